// The reader's half of the table: the same terms, and what keys were meant to be.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { meant } from "../../themes/portal/search/keys.js";
import { terms, words } from "../../themes/portal/search/terms.js";

const typing = JSON.parse(readFileSync(new URL("typing.json", import.meta.url)));

test("a text has the terms of the table", () => {
  for (const [text, expected] of typing.terms) assert.deepEqual(terms(text), expected, text);
});

test("two spellings have the same terms", () => {
  for (const [one, other] of typing.same) assert.deepEqual(terms(one), terms(other), one);
});

test("keys typed without an input method are read as they were meant", () => {
  for (const [typed, expected] of typing.keys) assert.deepEqual(words(typed).map(meant), terms(expected), typed);
});
