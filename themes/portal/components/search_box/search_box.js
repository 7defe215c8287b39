// Loads the search when the reader goes into the box, and nothing before; keeps visited pages for reading without a network.

const form = document.querySelector(".cp-search-box");
const input = form.querySelector("input");
const worker = new URL("../sw.js", form.action).href;
let loaded = null;

function load() {
  const address = new URL("muc-luc.bin", form.action).href;
  const list = fetch(address, { cache: "no-cache" });
  list.catch(() => {});
  loaded ??= Promise.all([import("suggest"), import("search")]).then(([{ suggest }, { opener }]) => {
    const open = opener(address);
    open(list).catch(() => {});
    suggest(form, open);
    ahead(input.dataset.results);
  });
  loaded.catch(() => {
    loaded = null;
  });
}

// What the page of the results needs, for whoever presses Enter.
function ahead(href) {
  if (href) document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", as: "script", href }));
}

// The one script that a page may start besides its own.
function register() {
  const policy = globalThis.trustedTypes?.createPolicy("tim-kiem", {
    createScriptURL: (address) => {
      if (address !== worker) throw new TypeError(address);
      return address;
    },
  });
  navigator.serviceWorker.register(policy ? policy.createScriptURL(worker) : worker).catch(() => {});
}

// At a wrong address its words are what the reader was after.
function lost() {
  const words = decodeURI(location.pathname).replace(/\.\w+$/, "").split("/").filter(Boolean).pop() ?? "";
  return document.querySelector("[data-lost]") ? words.replace(/[-_]+/g, " ") : "";
}

if (location.protocol.startsWith("http")) {
  input.value = new URLSearchParams(location.search).get("q") ?? lost();
  input.addEventListener("focus", () => loaded ?? load());
  if (navigator.serviceWorker) addEventListener("load", () => setTimeout(register, 1000));
}
