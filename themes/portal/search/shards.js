// Shards: the files of the index, fetched one by one as words need them. What they hold is told in
// plugins/portal/outputs/search/.

import { bare } from "./terms.js";

const MOST = 6;

// The index at an address, opened when it is first needed, and anew after it has failed: the portal may have been published
// in between, and the old files be gone.
export function opener(address) {
  if (!openers.has(address)) openers.set(address, opening(address));
  return openers.get(address);
}

const openers = new Map();

function opening(address) {
  let opened = null;
  const open = (answer) => {
    opened ??= Index.open(address, answer);
    opened.catch(() => open.anew());
    return opened;
  };
  open.anew = () => {
    opened = null;
  };
  return open;
}

// Does something with the index; once more with a fresh one where that fails.
export async function withIndex(open, work) {
  try {
    return await work(await open());
  } catch {
    open.anew();
    return work(await open());
  }
}

export class Index {
  // The list of the files lies above them; it is asked for anew each time, they never change.
  static async open(address, answer = fetch(address, { cache: "no-cache" })) {
    return new Index(new URL("d/", address), json(await unpacked(await answer)));
  }

  constructor(folder, list) {
    Object.assign(this, { folder, list, count: list.n, first: list.from, boosts: list.boosts, contact: list.contact });
    this.tiers = { t: tier(list.shards) };
    this.files = new Map();
  }

  // Which people and agencies count more than documents.
  isContact(id) {
    return id < this.first;
  }

  // All terms of a word, with their lists of entries; none where no entry has it. With `prefix`, of all words that begin so.
  async terms(name, word, prefix = false) {
    const { starts, marks } = this.tiers[name];
    const from = Math.max(above(starts, word) - 1, 0);
    const to = prefix ? Math.min(above(starts, `${word}\uffff`), from + MOST) : from + 1;
    const numbers = Array.from({ length: Math.max(to - from, 1) }, (_, place) => from + place).filter((one) => one < starts.length);
    const found = await Promise.all(numbers.map((one) => this.made(`${name}-${starts[one]}`, this.mark(marks, one), shard)));
    const fits = prefix ? (one) => one.startsWith(word) : (one) => one === word;
    return new Map(found.flatMap((words) => [...words].filter(([one]) => fits(one)).flatMap(([, terms]) => [...terms])));
  }

  // The second tier: words of bodies. "common" ones stand in most of them and are in none of its files.
  async body() {
    if (!this.tiers.b) {
      const list = await this.made("than", this.list.body, json);
      this.tiers.b = { ...tier(list), common: new Set(list.common.split(" ")) };
    }
    return this.tiers.b;
  }

  async stub(id) {
    const chunk = Math.floor(id / this.list.each);
    const stubs = await this.made(`s-${chunk}`, this.mark(this.list.stubs, chunk), json);
    return stubs[id];
  }

  // What the name of the so many-th file has of its content.
  mark(marks, place) {
    return marks.slice(place * this.list.mark, (place + 1) * this.list.mark);
  }

  facets() {
    return this.made("loc", this.list.facets, json);
  }

  signed() {
    return this.made("ky", this.list.signed, json);
  }

  lexicon() {
    return this.made("tu", this.list.words, (bytes) => json(bytes).split(" "));
  }

  // A file, fetched and read once; forgotten where that failed, so that it is tried again.
  made(stem, mark, read) {
    const name = `${stem}-${mark}.bin`;
    if (!this.files.has(name)) {
      const made = fetch(new URL(name, this.folder)).then(unpacked).then(read);
      this.files.set(name, made);
      made.catch(() => this.files.delete(name));
    }
    return this.files.get(name);
  }
}

function tier({ starts, marks }) {
  return { starts: starts.split(" ").filter(Boolean), marks };
}

// How many starts are not after a word.
function above(starts, word) {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function unpacked(answer) {
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  if (typeof DecompressionStream === "function") {
    return new Uint8Array(await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
  }
  const { gunzipSync } = await import("unpack");
  return gunzipSync(new Uint8Array(await answer.arrayBuffer()));
}

const text = (bytes) => new TextDecoder().decode(bytes);
const json = (bytes) => JSON.parse(text(bytes));

// Words, each with its terms, each with its lists by field: numbers of entries, and how often.
export function shard(bytes) {
  const words = new Map();
  let at = 0;
  const varint = () => {
    let [value, shift, one] = [0, 0, 0];
    do {
      one = bytes[at++];
      value += (one & 127) << shift;
      shift += 7;
    } while (one > 127);
    return value;
  };
  const list = () => {
    const numbers = new Uint32Array(varint());
    const times = new Uint8Array(numbers.length).fill(1);
    let before = -1;
    for (let place = 0; place < numbers.length; place++) {
      const step = varint();
      before += (step >> 1) + 1;
      numbers[place] = before;
      if (step & 1) times[place] = bytes[at++];
    }
    return { numbers, times };
  };
  while (at < bytes.length) {
    const name = text(bytes.subarray(at + 1, at + 1 + bytes[at]));
    at += bytes[at] + 1;
    const fields = bytes[at++];
    const lists = [0, 1, 2, 3].map((place) => (fields & (1 << place) ? list() : null));
    const word = wordOf(name);
    if (!words.has(word)) words.set(word, new Map());
    words.get(word).set(name, lists);
  }
  return words;
}

// By what a term is looked up: "quyet" of "quyet.es", of "_quyet_dinh", and "90" of "+90+kh".
function wordOf(term) {
  const [first] = term.replace(/^[_+]+/, "").split(/[_+]/);
  return first.includes(".") ? bare(first) : first;
}
