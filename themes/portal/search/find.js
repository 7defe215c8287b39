// Find: the entries that answer a reader's words, best first. The words choose the files; lunr ranks what is in them.
//
// All words must stand in an entry. Where none has them all, the bodies are looked into and a word may be a slip of the
// finger; at last the entries with most of the words are good enough.

import { meant } from "./keys.js";
import lunr from "./lunr.js";
import { bare, term, words } from "./terms.js";

const WORDS = 24;
const MOST = 500;
const NEAR = 6;
const LOOKED_AT = 30;
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
  await Promise.all(asked.map((one, place) => look(index, one, place === asked.length - 1, hurried)));
  const { ids, sure, tiers, missing } = await gathered(index, asked, keep);
  const found = ranked(index, asked, ids, tiers, !missing && tiers.length === 1);
  return { asked, missing, tiers, mended: !sure.includes(found.ids[0]), ...found };
}

// The entries that have all words: as they are, in bodies too, with a slip mended; else those that have the most. Of some
// it is sure that they have the words themselves.
async function gathered(index, asked, keep) {
  const covered = (tiers, wanted = asked) => coverage(index, wanted, tiers, keep);
  const plain = covered(["t"]);
  if (plain.best === asked.length) return { ids: plain.ids, sure: plain.ids, tiers: ["t"], missing: 0 };
  await Promise.all([bodies(index, asked), slips(index, asked, plain)]);
  const telling = asked.filter((one) => !one.common);
  const wanted = telling.length ? telling : asked;
  const [deep, mended] = [covered(["t", "b"], wanted), covered(["t", "n"])];
  const sure = deep.best === wanted.length ? deep.ids : [];
  const whole = new Set([...sure, ...(mended.best === asked.length ? mended.ids : [])]);
  if (whole.size) return { ids: [...whole], sure, tiers: ["t", "b", "n"], missing: 0 };
  const most = covered(["t", "b", "n"], wanted);
  return { ids: most.ids, sure: [], tiers: ["t", "b", "n"], missing: wanted.length - most.best };
}

// The terms of a word: as typed, else as its keys were meant. The last one may be the beginning of a word: while it is
// typed, and where it is none itself.
async function look(index, unit, isLast, hurried) {
  const [raw, decoded] = [bare(unit.raw), bare(unit.term)];
  const either = [...new Set([raw, decoded])];
  const found = await Promise.all(either.map((one) => index.terms("t", one)));
  const place = Math.max(found.findIndex((one) => one.size), 0);
  unit.words = [found[place].size ? either[place] : decoded];
  unit.exact = place === 0 && raw !== decoded && found[0].size ? unit.raw : unit.term;
  unit.t = found[place];
  if (isLast && raw.length > 1 && (hurried || !unit.t.size)) {
    const begun = await index.terms("t", raw, true);
    unit.prefix = begun.size > 0;
    if (begun.size) unit.t = begun;
  }
}

// Words one letter away, for a word that nothing has, and for those that entries with nearly all words lack.
async function slips(index, asked, plain) {
  const best = asked.length > 2 && plain.best >= asked.length - 2 ? plain.ids.slice(-LOOKED_AT) : [];
  const lacking = asked.filter((one) => best.some((id) => !has(one, "t", id)));
  const slipped = asked.filter((one) => /^[a-z]{3,}$/.test(one.words[0]) && (!one.t.size || lacking.includes(one)));
  if (!slipped.length) return;
  const lexicon = lunr.TokenSet.fromArray(await index.lexicon());
  await Promise.all(
    slipped.map(async (one) => {
      const near = nearest(lexicon, one.words[0], asked[asked.indexOf(one) - 1]);
      one.near = near.length ? near : null;
      one.n = new Map((await Promise.all(near.map((word) => index.terms("t", word)))).flatMap((terms) => [...terms]));
    }),
  );
}

function has(unit, tier, id) {
  for (const [name, lists] of unit[tier] ?? []) if (isOwn(name) && lists.some((list) => list?.numbers.includes(id))) return true;
  return false;
}

// By lunr's own automaton, over the words of the index. Nearly every short word is near another, so those keep their
// first letter. First come those that titles have after the word before, then letters in the wrong order.
function nearest(lexicon, word, before) {
  const near = lexicon.intersect(lunr.TokenSet.fromFuzzyString(word, 1)).toArray();
  const after = (one) => before?.t.get(`_${before.words[0]}_${one}`)?.[3]?.numbers.length ?? 0;
  const swapped = (one) => Number([...one].sort().join() === [...word].sort().join());
  const kept = near.filter((one) => one !== word && (word.length > 4 || one[0] === word[0]));
  return kept.sort((one, other) => after(other) - after(one) || swapped(other) - swapped(one) || (one < other ? -1 : 1)).slice(0, NEAR);
}

async function bodies(index, asked) {
  const { common } = await index.body();
  await Promise.all(
    asked.map(async (one) => {
      const [word] = one.words;
      one.common = common.has(word);
      const found = one.common ? new Map() : await index.terms("b", word);
      one.b = new Map([...found].map(([name, lists]) => [name, [null, null, null, null, lists[0]]]));
    }),
  );
}

const isOwn = (name) => name[0] !== "_" && name[0] !== "+";

// The entries that have the most of the words, and how many that is.
function coverage(index, asked, tiers, keep) {
  const counts = new Uint8Array(index.first + index.count + 1);
  for (const unit of asked) {
    const seen = new Uint8Array(counts.length);
    for (const tier of tiers) {
      for (const [name, lists] of unit[tier] ?? []) {
        if (isOwn(name)) for (const list of lists) for (const id of list?.numbers ?? []) seen[id] = 1;
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

// Clauses for lunr, as plain data.
function clausesOf(asked, allRequired) {
  const marked = asked.some((one) => one.exact.split(".")[1]);
  const { any, exact } = marked ? MARKED : PLAIN;
  const clauses = asked.flatMap((one) => {
    const presence = allRequired ? "required" : "optional";
    const pattern = one.prefix ? `${bare(one.raw)}*` : `${one.words[0]}.*`;
    const near = (one.near ?? []).map((word) => ({ term: `${word}.*`, boost: any * MENDED, presence: "optional" }));
    return [{ term: pattern, boost: any, presence }, ...near, ...(exact ? [{ term: one.exact, boost: exact, presence: "optional" }] : [])];
  });
  return [...clauses, ...pairs(asked), ...numbers(asked.map((one) => one.words[0]))];
}

const spellings = (unit) => [...unit.words, ...(unit.near ?? [])];

// Words that follow one another as they do in titles.
function pairs(asked) {
  return asked.slice(1).flatMap((other, place) =>
    spellings(asked[place]).flatMap((one) => spellings(other).map((next) => ({ term: `_${one}_${next}`, boost: 1, presence: "optional", fields: ["g"] }))),
  );
}

// Numbers of documents: "90 kh ubnd" from the number on, "kế hoạch 90" up to it.
function numbers(bares) {
  const runs = bares.flatMap((one, place) => {
    if (!/^[0-9]/.test(one)) return [];
    const after = [2, 3, 4].map((count) => bares.slice(place, place + count));
    const before = [1, 2, 3].filter((count) => count <= place).map((count) => bares.slice(place - count, place + 1));
    return [...after, ...before];
  });
  const joined = new Set(runs.filter((run) => run.length > 1).map((run) => `+${run.join("+")}`));
  return [...joined].map((term) => ({ term, boost: 1, presence: "optional", fields: ["n"] }));
}

// Every term that was fetched, with its lists by field and its weight, which depends on all entries.
function fetched(index, asked, tiers) {
  const found = new Map();
  for (const unit of asked) {
    for (const tier of tiers) {
      for (const [name, lists] of unit[tier] ?? []) {
        const known = found.get(name) ?? [null, null, null, null, null];
        found.set(name, known.map((one, place) => one ?? lists[place] ?? null));
      }
    }
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, lists], place) => ({ name, lists, place, idf: idf(index.count, lists) }));
}

function idf(count, lists) {
  const times = lists.reduce((sum, one) => sum + (one?.numbers.length ?? 0), 0);
  return Math.log(1 + Math.abs((count - times + 0.5) / (times + 0.5)));
}

function ranked(index, asked, matches, tiers, allRequired) {
  const fields = tiers.includes("b") ? [...FIRST, "b"] : FIRST;
  const terms = fetched(index, asked, tiers);
  const clauses = clausesOf(asked, allRequired);
  const weights = weighted(index, terms, fields, clauses, matches);
  const order = [...matches].sort((one, other) => weights[other] - weights[one] || other - one);
  const scores = scored(index, terms, fields, clauses, new Set(order.slice(0, MOST)));
  const first = order.slice(0, MOST).sort((one, other) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0) || other - one);
  return { clauses, ids: [...first, ...order.slice(MOST)] };
}

const value = (index, field, term, times, id) => (index.boosts[field] * (index.isContact(id) ? index.contact : 1) * term.idf * (K1 + 1) * times) / (K1 + times);

// A rough weight of each match, without lunr: enough to tell the few hundred that lunr ranks from the rest.
function weighted(index, terms, fields, clauses, matches) {
  const weights = new Float64Array(index.first + index.count + 1);
  if (matches.length <= MOST) return weights;
  const boosts = new Map(clauses.filter((one) => !one.term.endsWith("*")).map((one) => [one.term, one.boost]));
  const any = clauses.find((one) => one.term.endsWith("*"))?.boost ?? 1;
  for (const term of terms) {
    const boost = (boosts.get(term.name) ?? 0) + (isOwn(term.name) ? any : 0);
    if (boost) {
      fields.forEach((field, place) => {
        const list = term.lists[place];
        for (let one = 0; one < (list?.numbers.length ?? 0); one++) weights[list.numbers[one]] += boost * value(index, field, term, list.times[one], list.numbers[one]);
      });
    }
  }
  return weights;
}

// lunr's scores of a few entries, in an index made of what was fetched.
function scored(index, terms, fields, clauses, few) {
  const [invertedIndex, vectors] = [Object.create(null), {}];
  for (const term of terms) {
    const posting = { _index: term.place };
    fields.forEach((field, place) => {
      posting[field] = {};
      const list = term.lists[place];
      for (let one = 0; one < (list?.numbers.length ?? 0); one++) {
        const id = list.numbers[one];
        if (few.has(id)) {
          posting[field][id] = {};
          (vectors[`${field}/${id}`] ??= []).push(term.place, Math.round(value(index, field, term, list.times[one], id) * 1000) / 1000);
        }
      }
    });
    invertedIndex[term.name] = posting;
  }
  const lunrs = new lunr.Index({
    invertedIndex,
    fieldVectors: Object.fromEntries(Object.entries(vectors).map(([name, elements]) => [name, new lunr.Vector(elements)])),
    tokenSet: lunr.TokenSet.fromArray(terms.map((one) => one.name)),
    fields,
  });
  const presences = { required: lunr.Query.presence.REQUIRED, optional: lunr.Query.presence.OPTIONAL };
  const results = lunrs.query((query) => {
    for (const one of clauses) query.clause({ ...one, fields: one.fields ?? fields, presence: presences[one.presence], usePipeline: false });
  });
  return new Map(results.map((one) => [Number(one.ref), one.score]));
}
