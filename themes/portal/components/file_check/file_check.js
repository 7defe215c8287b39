// Tells whether a file is one of this release: its SHA-256 is computed here and looked up in the lists of the release of
// those whose content, and of those whose name, has a SHA-256 that begins alike. The file itself goes nowhere.

const WORDS = {
  same: ["good", "Đúng là tệp đang công bố", "Từng byte của tệp giống bản trên cổng này."],
  changed: ["bad", "Cùng tên nhưng nội dung khác bản đang công bố", "Tệp này đã bị sửa, hoặc là một bản cũ hơn. Hãy tải lại tệp từ địa chỉ dưới đây."],
  unknown: ["doubtful", "Không có trong bản công bố", "Cổng này hôm nay không công bố tệp nào có nội dung như vậy."],
  unreadable: ["", "Chưa đọc được tệp này", "Hãy chọn từng tệp, không chọn cả thư mục; tệp rất lớn thì tính mã bằng lệnh ở phần dưới."],
  listless: ["", "Chưa có danh sách để so", "Chưa tải được danh sách tệp của bản công bố. Hãy thử lại khi có mạng, hoặc so mã dưới đây với mã ghi cạnh tệp trên cổng."],
  insecure: ["", "Trình duyệt không tính được mã ở đây", "Trình duyệt chỉ tính mã trên trang mở bằng https. Hãy mở trang bằng địa chỉ https, hoặc tính mã bằng lệnh ở phần dưới."],
};
const MOST = 5;
const lists = new Map();

// The files of a list; asked once, and again only after a failure.
function listed(address) {
  if (!lists.has(address)) {
    const list = fetch(address, { cache: "no-store" }).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
    lists.set(address, list.then((found) => found.files.map((one) => ({ ...one, name: one.path.split("/").pop() }))));
    lists.get(address).catch(() => lists.delete(address));
  }
  return lists.get(address);
}

async function digest(content) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}

// A second download of "a.pdf" is kept as "a (1).pdf".
function plainName(name) {
  return name.normalize("NFC").replace(/ \(\d+\)(?=\.[^.]*$)/, "");
}

async function verdict(file, list) {
  if (!globalThis.crypto?.subtle) return { word: "insecure", places: [] };
  const hash = await file.arrayBuffer().then(digest).catch(() => "");
  if (!hash) return { word: "unreadable", places: [] };
  const name = plainName(file.name);
  const found = await Promise.all([hash, await digest(new TextEncoder().encode(name))].map((one) => listed(list(one)))).catch(() => null);
  if (!found) return { word: "listless", hash, places: [] };
  const same = found[0].filter((one) => one.sha256 === hash);
  const namesakes = found[1].filter((one) => one.name === name);
  return { word: same.length ? "same" : namesakes.length ? "changed" : "unknown", hash, places: same.length ? same : namesakes };
}

function element(tag, part, ...content) {
  const made = document.createElement(tag);
  made.className = `cp-file-check__${part}`;
  made.append(...content);
  return made;
}

function place(one, root) {
  const path = one.path.split("/").map(encodeURIComponent).join("/").replace(/(^|\/)index\.html$/, "$1");
  const link = document.createElement("a");
  link.href = new URL(path || "./", root).href;
  link.textContent = one.path;
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

function shown(file, { word, hash, places }, root) {
  const [tone, words, advice] = WORDS[word];
  const size = `${new Intl.NumberFormat("vi").format(file.size)} byte`;
  const result = element("div", "result", element("p", "verdict", words), element("p", "name", `${file.name} · ${size}`), element("p", "advice", advice));
  if (tone) result.classList.add(`cp-file-check__result--${tone}`);
  if (places.length) result.append(element("ul", "places", ...places.slice(0, MOST).map((one) => place(one, root))));
  if (places.length > MOST) result.append(element("p", "advice", `và ${places.length - MOST} địa chỉ khác`));
  if (hash) result.append(element("p", "hash", `SHA-256: ${hash}`));
  return result;
}

function start(box) {
  const root = new URL(box.dataset.root, document.baseURI).href;
  const list = (digest) => new URL(`kiem-chung/${digest.slice(0, box.dataset.letters)}.json`, root).href;
  const field = box.querySelector("input");
  const results = box.querySelector('[role="status"]');

  let last = 0;

  // Who chooses again while files are being read waits for the last choice only.
  async function check(files) {
    const [asked, own] = [[...files], (last += 1)];
    results.replaceChildren(element("p", "hint", "Đang tính mã kiểm…"));
    const found = [];
    for (const file of asked) found.push(shown(file, await verdict(file, list), root));
    if (own === last) results.replaceChildren(...found);
  }

  field.addEventListener("change", () => {
    if (field.files.length) check(field.files);
    field.value = "";
  });
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    box.addEventListener(kind, (event) => {
      event.preventDefault();
      box.classList.toggle("cp-file-check--over", kind === "dragenter" || kind === "dragover");
    });
  }
  box.addEventListener("drop", (event) => check(event.dataTransfer.files));
  box.hidden = false;
}

for (const box of document.querySelectorAll(".cp-file-check")) start(box);
