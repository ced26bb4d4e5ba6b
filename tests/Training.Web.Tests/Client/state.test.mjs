// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { comesBack, deadlineOf, isParked, leavesHole, mayCountYet, next, sentFor, start } from "../../../src/Training.Web/Client/battle/state";

const stem = (index) => ({ index, count: 5, html: `Question ${index}` });
const answering = (index, until = "2026-01-01T10:00:20Z") => ({ scene: "answering", stem: stem(index), ask: { kind: "single", choices: [], unit: "" }, since: "2026-01-01T10:00:00Z", until });
const reading = (index) => ({ scene: "reading", stem: stem(index), until: null });
const me = (more = {}) => ({ name: "Zoé", isParked: false, until: null, receipt: null, response: null, result: null, cards: [], ...more });
const tally = { players: 2, present: 2, answered: 0 };
const snapshot = (seq, scene, mine = me()) => ({ type: "snapshot", snapshot: { code: "K7M4QD", seq, scene, tally, mine, serverNow: "" } });
const happened = (seq, scene) => ({ type: "happened", message: { seq, stage: "shown", scene, serverNow: "" } });
const picked = { kind: "choices", choices: [1] };
const after = (...happenings) => happenings.reduce(next, start);

test("an event that is not newer changes nothing", () => {
  const state = after(snapshot(4, reading(0)), happened(5, answering(0)));
  assert.equal(next(state, happened(5, reading(0))), state);
  assert.equal(next(state, happened(3, reading(0))), state);
});

test("a hole is seen once something is known on this link, not before", () => {
  assert.equal(leavesHole(-1, 12), false);
  assert.equal(leavesHole(4, 5), false);
  assert.equal(leavesHole(4, 6), true);
});

test("an event that overtook the snapshot keeps its scene, and mine is still taken", () => {
  const state = after(happened(7, answering(1)), snapshot(6, reading(1), me({ name: "Łukasz" })));
  assert.equal(state.scene.scene, "answering");
  assert.equal(state.mine.name, "Łukasz");
});

test("a new link believes a server that counts anew", () => {
  const state = after(snapshot(40, reading(2)), { type: "link", link: "lost" }, { type: "link", link: "online" }, snapshot(3, reading(0)));
  assert.equal(state.seq, 3);
  assert.equal(state.scene.stem.index, 0);
});

test("what I did at an earlier question is no news about the next", () => {
  const old = me({ receipt: { answerId: "a", question: 0, pass: 0 }, response: picked, result: { answered: true } });
  const state = after(snapshot(4, answering(0), old), happened(5, reading(1)));
  assert.deepEqual([state.mine.receipt, state.mine.response, state.mine.result], [null, null, null]);
  assert.equal(sentFor(state, 0, 0).isReceived, true);
});

test("an answer is sent, then received; one that was refused is gone, with its reason", () => {
  const sent = after(snapshot(4, answering(0)), { type: "answered", question: 0, pass: 0, response: picked });
  assert.equal(sentFor(sent, 0, 0).isReceived, false);
  assert.equal(sentFor(next(sent, { type: "received", receipt: { answerId: "a", question: 0, pass: 0 } }), 0, 0).isReceived, true);
  const dropped = next(sent, { type: "dropped", question: 0, pass: 0, refusal: "doesNotFit" });
  assert.equal(sentFor(dropped, 0, 0), undefined);
  assert.equal(dropped.refusal, "doesNotFit");
});

test("« Client ! » holds until the server says the same", () => {
  const wished = after(snapshot(4, answering(0)), { type: "parking", isWanted: true });
  assert.equal(isParked(wished), true);
  const late = next(wished, { type: "personal", mine: me() });
  assert.equal(isParked(late), true);
  const told = next(late, { type: "personal", mine: me({ isParked: true }) });
  assert.equal(told.wantsParking, null);
  assert.equal(isParked(told), true);
});

test("my own deadline goes before everybody's, and only until the next event", () => {
  const state = after(snapshot(4, answering(0), me({ until: "2026-01-01T10:00:40Z" })));
  assert.equal(deadlineOf(state), Date.parse("2026-01-01T10:00:40Z"));
  assert.equal(deadlineOf(next(state, happened(5, answering(0, "2026-01-01T10:00:05Z")))), Date.parse("2026-01-01T10:00:05Z"));
  assert.equal(deadlineOf(after(snapshot(4, answering(0, null)))), null);
  assert.equal(deadlineOf(after(snapshot(4, reading(0)))), null);
});

test("who is out has nothing of theirs left; who was removed stays so", () => {
  assert.equal(after(snapshot(4, reading(0)), { type: "out" }).mine, null);
  assert.equal(after({ type: "removed" }, happened(1, reading(0))).isRemoved, true);
});

test("a kept answer that came too late is told by its question, until the next one is shown", () => {
  const sent = after(snapshot(4, answering(0)), { type: "answered", question: 0, pass: 0, response: picked });
  const late = next(sent, { type: "dropped", question: 0, pass: 0, refusal: "notOpen" });
  assert.deepEqual([late.late, late.refusal, sentFor(late, 0, 0)], [{ question: 0, pass: 0 }, null, undefined]);
  assert.equal(next(late, happened(5, { scene: "reveal", stem: stem(0) })).late.question, 0);
  assert.equal(comesBack(late, late.late), true);
  assert.equal(next(late, happened(5, reading(1))).late, null);
});

for (const [pass, refusal, scene] of [[0, "over", { scene: "finished", podium: [], questions: 5 }], [1, "notOpen", { scene: "comeback", until: null }],
  [1, "over", { scene: "finished", podium: [], questions: 5 }], [0, "notAPlayer", { scene: "finished", podium: [], questions: 5 }]])
  test(`an answer of pass ${pass} that meets « ${refusal} » at the end is told too, and not promised again`, () => {
    const sent = after(snapshot(4, answering(3)), { type: "answered", question: 3, pass, response: picked }, happened(5, scene));
    const late = next(sent, { type: "dropped", question: 3, pass, refusal });
    assert.deepEqual([late.late, late.refusal, sentFor(late, 3, pass)], [{ question: 3, pass }, null, undefined]);
    assert.equal(comesBack(late, late.late), false);
  });

test("a late answer of the first pass is promised again while the comeback is to come", () => {
  const paused = after(snapshot(4, answering(1)), { type: "answered", question: 1, pass: 0, response: picked }, happened(5, { scene: "paused", stem: stem(2), byHost: true }));
  const late = next(paused, { type: "dropped", question: 1, pass: 0, refusal: "notOpen" });
  assert.equal(comesBack(late, late.late), true);
});

const comeback = { scene: "comeback", until: null };
const paused = (of) => ({ scene: "paused", stem: of, byHost: true });
const inTime = Date.parse("2026-01-01T10:00:19Z");
for (const [scene, question, pass, expected] of [
  [paused(stem(1)), 1, 0, true], [paused(stem(1)), 0, 0, false], [paused(stem(1)), 1, 1, false], [paused(null), 1, 1, true], [paused(null), 1, 0, false],
  [answering(1), 1, 0, true], [answering(1), 0, 0, false], [answering(1, null), 1, 0, true], [answering(1, "2026-01-01T10:00:19Z"), 1, 0, false],
  [comeback, 1, 1, true], [comeback, 1, 0, false], [reading(1), 1, 0, false], [{ scene: "reveal", stem: stem(1) }, 1, 0, false]])
  test(`an answer of pass ${pass} to question ${question} may ${expected ? "" : "not "}count yet at « ${scene.scene} », ${scene.stem ? scene.stem.index : "none"}, ${scene.until ?? "no limit"}`, () => {
    assert.equal(mayCountYet(after(snapshot(4, scene)), question, pass, inTime), expected);
  });

test("a server that takes nothing for a moment is told, until anything gets through", () => {
  const held = after(snapshot(4, answering(0)), { type: "answered", question: 0, pass: 0, response: picked }, { type: "held" });
  assert.equal(held.isHeld, true);
  assert.equal(sentFor(held, 0, 0).isReceived, false);
  for (const happening of [{ type: "received", receipt: { answerId: "a", question: 0, pass: 0 } }, snapshot(5, answering(0)), happened(5, answering(0)), { type: "passed" }, { type: "link", link: "lost" }])
    assert.equal(next(held, happening).isHeld, false, happening.type);
  assert.equal(next(held, { type: "tallied", tally }).isHeld, true);
});

test("what was refused at one question is not said at the next", () => {
  const refused = after(snapshot(4, answering(0)), { type: "refused", refusal: "notNow" });
  assert.equal(next(refused, happened(5, reading(1))).refusal, null);
});
