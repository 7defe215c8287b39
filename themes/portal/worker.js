// Keeps what the reader has seen: pages for reading without a network, files named by their content for good.
// A page is always asked for first; what was withdrawn is not shown again while there is a network.

const KEPT = "da-xem-1";
const MOST = 300;

const isNamedByContent = ({ pathname }) => /\/static\/|\/tim-kiem\/d\/[^/]+\.bin$/.test(pathname);

// What says how things stand today: which files the index has, when the portal was built.
const isOfToday = ({ pathname }) => /\/(tim-kiem\/muc-luc\.bin|dung\.json)$/.test(pathname);

async function keep(request, answer) {
  if (answer.ok && answer.type === "basic" && !answer.redirected) {
    const cache = await caches.open(KEPT);
    await cache.put(request, answer.clone());
    const all = await cache.keys();
    await Promise.all(all.slice(0, Math.max(all.length - MOST, 0)).map((one) => cache.delete(one)));
  }
  return answer;
}

// A search is one page, whatever is asked.
const plain = (request) => (request.mode === "navigate" ? request.url.split(/[?#]/)[0] : request);

const known = (request) => caches.open(KEPT).then((cache) => cache.match(plain(request)));

async function fromNetwork(request) {
  try {
    return await keep(plain(request), await fetch(request));
  } catch (error) {
    const kept = await known(request);
    if (kept) return kept;
    throw error;
  }
}

const once = async (request) => (await known(request)) ?? keep(request, await fetch(request));

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  const isOurs = address.origin === location.origin && address.href.startsWith(registration.scope) && request.method === "GET";
  if (!isOurs) return;
  if (isNamedByContent(address)) event.respondWith(once(request));
  else if (request.mode === "navigate" || isOfToday(address)) event.respondWith(fromNetwork(request));
});
