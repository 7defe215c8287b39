// The page of the search. All that was chosen stands in the address, so that it can be shared and Back goes back.

import { element, find, link, opener, within, withIndex } from "search";
import { Filters, NAMES } from "./filters.js";
import { row, sought } from "./results.js";

const SIZE = 10;
const SHOWN = 8;
const DOWNLOADED = 1000;
const CLASS = "cp-search-results__";
const SORTS = [
  ["", "liên quan nhất"],
  ["moi", "mới công khai"],
  ["ky", "ngày ký"],
];

const box = document.querySelector(".cp-search-results");
const part = (name) => box.querySelector(`.${CLASS}${name}`);
const form = document.querySelector(".cp-search-box");
const input = form.querySelector("input");
const root = new URL("../", form.action);
const badges = Object.fromEntries([...box.querySelectorAll("template[data-state]")].map((one) => [one.dataset.state, one.content.firstElementChild]));
const open = opener(new URL("muc-luc.bin", form.action).href);
let turn = 0;
let shown = null;

// This page's address with something else chosen; a new choice begins at the first page.
function address(changes) {
  const params = new URLSearchParams(location.search);
  params.delete("trang");
  for (const [name, value] of Object.entries(changes)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  return `${location.pathname}?${params}`;
}

// A link that changes what is shown without leaving the page.
function way(label, changes, kind = "") {
  const made = element("a", kind, ...[label].flat());
  made.href = address(changes);
  made.dataset.here = "";
  return made;
}

async function show({ moved = false } = {}) {
  shown = location.search;
  const params = new URLSearchParams(shown);
  const text = params.get("q") ?? "";
  const mine = ++turn;
  input.value = text;
  box.hidden = false;
  part("examples").hidden = Boolean(text.trim());
  if (!text.trim()) return empty("");
  part("status").textContent = "Đang tìm…";
  try {
    await withIndex(open, async (index) => {
      const found = await answer(index, text, params);
      await draw(found, params, mine);
    });
    if (mine !== turn) return;
    if (moved) part("status").focus({ preventScroll: true });
  } catch {
    if (mine === turn) empty("Chưa tải được dữ liệu tìm kiếm. Kiểm tra mạng rồi bấm Tìm lần nữa; các danh mục ở dưới vẫn xem được.");
  }
}

async function answer(index, text, params) {
  const filters = NAMES.some((name) => params.get(name)) ? new Filters(await index.facets()) : null;
  const chosen = filters?.chosen(params) ?? [];
  const found = await find(index, text, { keep: filters?.keeps(chosen) });
  return { index, text, filters, chosen, ...found, ids: await sorted(index, found.ids, params.get("sap-xep")) };
}

async function sorted(index, ids, sort) {
  if (sort === "moi") return [...ids].sort((one, other) => other - one);
  if (sort !== "ky") return ids;
  const days = await index.signed();
  return [...ids].sort((one, other) => (days[other] ?? 0) - (days[one] ?? 0) || other - one);
}

function empty(words) {
  part("status").textContent = words;
  for (const name of ["note", "chips", "sorts", "list", "pages", "tools", "help"]) part(name).replaceChildren();
  part("filters").hidden = true;
}

const number = (count) => count.toLocaleString("vi-VN");

async function draw(found, params, mine) {
  const { index, ids, asked, text, chosen } = found;
  const page = Math.min(Math.max(Math.trunc(Number(params.get("trang"))) || 1, 1), Math.max(Math.ceil(ids.length / SIZE), 1));
  const stubs = await Promise.all(ids.slice((page - 1) * SIZE, page * SIZE).map((one) => index.stub(one)));
  const ways = ids.length ? [] : await help(found);
  if (mine !== turn) return;
  const words = sought(asked);
  const rest = found.missing ? " gần với điều anh chị gõ nhất; không có kết quả nào chứa đủ các từ" : "";
  part("status").textContent = ids.length ? `${number(ids.length)} kết quả cho “${brief(text)}”${rest}.` : `Không tìm thấy “${brief(text)}”.`;
  const near = asked.filter((one) => found.mended && one.near).map((one) => `“${one.typed}” được hiểu là ${one.near.map((it) => `“${it}”`).join(", ")}`);
  part("note").textContent = near.length ? `${near.join("; ")}.` : "";
  part("chips").replaceChildren(...chosen.map((one) => element("li", "", chip(found.filters, one))));
  part("sorts").replaceChildren(...(ids.length > 1 ? sorts(params) : []));
  part("list").start = (page - 1) * SIZE + 1;
  part("list").replaceChildren(...stubs.map((stub) => row(root, stub, words, badges)));
  part("pages").replaceChildren(...pages(page, Math.ceil(ids.length / SIZE)));
  part("tools").replaceChildren(...(ids.length ? [download(found)] : []));
  part("help").replaceChildren(...ways);
  await panel(found);
}

const brief = (text) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

function chip(filters, { name, value }) {
  return way([filters.label(name, value), element("span", "visually-hidden", ", bỏ lọc"), element("span", "", "×")], { [name]: "" }, `${CLASS}chip`);
}

function sorts(params) {
  const current = params.get("sap-xep") ?? "";
  const ways = SORTS.map(([value, label]) => {
    const made = way(label, { "sap-xep": value });
    if (value === current) made.setAttribute("aria-current", "true");
    return made;
  });
  return [element("span", "", "Sắp xếp: "), ...ways];
}

function pages(current, count) {
  if (count < 2) return [];
  const near = [...new Set([1, current - 1, current, current + 1, count])].filter((one) => one >= 1 && one <= count);
  return near.map((one) => {
    const made = way([element("span", "visually-hidden", "Trang "), String(one)], { trang: one > 1 ? String(one) : "" }, `${CLASS}page`);
    if (one === current) made.setAttribute("aria-current", "page");
    return made;
  });
}

// The records of this very search, for programs.
function download({ index, ids, text }) {
  const made = element("button", `${CLASS}download`, ids.length > DOWNLOADED ? `Tải ${number(DOWNLOADED)} kết quả đầu (JSON)` : "Tải các kết quả này (JSON)");
  made.type = "button";
  made.addEventListener("click", async () => {
    const stubs = await Promise.all(ids.slice(0, DOWNLOADED).map((one) => index.stub(one)));
    const records = stubs.map((one) => ({ title: one.t, url: within(root, one.h), facts: one.f, dates: one.d.map(([label, , day]) => ({ label, day })), state: one.b[1], summary: one.s, phones: one.p.map(([, tel]) => tel.replace("tel:", "")), now: one.n.map(([label, href]) => ({ label, url: within(root, href) })) }));
    const data = { search: text, address: location.href, count: ids.length, records };
    const file = element("a", "");
    file.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 1)], { type: "application/json" }));
    file.download = "tim-kiem.json";
    file.click();
    URL.revokeObjectURL(file.href);
  });
  return made;
}

// Nothing found: what would be, without one of the filters; else other ways.
async function help({ index, text, chosen, filters }) {
  const without = await Promise.all(
    chosen.map(async (one) => {
      const rest = chosen.filter((it) => it !== one);
      const { ids, missing } = await find(index, text, { keep: filters.keeps(rest) });
      return ids.length && !missing ? way(`Bỏ lọc “${filters.label(one.name, one.value)}”: ${number(ids.length)} kết quả`, { [one.name]: "" }) : null;
    }),
  );
  const compose = link(root, "Soạn yêu cầu cung cấp thông tin gửi cơ quan", "/tiep-can-thong-tin/soan-yeu-cau/");
  const former = link(root, "Cơ quan, đơn vị hành chính cũ nay là đâu", "/co-quan-cu/");
  const fewer = text.trim().split(/\s+/).slice(0, -1).join(" ");
  return [...without.filter(Boolean), fewer ? way(`Thử “${brief(fewer)}”`, { q: fewer }) : "", former, compose].filter(Boolean).map((one) => element("li", "", one));
}

// The choices, fetched when they can be seen.
async function panel(found) {
  const details = part("filters");
  details.hidden = !found.ids.length && !found.chosen.length;
  if (matchMedia("(min-width: 60rem)").matches) details.open = true;
  const mine = turn;
  let filled = null;
  const fill = async () => {
    const filters = found.filters ?? new Filters(await found.index.facets());
    const groups = await Promise.all(filters.names.map((name) => group(filters, name, found)));
    if (mine === turn) part("groups").replaceChildren(...groups.filter(Boolean));
  };
  details.ontoggle = () => {
    if (details.open) filled ??= fill();
  };
  part("groups").replaceChildren();
  if (details.open) await (filled ??= fill());
}

// One facet. Its counts are of what the other filters leave.
async function group(filters, name, { index, text, chosen, ids }) {
  const own = chosen.find((one) => one.name === name);
  const others = chosen.filter((one) => one !== own);
  const among = own ? (await find(index, text, { keep: filters.keeps(others) })).ids : ids;
  const values = filters.counts(name, among);
  if (!values.length) return null;
  const lines = values.map((one) => {
    const made = way([one.label, " ", element("span", `${CLASS}count`, number(one.count), element("span", "visually-hidden", " kết quả"))], { [name]: one.value === own?.value ? "" : one.value }, `${CLASS}choice`);
    if (one.value === own?.value) made.setAttribute("aria-current", "true");
    return element("li", "", made);
  });
  const list = element("ul", "", ...lines.slice(0, SHOWN));
  const more = lines.length > SHOWN ? element("details", "", element("summary", "", `Xem thêm ${lines.length - SHOWN}`), element("ul", "", ...lines.slice(SHOWN))) : "";
  return element("section", `${CLASS}group`, element("h2", "", filters.facets[name].label), list, more);
}

function go(href) {
  history.pushState(null, "", href);
  show({ moved: true });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(`${location.pathname}?${new URLSearchParams({ q: input.value })}`);
});
box.addEventListener("click", (event) => {
  const chosen = event.target.closest("a[data-here]");
  if (chosen && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(chosen.href);
  }
});
// A jump within the page is no other search.
addEventListener("popstate", () => {
  if (location.search !== shown) show();
});
show();
