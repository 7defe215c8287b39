// A static page ages: the state it was built with may be over. Elements that say from when or until when they hold
// are shown or hidden by the reader's clock, also while the page stays open. A day without a time begins at midnight in
// Vietnam.

const DAY = 86_400_000;
const MINUTE = 60_000;

function moment(text, daysLater) {
  return Date.parse(text.includes("T") ? text : `${text}T00:00:00+07:00`) + Number(daysLater) * DAY;
}

function tell() {
  const now = Date.now();
  for (const element of document.querySelectorAll("[data-shown-from], [data-shown-until]")) {
    const { shownFrom, shownUntil, daysLater = "0" } = element.dataset;
    const begun = !shownFrom || moment(shownFrom, daysLater) <= now;
    const over = Boolean(shownUntil) && moment(shownUntil, daysLater) <= now;
    element.hidden = !begun || over;
  }
}

// When the portal was built is asked of one file: a page that did not change is not written anew for that.
async function age() {
  const answer = await fetch(new URL("../dung.json", import.meta.url), { cache: "no-cache" });
  const { text, rebuilt_by: by } = await answer.json();
  for (const element of document.querySelectorAll("[data-built]")) element.textContent = text;
  for (const element of document.querySelectorAll("[data-outdated]")) element.dataset.shownFrom = by;
  tell();
}

tell();
setInterval(tell, MINUTE);
age().catch(() => {}); // a reader without a network keeps the link
