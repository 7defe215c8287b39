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

tell();
setInterval(tell, MINUTE);
