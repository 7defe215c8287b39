// Results: an entry as a row, its words marked where they answer; pages of rows.

import { bare, element, link, term } from "search";

const CLASS = "cp-search-results__";
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f]*/gu;

// The words of a search, without marks; the last may be the beginning of one.
export function sought(asked) {
  return new Set(asked.flatMap((one) => [...one.words, ...(one.near ?? []), bare(one.raw)]));
}

// A text with the words that were sought marked, in the spelling of the source.
export function marked(text, words) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(WORD)) {
    if (words.has(bare(term(found[0].normalize("NFC").toLowerCase())))) {
      parts.push(text.slice(from, found.index), element("mark", "", found[0]));
      from = found.index + found[0].length;
    }
  }
  return [...parts, text.slice(from)];
}

export function row(root, stub, words, badges) {
  const title = link(root, "", stub.h, `${CLASS}title`);
  title.append(...marked(stub.t, words));
  const made = element("li", `${CLASS}row`, title);
  const facts = [...stub.f, ...(stub.x ? ["Dữ liệu mẫu"] : [])];
  if (facts.length) made.append(element("p", `${CLASS}facts`, ...marked(facts.join(" · "), words)));
  if (stub.b.length || stub.d.length) made.append(element("p", `${CLASS}state`, badge(stub.b, badges), ...stub.d.map(day)));
  if (stub.p.length) made.append(element("p", `${CLASS}phones`, ...stub.p.map(phone)));
  if (stub.n.length) made.append(element("p", `${CLASS}now`, "Nay là: ", ...between(stub.n.map(([label, href]) => link(root, label, href)), ", ")));
  if (stub.s) made.append(element("p", `${CLASS}summary`, ...marked(stub.s, words)));
  return made;
}

function badge([state, label = ""], badges) {
  return badges[state]?.cloneNode(true) ?? label;
}

function day([label, text, iso]) {
  const time = element("time", "", text);
  time.dateTime = iso;
  return element("span", "", `${label} `, time);
}

function phone([text, href, extension]) {
  const call = element("a", `${CLASS}phone`, `Gọi ${text}${extension ? `, máy lẻ ${extension}` : ""}`);
  call.href = href;
  return call;
}

const between = (parts, sign) => parts.flatMap((one, place) => (place ? [sign, one] : [one]));
