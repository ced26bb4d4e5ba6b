// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";

// A page without words: each one is its key. Nothing is drawn, so that it needs no elements.
globalThis.document = { documentElement: { lang: "fr" }, getElementById: () => null, createTreeWalker: () => ({}), createComment: () => ({}) };
const { comeback } = await import("../../../src/Training.Web/Client/battle/views/comeback");
const { next, start } = await import("../../../src/Training.Web/Client/battle/state");

const card = (index, answered = null) => ({ stem: { index, count: 9, html: `Question ${index}`, lang: "fr" }, ask: { kind: "single", choices: [], unit: "" }, isFull: false, answered });
const me = { name: "Zoé", isParked: false, until: null, receipt: null, response: null, result: null, points: 0, team: null, cards: [card(1), card(4), card(6)] };
const begun = next(start, { type: "snapshot", snapshot: { code: "K7M4QD", seq: 4, scene: { scene: "comeback", until: null }, tally: { players: 1, host: "none" }, mine: me, serverNow: "" } });
const tapped = (state, question) => next(state, { type: "answered", question, pass: 1, response: { kind: "choices", choices: [0] } });
const [online, lost] = ["online", "lost"].map((link) => next(begun, { type: "link", link }));

/** What a view would put on the page, values in their places. */
function textOf(view) {
  if (view?.strings) return view.strings.reduce((text, part, at) => text + textOf(view.values[at - 1]) + part);
  if (Array.isArray(view?.values ?? view)) return (view.values ?? view).map(textOf).join("");
  return ["string", "number"].includes(typeof view) ? `${view}` : "";
}

const shown = (state, at) => textOf(comeback({ page: { sprite: "" }, state, clock: {}, acts: {}, ticked: new Set(), deadline: null, isTimeUp: false, card: at }).main);

test("without a link the next card is one tap away as soon as one is answered", () => {
  const first = tapped(lost, 1);
  assert.match(shown(first, 1), /Question 1[^]*next-card/);
  assert.match(shown(first, null), /Question 4/);
  assert.doesNotMatch(shown(first, null), /next-card/);
  const last = [4, 6].reduce(tapped, first);
  assert.match(shown(last, 6), /Question 6[^]*cards-done/);
  assert.match(shown(last, null), /cards-finished/);
});

test("while the server takes nothing it is so too", () => {
  assert.match(shown(next(tapped(online, 1), { type: "held" }), 1), /Question 1[^]*next-card/);
});

test("with a link the card stays until its right answer is there", () => {
  assert.match(shown(tapped(online, 1), 1), /Question 1/);
  assert.doesNotMatch(shown(tapped(online, 1), 1), /next-card|cards-done/);
});
