// Keys: what was meant where the keyboard's Vietnamese was switched off: "quyeets ddinhj" in Telex, "quye61t d9i5nh" in VNI.
// A term says which marks a word has and not where, and so do the keys: the one is read off the other.

import { bare, term } from "./terms.js";

const FIRST = "(?:ngh|ng|nh|kh|ch|gh|gi|ph|qu|th|tr|[bcdghklmnpqrstvx])?";
const RIMES =
  "a|ac|ach|ai|ak|am|an|ang|anh|ao|ap|at|au|ay|e|ec|em|en|eng|eo|ep|et|ech|enh|eu|i|ia|ich|iec|iem|ien|ieng|iep|iet|ieu|im|in|inh|ip|it|iu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oc|oe|oen|oet|oeo|oi|om|on|ong|op|ot|u|ua|uan|uang|uat|uay|uc|ue|uech|uenh|ui|um|un|ung|uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|ut|uu|uy|uya|uych|uyen|uyet|uynh|uyt|uyu|y|ych|yem|yen|yeng|yet|yeu|ynh";
const SYLLABLE = new RegExp(`^${FIRST}(?:${RIMES})$`);
const VNI = { 1: "s", 2: "f", 3: "r", 4: "x", 5: "j" };

// The term of a word; of the word that was meant, where its letters are no syllable and its keys make one of them.
export function meant(word) {
  if (/^[a-z][a-z0-9]{2,}$/.test(word) && !SYLLABLE.test(word)) {
    const { letters, code } = /[0-9]/.test(word) ? vni(word) : telex(word);
    if (code && SYLLABLE.test(letters)) return `${bare(term(letters))}.${code}`;
  }
  return term(word);
}

function telex(word) {
  let [letters, tone] = toned(word, /[fsrxj]/g);
  const stroke = /^d.*d/.test(letters);
  if (stroke) letters = once(letters, "d");
  const hat = [..."aeo"].find((one) => new RegExp(`${one}.*${one}`).test(letters)) ?? "";
  if (hat) letters = once(letters, hat);
  const plain = letters.replace(/w/g, "");
  return { letters: plain, code: coded(plain, stroke, hat, letters.includes("w"), tone) };
}

function vni(word) {
  if (/[1-5].*[1-5]/.test(word)) return { letters: word, code: "" };
  const [keys, tone] = toned(word, /[1-5]/g);
  const letters = keys.replace(/[0-9]/g, "");
  const hat = keys.includes("6") ? ([..."eoa"].find((one) => letters.includes(one)) ?? "") : "";
  return { letters, code: coded(letters, keys.includes("9"), hat, /[78]/.test(keys), VNI[tone] ?? "") };
}

// The letter's second key, wherever it was typed, says a mark of the first.
function once(letters, letter) {
  const after = letters.indexOf(letter) + 1;
  return letters.slice(0, after) + letters.slice(after).replace(letter, "");
}

// The word without its last key of a tone, and that key.
function toned(word, keys) {
  const found = [...word.matchAll(keys)].pop();
  return found?.index > 0 ? [word.slice(0, found.index) + word.slice(found.index + 1), found[0]] : [word, ""];
}

// The marks in the order of their letters; ươ, inside a syllable, has two.
function coded(letters, stroke, hat, horn, tone) {
  const horns = horn ? (/(^|[^q])uo./.test(letters) ? "ww" : "w") : "";
  return `${stroke && letters.startsWith("d") ? "d" : ""}${hat || horns}${tone}`;
}
