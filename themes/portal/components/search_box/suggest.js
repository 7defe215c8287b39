// Suggest: what the reader may mean, while they type. A combobox: focus stays in the box, arrows go through the options,
// Enter opens the chosen one, or searches for what is written; Escape closes.

import { element, find, within, withIndex } from "search";

const GROUPS = [
  ["a", "Cơ quan"],
  ["p", "Người"],
  ["d", "Văn bản, tin"],
];
const CONTACTS = 4;
const DOCUMENTS = 5;
const CLASS = "cp-search-box__";

export function suggest(form, open) {
  const [input, list, status] = [form.querySelector("input"), element("div", `${CLASS}list`), element("p", "visually-hidden")];
  const root = new URL("../", form.action);
  let [options, current, asked] = [[], -1, ""];

  list.id = "goi-y";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Gợi ý");
  status.setAttribute("role", "status");
  form.append(list, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  close();

  function close() {
    list.hidden = true;
    [options, current] = [[], -1];
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    options[current]?.setAttribute("aria-selected", "false");
    current = place;
    const chosen = options[current];
    if (!chosen) return input.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", chosen.id);
  }

  function option(stub, place) {
    const facts = [...stub.p.slice(0, 1).map(([number]) => number), ...stub.f].join(" · ");
    const made = element("div", `${CLASS}option`, stub.t, facts ? element("span", `${CLASS}facts`, facts) : "");
    made.id = `goi-y-${place}`;
    made.dataset.href = within(root, stub.h);
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    return made;
  }

  function show(stubs) {
    let place = 0;
    const groups = GROUPS.map(([kind, label], number) => [stubs.filter((one) => one.k === kind), label, number]).filter(([found]) => found.length);
    const made = groups.map(([found, label, number]) => {
      const head = element("div", `${CLASS}group`, label);
      head.id = `goi-y-nhom-${number}`;
      const group = element("div", "", head, ...found.map((one) => option(one, place++)));
      group.setAttribute("role", "group");
      group.setAttribute("aria-labelledby", head.id);
      return group;
    });
    list.replaceChildren(...made);
    close();
    options = [...list.querySelectorAll('[role="option"]')];
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
    status.textContent = options.length ? `${options.length} gợi ý, dùng phím mũi tên để chọn.` : "Không có gợi ý.";
  }

  async function look() {
    const text = input.value;
    asked = text;
    if (!text.trim()) return close();
    const stubs = await withIndex(open, async (index) => {
      const { ids } = await find(index, text, { hurried: !/\s$/.test(text) });
      const contacts = ids.filter((one) => index.isContact(one)).slice(0, CONTACTS);
      const documents = ids.filter((one) => !index.isContact(one)).slice(0, DOCUMENTS);
      return Promise.all([...contacts, ...documents].map((one) => index.stub(one)));
    });
    if (asked === text && document.activeElement === input) show(stubs);
  }

  const looking = () => look().catch(() => close());

  input.addEventListener("input", looking);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((current + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    } else if (event.key === "Enter" && options[current]) {
      event.preventDefault();
      location.assign(options[current].dataset.href);
    }
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", () => {
    asked = "";
    close();
  });
  // Before the box loses the focus to a click on an option.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest('[role="option"]');
    if (chosen) location.assign(chosen.dataset.href);
  });
  if (document.activeElement === input && input.value) looking();
}
