// Elements: text into the page, never as markup.

export function element(tag, kind, ...content) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.append(...content.filter((one) => one !== ""));
  return made;
}

// An address of the portal, from wherever this page lies in it.
export function within(root, href) {
  return new URL(href.replace(/^\//, ""), root).href;
}

export function link(root, label, href, kind = "") {
  const made = element("a", kind, label);
  made.href = href.startsWith("/") ? within(root, href) : href;
  return made;
}
