// Looks in what is public first, then fills the sheet on this page. What the reader writes goes nowhere: it is printed,
// or stands in a letter of the reader's own mail program.

import { fold } from "../../search/terms.js";

const MOST = 8;
const LONGEST = 1800;

function element(tag, part, ...content) {
  const made = document.createElement(tag);
  if (part) made.className = `cp-request-composer__${part}`;
  made.append(...content);
  return made;
}

function link(label, href, root) {
  const made = document.createElement("a");
  made.href = new URL(href.replace(/^\//, ""), root).href;
  made.textContent = label;
  return made;
}

// The items with their words, once.
function prepared(data) {
  return data.items.map((one) => {
    const agency = data.agencies[one.agency];
    const about = fold([agency.name, ...agency.also, one.label].join(" "));
    return { ...one, name: agency.name, about, records: one.records.map(([label, href]) => ({ label, href, words: fold(label) })) };
  });
}

// Every word stands in the item or in one of its records; records of their own count more than the item's label.
function found(items, asked) {
  const words = fold(asked).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const has = (text) => words.every((word) => text.includes(word));
  return items
    .map((one) => ({ ...one, hits: one.records.filter((record) => has(`${one.about} ${record.words}`) && words.some((word) => record.words.includes(word))) }))
    .filter((one) => one.hits.length || has(one.about))
    .sort((one, other) => other.hits.length - one.hits.length || one.name.localeCompare(other.name, "vi"));
}

function start(box) {
  const address = new URL(box.dataset.index, document.baseURI);
  const root = new URL("../", address);
  const [search, status, results] = [box.querySelector("#tim-muc"), box.querySelector('[role="status"]'), box.querySelector("ul")];
  const [agency, mail, advice] = [box.querySelector("select"), box.querySelector(".cp-request-composer__mail"), box.querySelector(".cp-request-composer__advice")];
  const fields = [...box.querySelectorAll("textarea")];
  const sheet = document.querySelector(".cp-blank-form");
  let index = null;

  function items() {
    index ??= fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status))).then(prepared);
    return index;
  }

  function choose(id, label) {
    agency.value = id;
    const asked = fields.find((one) => "subject" in one.dataset);
    if (label && asked && !asked.value) asked.value = label;
    fill();
  }

  function shown(one) {
    const state = element("p", "note", `${one.name} · ${one.state}`);
    const entry = element("li", "result", link(one.label, one.href, root), state);
    const records = (one.hits.length ? one.hits : one.records).slice(0, 3);
    if (records.length) entry.append(element("ul", "records", ...records.map((it) => element("li", "", link(it.label, it.href, root)))));
    const button = element("button", "choose", `Hỏi ${one.name} về mục này`);
    button.type = "button";
    button.addEventListener("click", () => {
      choose(one.agency, one.label);
      agency.focus();
    });
    entry.append(button);
    return entry;
  }

  async function look() {
    const asked = search.value;
    const all = await items().catch(() => null);
    if (asked !== search.value) return;
    if (!all) {
      index = null;
      status.textContent = "Chưa tải được danh mục; anh chị vẫn điền phiếu được.";
      return;
    }
    const hits = found(all, asked);
    status.textContent = asked.trim() ? `${hits.length} mục có thể chứa điều anh chị cần${hits.length > MOST ? `, đây là ${MOST} mục đầu` : ""}.` : "";
    results.replaceChildren(...hits.slice(0, MOST).map(shown));
  }

  // The sheet shows what is written; the letter leaves out what must not travel by mail.
  function fill() {
    const chosen = agency.selectedOptions[0];
    sheet.querySelector("[data-to]").textContent = chosen.value ? chosen.textContent : "";
    for (const one of fields) sheet.querySelector(`[data-field="${one.dataset.field}"]`).textContent = one.value;
    const lines = fields.filter((one) => one.value.trim() && !("private" in one.dataset)).map((one) => `${one.dataset.label}: ${one.value.trim()}`);
    const body = `Kính gửi: ${chosen.textContent}\n\n${lines.join("\n\n")}\n`;
    const href = `mailto:${chosen.dataset.email ?? ""}?subject=${encodeURIComponent("Yêu cầu cung cấp thông tin")}&body=${encodeURIComponent(body)}`;
    mail.hidden = !chosen.dataset.email || href.length > LONGEST * 3;
    mail.href = mail.hidden ? "" : href;
    advice.textContent = !chosen.dataset.email ? "Chọn cơ quan có thư điện tử thì mở được thư." : mail.hidden ? "Phiếu dài quá một bức thư; hãy in phiếu." : `Thư gửi ${chosen.dataset.email}.`;
  }

  // An address may name an agency and an item: ?muc=17-1-h#so-y-te.
  async function asked() {
    const [id, slug] = [decodeURIComponent(location.hash.slice(1)), new URLSearchParams(location.search).get("muc")];
    if (![...agency.options].some((one) => id && one.value === id)) return;
    choose(id);
    const all = slug ? await items().catch(() => []) : [];
    const one = all.find((it) => it.agency === id && it.slug === slug);
    if (one) choose(id, one.label);
  }

  search.addEventListener("input", look);
  agency.addEventListener("change", fill);
  for (const one of fields) one.addEventListener("input", fill);
  box.querySelector("button").addEventListener("click", () => window.print());
  addEventListener("hashchange", asked);
  box.hidden = false;
  asked();
}

for (const box of document.querySelectorAll(".cp-request-composer")) start(box);
