// Find: the entries that answer a reader's words, best first. The words choose the files; what is in them is ranked as lunr does.
//
// All words must stand in an entry. Where none has them all, the bodies are looked into and a word may be a slip of the
// finger; at last the entries with most of the words are good enough.

import { meant } from "./keys.js";
import { placed } from "./shards.js";
import { bare, term, terms, words } from "./terms.js";

const WORDS = 24;
const NEAR = 6;
const FETCHED = 12;
const LOOKED_AT = 30;
const SHOWN = 10;
const K1 = 1.2;
const FIRST = ["t", "n", "s", "g"];
const MARKED = { any: 0.2, exact: 1.2 };
const PLAIN = { any: 1, exact: 0 };
const MENDED = 0.5;

// What the reader asks: one unit a word, the digits of a telephone number in one.
export function units(text) {
  const found = words(text.slice(0, 2000)).slice(0, WORDS);
  const told = [];
  while (found.length) {
    const end = found.findIndex((one) => !DIGITS.test(one));
    const run = found.slice(0, end < 0 ? found.length : end);
    if (isDialled(run)) told.push(found.splice(0, run.length).join("").replace(/^(?:84|0+)/, ""));
    else told.push(...found.splice(0, Math.max(run.length, 1)));
  }
  return told.map((one) => ({ typed: one, raw: term(one), term: meant(one) }));
}

const DIGITS = /^[0-9]+$/;

function isDialled(run) {
  return run.join("").length >= 8 && (/^(?:0\d{2,}|84|1[89]00)$/.test(run[0]) || /^(?:0|84|1[89]00)\d{6,}$/.test(run[0]));
}

// `keep` says whether an entry may be shown. `hurried` is for suggestions: the last word may be unfinished.
export async function find(index, text, { keep = () => true, hurried = false } = {}) {
  const asked = units(text);
  if (!asked.length) return { asked, ids: [], missing: 0, mended: false, clauses: [], tiers: [] };
  const covered = (tiers, wanted = asked) => coverage(index, wanted, tiers, keep);
  await Promise.all(asked.map((one) => look(index, one)));
  const last = asked[asked.length - 1];
  if (bare(last.raw).length > 1 && (hurried || !last.t.size)) await finish(index, asked, last, covered);
  const { ids, sure, tiers, missing } = await gathered(index, asked, covered);
  const found = ranked(index, asked, ids, tiers);
  return { asked, missing, tiers, mended: !sure.includes(found.ids[0]), ...found };
}

// The entries that have all words: as they are, in bodies too, with a slip mended; else those that have the most. Of some
// it is sure that they have the words themselves.
async function gathered(index, asked, covered) {
  const plain = covered(["t"]);
  if (plain.best === asked.length) return { ids: plain.ids, sure: plain.ids, tiers: ["t"], missing: 0 };
  await Promise.all([bodies(index, asked), slips(index, asked, covered)]);
  const telling = asked.filter((one) => !one.common);
  const wanted = telling.length ? telling : asked;
  const [deep, mended] = [covered(["t", "b"], wanted), covered(["t", "n"])];
  const sure = deep.best === wanted.length ? deep.ids : [];
  const whole = new Set([...sure, ...(mended.best === asked.length ? mended.ids : [])]);
  if (whole.size) return { ids: [...whole], sure, tiers: ["t", "b", "n"], missing: 0 };
  const most = covered(["t", "b", "n"], wanted);
  return { ids: most.ids, sure: [], tiers: ["t", "b", "n"], missing: wanted.length - most.best };
}

// The terms of a word: as typed, else as its keys were meant.
async function look(index, unit) {
  const [raw, decoded] = [bare(unit.raw), bare(unit.term)];
  const either = [...new Set([raw, decoded])];
  const found = await Promise.all(either.map((one) => index.terms("t", one)));
  const place = Math.max(found.findIndex((one) => one.size), 0);
  unit.words = [found[place].size ? either[place] : decoded];
  unit.exact = place === 0 && raw !== decoded && found[0].size ? unit.raw : unit.term;
  unit.t = found[place];
}

// The last word as the beginning of others: while it is typed, and where it is none itself.
async function finish(index, asked, last, covered) {
  const begun = bare(last.raw);
  const shown = await beside(index, asked, last, covered, (word) => word.startsWith(begun));
  const found = shown.length ? await Promise.all(shown.map((word) => index.terms("t", word))) : [await index.terms("t", begun, true)];
  last.prefix = found.some((one) => one.size);
  last.t = new Map([last.t, ...found].flatMap((one) => [...one]));
}

// What a word may have been meant for is best read off the results of all others, where these are few.
async function beside(index, asked, unit, covered, fits) {
  const others = asked.filter((one) => one !== unit);
  const { best, ids } = covered(["t"], others);
  if (best < others.length || ids.length > SHOWN) return [];
  const stubs = await Promise.all(ids.map((id) => index.stub(id)));
  return [...new Set(stubs.flatMap(({ t, f, s }) => terms([t, ...f, s].join(" ")).map(bare)))].filter(fits);
}

// Words one letter away, for a word that nothing has, and for those that entries with nearly all words lack: those that stand
// beside the other words, else of all words there are those that titles have after the word before.
async function slips(index, asked, covered) {
  const plain = covered(["t"]);
  const best = asked.length > 2 && plain.best >= asked.length - 2 ? plain.ids.slice(-LOOKED_AT) : [];
  const lacking = asked.filter((one) => best.some((id) => !has(one, id)));
  const slipped = asked.filter((one) => /^[a-z]{3,}$/.test(one.words[0]) && (!one.t.size || lacking.includes(one)));
  await Promise.all(slipped.map((one) => mend(index, asked, one, covered)));
}

async function mend(index, asked, unit, covered) {
  const [word] = unit.words;
  const shown = await beside(index, asked, unit, covered, (one) => isNear(one, word));
  const before = asked[asked.indexOf(unit) - 1];
  const near = await Promise.all(
    (shown.length ? shown : nearest(await index.lexicon(), word)).map(async (one) => {
      const found = await index.terms("t", one);
      return { one, found, after: before ? pair(before.t, before.words[0], found, one).numbers.length : 0 };
    }),
  );
  const kept = near.sort((one, other) => other.after - one.after).slice(0, NEAR);
  unit.near = kept.map(({ one }) => one);
  unit.n = new Map(kept.flatMap(({ found }) => [...found]));
}

function has(unit, id) {
  for (const [name, lists] of unit.t) if (isOwn(name) && Object.values(lists).some((list) => list.numbers.includes(id))) return true;
  return false;
}

// Letters in the wrong order come first.
function nearest(lexicon, word) {
  const swapped = (one) => Number([...one].sort().join() === [...word].sort().join());
  const near = lexicon.filter((one) => isNear(one, word));
  return near.sort((one, other) => swapped(other) - swapped(one) || (one < other ? -1 : 1)).slice(0, FETCHED);
}

// Nearly every short word is one slip from another, so those keep their first letter.
const isNear = (one, word) => one !== word && (word.length > 4 || one[0] === word[0]) && isSlip(one, word);

// Whether a letter left out, doubled or put for another, or two exchanged, make the one of the other.
function isSlip(one, other) {
  let [from, end] = [0, 0];
  while (from < one.length && one[from] === other[from]) from++;
  while (end < Math.min(one.length, other.length) - from && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  const [mine, others] = [one.slice(from, one.length - end), other.slice(from, other.length - end)];
  return (mine.length < 2 && others.length < 2) || (mine.length === 2 && mine === [...others].reverse().join(""));
}

async function bodies(index, asked) {
  const { common } = await index.body();
  await Promise.all(
    asked.map(async (one) => {
      const [word] = one.words;
      one.common = common.has(word);
      one.b = one.common ? new Map() : await index.terms("b", word);
    }),
  );
}

const isOwn = (name) => name[0] !== "+";

// The entries that have the most of the words, and how many that is.
function coverage(index, asked, tiers, keep) {
  const counts = new Uint8Array(index.first + index.count + 1);
  for (const unit of asked) {
    const seen = new Uint8Array(counts.length);
    for (const tier of tiers) {
      for (const [name, lists] of unit[tier] ?? []) {
        if (isOwn(name)) for (const { numbers } of Object.values(lists)) for (const id of numbers) seen[id] = 1;
      }
    }
    for (let id = 0; id < counts.length; id++) counts[id] += seen[id];
  }
  let best = 0;
  for (let id = 0; id < counts.length; id++) if (counts[id] > best && keep(id)) best = counts[id];
  const ids = [];
  for (let id = 0; best && id < counts.length; id++) if (counts[id] === best && keep(id)) ids.push(id);
  return { best, ids };
}

// What is asked, as clauses of lunr: terms, of some the beginning, each with its weight.
function clausesOf(asked, pairs) {
  const marked = asked.some((one) => one.exact.split(".")[1]);
  const { any, exact } = marked ? MARKED : PLAIN;
  const clauses = asked.flatMap((one) => {
    const pattern = one.prefix ? `${bare(one.raw)}*` : `${one.words[0]}.*`;
    const near = (one.near ?? []).map((word) => ({ term: `${word}.*`, boost: any * MENDED }));
    return [{ term: pattern, boost: any }, ...near, ...(exact ? [{ term: one.exact, boost: exact }] : [])];
  });
  const followed = [...pairs.keys()].map((term) => ({ term, boost: 1, fields: ["g"] }));
  return [...clauses, ...followed, ...numbers(asked.map((one) => one.words[0]))];
}

const spellings = (unit) => [...unit.words, ...(unit.near ?? [])];

// Words that follow one another in titles, each two of them a term of its own.
function pairsOf(asked) {
  const found = asked.slice(1).flatMap((other, place) =>
    spellings(asked[place]).flatMap((one) => spellings(other).map((next) => [`_${one}_${next}`, { g: pair(spelt(asked[place]), one, spelt(other), next) }])),
  );
  return new Map(found.filter(([, { g }]) => g.numbers.length));
}

const spelt = (unit) => [...unit.t, ...(unit.n ?? [])];

// Where titles have, among some terms, the one word right before another among others. Place 0 is before nothing.
function pair(terms, one, others, next) {
  const after = new Set(spots(others, next));
  return placed(spots(terms, one).filter((spot) => spot & 63 && after.has(spot + 1)));
}

const spots = (terms, word) => [...terms].flatMap(([name, { t }]) => (t && bare(name) === word ? [...t.spots] : []));

// Numbers of documents: "90 kh ubnd" from the number on, "kế hoạch 90" up to it; the number is said first.
function numbers(bares) {
  const runs = bares.flatMap((one, place) => {
    if (!/^[0-9]/.test(one)) return [];
    const after = [2, 3, 4].map((count) => bares.slice(place, place + count));
    const before = [1, 2, 3].filter((count) => count <= place).map((count) => [one, ...bares.slice(place - count, place)]);
    return [...after, ...before];
  });
  const joined = new Set(runs.filter((run) => run.length > 1).map((run) => `+${run.join("+")}`));
  return [...joined].map((term) => ({ term, boost: 1, fields: ["n"] }));
}

// Every term that was fetched, with its lists by field.
function fetched(asked, tiers) {
  const found = new Map();
  for (const unit of asked) {
    for (const tier of tiers) for (const [name, lists] of unit[tier] ?? []) found.set(name, { ...found.get(name), ...lists });
  }
  return found;
}

function ranked(index, asked, matches, tiers) {
  const pairs = pairsOf(asked);
  const clauses = clausesOf(asked, pairs);
  const scores = scored(index, [...fetched(asked, tiers), ...pairs], tiers.includes("b") ? [...FIRST, "b"] : FIRST, clauses);
  return { clauses, ids: matches.sort((one, other) => scores[other] - scores[one] || other - one) };
}

// By entry its score, as lunr has it: field by field, what the entry has of the terms, by the length of what is asked.
function scored(index, terms, fields, clauses) {
  const scores = new Float64Array(index.first + index.count + 1);
  for (const field of fields) {
    const boosts = terms.map(([name]) => boost(clauses, name, field));
    const length = Math.hypot(...boosts);
    terms.forEach(([, lists], place) => {
      if (boosts[place] && lists[field]) add(index, scores, lists, field, boosts[place] / length);
    });
  }
  return scores;
}

function boost(clauses, name, field) {
  const fits = ({ term, fields = [field] }) => fields.includes(field) && (term.endsWith("*") ? name.startsWith(term.slice(0, -1)) : name === term);
  return clauses.reduce((sum, one) => sum + (fits(one) ? one.boost : 0), 0);
}

function add(index, scores, lists, field, weight) {
  const { numbers, times } = lists[field];
  const worth = index.boosts[field] * idf(index.count, lists) * (K1 + 1);
  for (let place = 0; place < numbers.length; place++) {
    const id = numbers[place];
    const value = (worth * (index.isContact(id) ? index.contact : 1) * times[place]) / (K1 + times[place]);
    scores[id] += (weight * Math.round(value * 1000)) / 1000;
  }
}

function idf(count, lists) {
  const times = Object.values(lists).reduce((sum, one) => sum + one.numbers.length, 0);
  return Math.log(1 + Math.abs((count - times + 0.5) / (times + 0.5)));
}
