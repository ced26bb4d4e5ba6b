// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** The words of a language, as the server puts them into the page. */
const wordsOf = (file) => Object.fromEntries([...readFileSync(`Battles/${file}`, "utf8").matchAll(/<data name="([^"]+)"[^>]*><value>([^<]*)</g)].map(([, key, word]) => [key, word]));

const page = (lang, file) => {
  globalThis.document = { documentElement: { lang }, getElementById: () => ({ textContent: JSON.stringify(wordsOf(file)) }) };
};

page("en", "BattleWords.en.resx");
const { goingDown, tooFew } = await import("../../../src/Training.Web/Client/battle/words");

test("an empty lobby waits for company instead of counting nobody", () => {
  assert.deepEqual([0, 1, 2].map(goingDown), ["Waiting for company", "Waiting for company", "Going down, 2 of us"]);
});

test("who is missing at the start is said by how many it takes", () => {
  assert.equal(tooFew(1), "At least one person is needed.");
  assert.match(tooFew(2), /at least two/);
});
