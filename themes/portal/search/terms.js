// Terms: what a text is found by, as plugins/portal/language/terms.py has them; one table tests both.
// A term is a word's bare form and its marks: "đường" is "duong.dwwf".

const STROKED = /[ÐðƉɖ]/g;
const UNSEEN = /[\u00ad\u061c\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f]*/gu;
const TONES = { "\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j" };
const QUALITIES = { "a\u0302": "a", "e\u0302": "e", "o\u0302": "o", "a\u0306": "w", "o\u031b": "w", "u\u031b": "w" };
const Y = new Set(["hy", "ky", "ly", "my", "sy", "ty", "quy"]);

// Runs of letters and digits, small and composed.
export function words(text) {
  const seen = text.replace(STROKED, "đ").replace(UNSEEN, "").normalize("NFC").toLowerCase();
  return seen.match(WORD) ?? [];
}

// Small letters without marks: as Vietnamese is typed in a hurry.
export function fold(word) {
  return word.replace(/[đĐ]/g, "d").normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
}

export function term(word) {
  if (/^[0-9]+$/.test(word)) return `${word.replace(/^0+(?=.)/, "")}.`;
  let [code, tone, letter] = ["", "", ""];
  for (const one of word.normalize("NFD")) {
    if (/\p{M}/u.test(one)) {
      code += QUALITIES[letter + one] ?? "";
      tone ||= TONES[one] ?? "";
    } else {
      letter = one;
      if (one === "đ") code += "d";
    }
  }
  const bare = fold(word);
  return `${Y.has(bare) ? `${bare.slice(0, -1)}i` : bare}.${code}${tone}`;
}

export const terms = (text) => words(text).map(term);

export const bare = (term) => term.slice(0, term.indexOf("."));
