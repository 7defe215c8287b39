// Find: the entries that answer a reader's words, best first. The words choose the files; lunr ranks what is in them.
//
// All words must stand in an entry. Where none has them all, a word that nothing has is read as a slip of the finger,
// then the bodies are looked into, and at last the entries with most of the words are good enough.

import lunr from "lunr";
import { meant } from "./keys.js";
import { bare, term, words } from "./terms.js";

const WORDS = 24;
const MOST = 500;
const NEAR = 6;
const K1 = 1.2;
const FIRST = ["t", "n", "s", "g"];
const MARKED = { any: 0.3, exact: 1.2 };
const PLAIN = { any: 1, exact: 0 };

// What the reader asks: one unit a word, telephone numbers in one.
export function units(text) {
  const found = words(text.slice(0, 2000)).slice(0, WORDS);
  const joined = [];
  for (const one of found) {
    const last = joined.length - 1;
    const together = /^[0-9]+$/.test(one) && /^[0-9]+$/.test(joined[last] ?? "") ? joined[last] + one : "";
    if (together) joined[last] = together;
    else joined.push(one);
  }
  const told = joined.some((one) => /^[0-9]{8,}$/.test(one)) ? joined.map((one) => (/^[0-9]{8,}$/.test(one) ? one.replace(/^(?:84|0+)/, "") : one)) : found;
  return told.map((one) => ({ typed: one, raw: term(one), term: meant(one) }));
}

// `keep` says whether an entry may be shown. `hurried` is for suggestions: the last word may be unfinished.
export async function find(index, text, { keep = () => true, hurried = false } = {}) {
  const asked = units(text);
  if (!asked.length) return { asked, ids: [], missing: 0, clauses: [], tiers: [] };
  await Promise.all(asked.map((one, place) => look(index, one, hurried && place === asked.length - 1)));
  let [tiers, wanted] = [["t"], asked];
  let covered = coverage(index, wanted, tiers, keep);
  if (covered.best < asked.length) {
    await bodies(index, asked);
    const telling = asked.filter((one) => !one.common);
    [tiers, wanted] = [["t", "b"], telling.length ? telling : asked];
    covered = coverage(index, wanted, tiers, keep);
  }
  const { clauses, ids } = ranked(index, asked, covered.ids, tiers, covered.best === wanted.length);
  return { asked, ids, missing: wanted.length - covered.best, clauses, tiers };
}

// The terms of a word: as typed, else as its keys were meant, else as words one slip away.
async function look(index, unit, unfinished) {
  const [raw, decoded] = [bare(unit.raw), bare(unit.term)];
  const found = await Promise.all([...new Set([raw, decoded])].map((one) => index.terms("t", one)));
  const place = found.findIndex((one) => one.size);
  unit.words = [place < 0 ? decoded : [...new Set([raw, decoded])][place]];
  unit.exact = place === 0 && raw !== decoded ? unit.raw : unit.term;
  unit.t = found[Math.max(place, 0)];
  if (unfinished && raw.length > 1) {
    unit.prefix = true;
    unit.t = await index.terms("t", raw, true);
    if (!unit.t.size) unit.t = found[Math.max(place, 0)];
  }
  if (!unit.t.size && !unfinished && /^[a-z]{3,}$/.test(decoded) && !(await inBodies(index, decoded))) await slip(index, unit, decoded);
}

async function inBodies(index, word) {
  const { common } = await index.body();
  return common.has(word) || (await index.terms("b", word)).size > 0;
}

async function slip(index, unit, word) {
  const near = nearest(await index.lexicon(), word);
  if (!near.length) return;
  unit.words = near;
  unit.near = near;
  unit.t = new Map((await Promise.all(near.map((one) => index.terms("t", one)))).flatMap((one) => [...one]));
}

// Words one letter away: lunr's own automaton, over the words of the index. Nearly every short word is near another, so
// those keep their first letter; two letters in the wrong order are the likeliest slip.
function nearest(lexicon, word) {
  const near = lunr.TokenSet.fromArray(lexicon).intersect(lunr.TokenSet.fromFuzzyString(word, 1)).toArray();
  const swapped = near.filter((one) => [...one].sort().join() === [...word].sort().join());
  return swapped.length ? swapped : near.filter((one) => word.length > 4 || one[0] === word[0]).slice(0, NEAR);
}

async function bodies(index, asked) {
  const { common } = await index.body();
  await Promise.all(
    asked.map(async (one) => {
      const found = await Promise.all(one.words.map((word) => (common.has(word) ? new Map() : index.terms("b", word))));
      one.common = one.words.some((word) => common.has(word));
      one.b = new Map(found.flatMap((terms) => [...terms].map(([name, lists]) => [name, [null, null, null, null, lists[0]]])));
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
    const presence = allRequired && one.words.length === 1 && !one.common ? "required" : "optional";
    const patterns = one.prefix ? [`${bare(one.raw)}*`] : one.words.map((word) => `${word}.*`);
    return [...patterns.map((pattern) => ({ term: pattern, boost: any, presence })), ...(exact ? [{ term: one.exact, boost: exact, presence: "optional" }] : [])];
  });
  return [...clauses, ...pairs(asked), ...numbers(asked.map((one) => one.words[0]))];
}

// Words that follow one another as they do in titles.
function pairs(asked) {
  return asked.slice(1).flatMap((other, place) =>
    asked[place].words.flatMap((one) => other.words.map((next) => ({ term: `_${one}_${next}`, boost: 1, presence: "optional", fields: ["g"] }))),
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
function gathered(index, asked, tiers) {
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
  const terms = gathered(index, asked, tiers);
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
    pipeline: new lunr.Pipeline(),
  });
  const presences = { required: lunr.Query.presence.REQUIRED, optional: lunr.Query.presence.OPTIONAL };
  const results = lunrs.query((query) => {
    for (const one of clauses) query.clause({ ...one, fields: one.fields ?? fields, presence: presences[one.presence], usePipeline: false });
  });
  return new Map(results.map((one) => [Number(one.ref), one.score]));
}
