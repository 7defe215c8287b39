// Looks in what is public first, then fills the sheet on this page. What the reader writes goes nowhere: it is printed,
// or stands in a letter of the reader's own mail program.

import { bare, terms } from "../../search/terms.js";

const MOST = 5;
const LONGEST = 1800;

function element(tag, part, ...content) {
  const made = document.createElement(tag);
  if (part) made.className = `cp-request-composer__${part}`;
  made.append(...content);
  return made;
}

// Made when it is first needed, and again only after a failure.
function once(make) {
  let made = null;
  return () => {
    made ??= make();
    made.catch(() => {
      made = null;
    });
    return made;
  };
}

const plain = (...texts) => terms(texts.join(" ")).map(bare);

// Every item of every agency, with its words.
function prepared({ agencies, items, states }) {
  const labelled = items.map((one) => ({ ...one, words: plain(one.label) }));
  return agencies.flatMap(({ id, name, also, href, states: own }) => {
    const named = plain(name, ...also);
    return labelled.map(({ anchor, label, slug, words }, place) => ({
      agency: id,
      slug,
      label,
      href: `${href}#${anchor}`,
      note: `${name} · ${states[own[place]]}`,
      asks: `Hỏi ${name} về mục này`,
      subject: label,
      words: [...named, ...words],
    }));
  });
}

// Those in which every word stands, or one that begins so.
function matching(items, asked) {
  const sought = plain(asked);
  return sought.length ? items.filter(({ words }) => sought.every((word) => words.some((one) => one.startsWith(word)))) : [];
}

function start(box) {
  const address = new URL(box.dataset.index, document.baseURI);
  const root = new URL("../", address);
  const [search, status, results] = [box.querySelector("#tim-muc"), box.querySelector('[role="status"]'), box.querySelector("ul")];
  const [agency, mail, advice] = [box.querySelector("select"), box.querySelector(".cp-request-composer__mail"), box.querySelector(".cp-request-composer__advice")];
  const fields = [...box.querySelectorAll("textarea")];
  const sheet = document.querySelector(".cp-blank-form");
  const items = once(() => fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status))).then(prepared));
  const engine = once(() => import("search"));

  // What the search of the portal has for these words besides people and agencies; who made it can be asked for more.
  async function records(asked) {
    const { find, opener, withIndex } = await engine();
    return withIndex(opener(new URL("tim-kiem/muc-luc.bin", root).href), async (index) => {
      const { ids } = await find(index, asked, { hurried: !/\s$/.test(asked) });
      const found = ids.filter((one) => !index.isContact(one));
      const stubs = await Promise.all(found.slice(0, MOST).map((one) => index.stub(one)));
      return { count: found.length, first: stubs.map((one) => record(one, asked)) };
    });
  }

  function record(stub, asked) {
    const maker = [...agency.options].find((one) => one.value && stub.h.startsWith(`/${one.value}/`));
    const note = [...(stub.f ?? []), ...(stub.x ? ["Dữ liệu mẫu"] : [])].join(" · ");
    return { agency: maker?.value, label: stub.t, href: stub.h, note, asks: `Hỏi ${maker?.textContent} thêm về việc này`, subject: asked.trim() };
  }

  function choose(id, label) {
    agency.value = id;
    const asked = fields.find((one) => "subject" in one.dataset);
    if (label && asked && !asked.value) asked.value = label;
    fill();
  }

  function shown(one) {
    const link = element("a", "", one.label);
    link.href = new URL(one.href.replace(/^\//, ""), root).href;
    const entry = element("li", "result", link, element("p", "note", one.note));
    if (one.agency) entry.append(asking(one));
    return entry;
  }

  function asking(one) {
    const button = element("button", "choose", one.asks);
    button.type = "button";
    button.addEventListener("click", () => {
      choose(one.agency, one.subject);
      agency.focus();
    });
    return button;
  }

  async function look() {
    const asked = search.value;
    const found = await Promise.all([records(asked), items()]).catch(() => null);
    if (asked !== search.value) return;
    if (!found) {
      status.textContent = "Chưa tải được danh mục; anh chị vẫn điền phiếu được.";
      return;
    }
    const [told, hits] = [found[0], matching(found[1], asked)];
    const more = told.count > MOST || hits.length > MOST ? "; đây là những kết quả đầu" : "";
    status.textContent = asked.trim() ? `${told.count} văn bản, tin và ${hits.length} mục có thể chứa điều anh chị cần${more}.` : "";
    results.replaceChildren(...[...told.first, ...hits.slice(0, MOST)].map(shown));
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

  search.addEventListener("focus", () => Promise.all([engine(), items()]).catch(() => {}));
  search.addEventListener("input", look);
  agency.addEventListener("change", fill);
  for (const one of fields) one.addEventListener("input", fill);
  box.querySelector("button").addEventListener("click", () => window.print());
  addEventListener("hashchange", asked);
  box.hidden = false;
  asked();
}

for (const box of document.querySelectorAll(".cp-request-composer")) start(box);
