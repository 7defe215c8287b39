// Which hours hold now, by Vietnam's clock whatever the reader's is set to; buttons that copy.

const VIETNAM = 7 * 3_600_000;
const MINUTE = 60_000;

// Hours as the site writes them: "w:450-1020 7:480-660", days that offices are closed or open against the week behind.
function holds(code, now) {
  const [day, weekday, minute] = [now.toISOString().slice(0, 10), now.getUTCDay() || 7, now.getUTCHours() * 60 + now.getUTCMinutes()];
  const parts = code.split(" ");
  const isOff = parts.includes(`-${day}`);
  const works = parts.includes(`+${day}`) || (weekday < 6 && !isOff);
  return parts.some((part) => {
    const [days, start, end] = part.split(/[:-]/);
    const fits = { w: works, o: !works, e: true }[days] ?? (days.includes(weekday) && !isOff);
    return fits && Number(start) <= minute && minute < Number(end);
  });
}

// What is said within hours and outside them is the same for everybody: it stands in the page once.
const said = document.querySelector(".cp-speaker-state__hours")?.content;
const places = (said ? [...document.querySelectorAll("[data-open]")] : []).map((place) => {
  const states = said.cloneNode(true);
  const [inside, outside] = states.children;
  place.append(states);
  return { place, inside, outside };
});

function tell() {
  const now = new Date(Date.now() + VIETNAM);
  for (const { place, inside, outside } of places) {
    const saysMore = Boolean(place.querySelector(":is([data-on-duty], [data-over]):not([hidden])"));
    const isOpen = holds(place.dataset.open, now);
    inside.hidden = saysMore || !isOpen;
    outside.hidden = saysMore || isOpen;
  }
}

for (const button of navigator.clipboard ? document.querySelectorAll("[data-copied]") : []) {
  const label = button.querySelector("span");
  const words = label.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copied);
    label.textContent = "Đã chép";
    setTimeout(() => (label.textContent = words), 2000);
  });
}

tell();
setInterval(tell, MINUTE);
