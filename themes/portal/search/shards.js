// Shards: the files of the index, fetched one by one as words need them. What they hold is told in
// plugins/portal/outputs/search/.

import { bare } from "./terms.js";

const MOST = 12;
const FIRST = ["t", "n", "s"];

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
    this.tiers = { t: tier(list.shards, FIRST) };
    this.files = new Map();
  }

  // Which people and agencies count more than documents.
  isContact(id) {
    return id < this.first;
  }

  // All terms of a word, with their lists of entries; none where no entry has it. With `prefix`, of all words that begin so.
  async terms(name, word, prefix = false) {
    const { starts, marks, fields } = this.tiers[name];
    const from = Math.max(above(starts, word) - 1, 0);
    const to = prefix ? Math.min(above(starts, `${word}\uffff`), from + MOST) : from + 1;
    const numbers = Array.from({ length: Math.max(to - from, 1) }, (_, place) => from + place).filter((one) => one < starts.length);
    const found = await Promise.all(numbers.map((one) => this.made(`${name}-${starts[one]}`, this.mark(marks, one), (bytes) => shard(bytes, fields))));
    const fits = prefix ? (one) => one.startsWith(word) : (one) => one === word;
    return new Map(found.flatMap((words) => [...words].filter(([one]) => fits(one)).flatMap(([, terms]) => [...terms])));
  }

  // The second tier: words of bodies. "common" ones stand in most of them and are in none of its files.
  async body() {
    if (!this.tiers.b) {
      const list = await this.made("than", this.list.body, json);
      this.tiers.b = { ...tier(list, ["b"]), common: new Set(list.common.split(" ")) };
    }
    return this.tiers.b;
  }

  // What is shown of an entry.
  async stub(id) {
    const { each, group, stubs } = this.list;
    const chunk = Math.floor(id / each);
    const lines = await this.made(`s-${chunk}`, this.mark(stubs, Math.floor(chunk / group)), (bytes) => narrow(bytes).split("\n"));
    return stub(lines[id % each]);
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
    return this.made("tu", this.list.words, (bytes) => told(json(bytes)));
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

function tier({ starts, marks }, fields) {
  return { starts: told(starts), marks, fields };
}

// Words in order, of which each says with a capital how many letters it has of the one before.
function told(text) {
  let word = "";
  return (text.match(/[A-Z][^A-Z]*/g) ?? []).map((one) => (word = word.slice(0, one.charCodeAt(0) - 65) + one.slice(1)));
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
    return new Uint8Array(await new Response(answer.body.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer());
  }
  const { unzlibSync } = await import("unpack");
  return unzlibSync(new Uint8Array(await answer.arrayBuffer()));
}

const text = (bytes) => new TextDecoder().decode(bytes);
// Letters in one byte and tones in another, what has neither as `&#20013;`.
const narrow = (bytes) => new TextDecoder("windows-1258").decode(bytes).normalize("NFC").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code));
const json = (bytes) => JSON.parse(text(bytes));

// Words, each with its terms, each with its lists by field.
export function shard(bytes, fields) {
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
  // Numbers of entries, each with six bits: how often, or of a title where.
  const list = () => {
    const steps = Uint32Array.from({ length: varint() }, varint);
    let [number, mark] = [0, 1];
    return steps.map((step) => {
      number += step >> 1;
      if (step & 1) mark = bytes[at++];
      return (number << 6) | mark;
    });
  };
  // A term's letters, the first of which may be those of the term before, and in which fields it stands.
  const heads = [];
  for (let count = varint(), letters = []; count; count--) {
    const [head, rest] = [bytes[at++], bytes[at++]];
    letters = [...letters.slice(0, head >> 3), ...bytes.subarray(at, (at += rest))];
    heads.push([text(new Uint8Array(letters)), fields.filter((_, place) => head & (1 << place))]);
  }
  for (const [name, present] of heads) {
    const lists = Object.fromEntries(present.map((field) => [field, (field === "t" ? placed : counted)(list())]));
    const word = wordOf(name);
    if (!words.has(word)) words.set(word, new Map());
    words.get(word).set(name, lists);
  }
  return words;
}

// A result's line, as plugins/portal/outputs/search/stubs.py writes it.
function stub(line) {
  const [kind, t, h, ...lists] = line.split("\t");
  const [f, b, d, s, p, n] = Array.from({ length: 6 }, (_, place) => (lists[place] ? lists[place].split("\x1f") : []));
  return { k: kind[0], x: kind.length > 1, t, h, f, b, d: by(3, d), s: s[0] ?? "", p: by(3, p), n: by(2, n) };
}

const by = (count, items) => Array.from({ length: items.length / count }, (_, place) => items.slice(place * count, (place + 1) * count));

function counted(list) {
  return { numbers: list.map((one) => one >>> 6), times: list.map((one) => one & 63) };
}

// Of places: the entries, how often each has one, and the places themselves.
export function placed(spots) {
  const times = new Map();
  for (const one of spots) times.set(one >>> 6, (times.get(one >>> 6) ?? 0) + 1);
  return { numbers: [...times.keys()], times: [...times.values()], spots };
}

// By what a term is looked up: "quyet" of "quyet.es", "90" of "+90+kh".
function wordOf(term) {
  return term[0] === "+" ? term.slice(1).split("+", 1)[0] : bare(term);
}
