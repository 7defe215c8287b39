// Narrows the list of spokespersons to those that have all words somewhere, typed with marks or without. Who is called
// just that and those on duty come first, then agencies of just that name.

import { bare, term, words } from "../../search/terms.js";

const form = document.querySelector(".cp-speaker-finder");
const input = form.querySelector("input");
const status = form.querySelector("[role=status]");
const groups = [...document.querySelectorAll("[data-group]")];
const rows = [...document.querySelectorAll("tr[data-found-by]")].map((row) => ({ row, body: row.parentElement }));

const folded = (text) => words(text).map((one) => bare(term(one)));

// What a row is found by, worked out when it is first asked for.
function known(one) {
  one.words ??= said(one.row);
  one.text ??= ` ${folded(`${one.words} ${one.row.dataset.foundBy}`).join(" ")}`;
  one.digits ??= one.words.replace(/(?<=\d)[ .](?=\d)/g, "");
  one.agency ??= folded(one.row.querySelector("th").textContent).join(" ");
  one.name ??= folded(one.row.querySelector("strong")?.textContent ?? "").join(" ");
  return one;
}

// Its texts without what only this moment tells.
function said(row) {
  const copy = row.cloneNode(true);
  for (const part of copy.querySelectorAll(".cp-speaker-state, [data-days-later]")) part.remove();
  const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode.data);
  return found.join(" ");
}

function fits(one, asked, number) {
  const { text, digits } = known(one);
  return (number && digits.includes(number)) || asked.every((word) => text.includes(` ${word}`));
}

const isOnDuty = ({ row }) => Boolean(row.querySelector("[data-on-duty]:not([hidden])"));

function show() {
  const asked = folded(input.value);
  const phrase = asked.join(" ");
  const typed = input.value.replace(/[\s.]/g, "");
  const number = /^\+?\d{4,}$/.test(typed) ? typed.replace(/^\+?84/, "0") : "";
  const weight = (one) => (asked.length ? 2 * (one.name === phrase) + 2 * isOnDuty(one) + (one.agency === phrase) : 0);
  for (const one of rows) one.row.hidden = !fits(one, asked, number);
  for (const one of [...rows].sort((one, other) => weight(other) - weight(one))) one.body.append(one.row);
  for (const group of groups) group.hidden = !group.querySelector("tbody tr:not([hidden])");
  const count = rows.filter((one) => !one.row.hidden).length;
  status.textContent = !asked.length ? "" : count ? `${count} dòng khớp` : "Không có dòng nào khớp; bấm Tìm để tìm trên toàn cổng.";
}

input.addEventListener("input", show);
form.addEventListener("submit", (event) => {
  if (rows.some((one) => !one.row.hidden)) event.preventDefault();
});
if (input.value) show();
