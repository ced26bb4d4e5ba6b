// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Seat } from "../../../src/Training.Web/Client/battle/seat";
import { Session } from "../../../src/Training.Web/Client/battle/session";

const kept = () => {
  const texts = new Map();
  return { getItem: (key) => texts.get(key) ?? null, setItem: (key, text) => texts.set(key, text), removeItem: (key) => texts.delete(key) };
};
let reloads = 0;
let timers;
beforeEach((context) => {
  reloads = 0;
  globalThis.localStorage = kept();
  globalThis.sessionStorage = kept();
  globalThis.location = { reload: () => reloads++ };
  timers = context.mock.timers;
  timers.enable({ apis: ["setInterval", "setTimeout"] });
});

const me = { name: "Zoé", isParked: false, until: null, receipt: null, response: null, result: null, cards: [] };
const answering = { scene: "answering", stem: { index: 0, count: 3, html: "?" }, ask: { kind: "single", choices: [], unit: "" }, since: "", until: null };
const lobby = { scene: "lobby", rules: {} };
const finished = { scene: "finished", podium: [], questions: 3 };
const snapshot = (scene, mine = me) => ({ code: "K7M4QD", seq: 4, scene, tally: {}, mine, serverNow: "2026-01-01T10:00:00Z" });
const page = (first) => ({ code: "K7M4QD", person: "zoe", hub: "", first, joinsAtOnce: false, suggestedName: "Zoé" });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A link whose answers are written beforehand, by method; what was asked is kept. */
function linked(replies) {
  const asked = [];
  const connect = () => ({ start() {}, stop() {}, ask: async (method, ...values) => (asked.push([method, ...values]), { refusal: null, snapshot: null, first: null, ...replies[method] }) });
  return { asked, connect };
}

async function session(first, replies) {
  const { asked, connect } = linked(replies);
  const made = new Session(page(first), () => {}, connect);
  made.start();
  made.opened();
  await settled();
  return { made, asked, replies };
}

test("who was in when the rooms forgot the battle reads its end from its page, and is not asked for a name", async () => {
  const { made } = await session(snapshot(answering), { Snapshot: { refusal: "noSuchBattle" } });
  assert.equal(reloads, 1);
  assert.notEqual(made.state.mine, null);
});

test("a page that knows no end either is not loaded again and again", async () => {
  await session(snapshot(answering), { Snapshot: { refusal: "noSuchBattle" } });
  const { made } = await session(snapshot(answering), { Snapshot: { refusal: "noSuchBattle" } });
  assert.equal(reloads, 1);
  assert.equal(made.state.mine, null);
});

test("who shows the end already, or was never in, stays where they are", async () => {
  const { made } = await session(snapshot(finished), { Snapshot: { refusal: "noSuchBattle" } });
  assert.equal(made.state.mine.name, "Zoé");
  await session(null, { Snapshot: { refusal: "noSuchBattle" } });
  await session(snapshot(lobby), { Snapshot: { refusal: "notAPlayer" } });
  assert.equal(reloads, 0);
});

test("a seat whose battle is forgotten asks its page, once", async () => {
  const plan = { method: "Host", read: ({ scene }) => ({ scene }), steps: {}, news: {}, changed: () => {} };
  for (const [scene, expected] of [[finished, 0], [answering, 1], [answering, 1]]) {
    const seat = new Seat(page(null), snapshot(scene), plan, linked({ Host: { refusal: "noSuchBattle" } }).connect);
    seat.start();
    seat.opened();
    await settled();
    assert.equal(reloads, expected);
  }
});

test("an answer that the server cannot take now is said to wait, and goes out again by itself", async () => {
  const { made, asked, replies } = await session(snapshot(answering), { Snapshot: { snapshot: snapshot(answering) }, Answer: { refusal: "serverBusy" } });
  made.answer(0, 0, { kind: "choices", choices: [1] }, 900);
  await settled();
  assert.equal(made.state.isHeld, true);
  replies.Answer = { first: { answerId: asked.at(-1)[4], question: 0, pass: 0, at: "" } };
  made.told.Happened({ seq: 5, stage: "shifted", scene: answering, serverNow: "" });
  assert.equal(made.state.isHeld, false);
});

const waiting = { question: 0, pass: 0, response: { kind: "choices", choices: [1] }, answerId: "a", elapsedMs: 900 };
const keepOne = () => localStorage.setItem("battle-outbox:K7M4QD:zoe", JSON.stringify([waiting]));

test("a kept answer waits until the seat is taken, however long the server needs to give it", async () => {
  keepOne();
  const { made, asked, replies } = await session(snapshot(answering), { Snapshot: { refusal: "serverBusy" }, Answer: { refusal: "notAPlayer" } });
  timers.tick(999);
  made.answer(1, 0, waiting.response, 900);
  await settled();
  assert.deepEqual(asked.map(([method]) => method), ["Snapshot"]);
  Object.assign(replies, { Snapshot: { snapshot: snapshot(answering) }, Answer: {} });
  timers.tick(3001);
  await settled();
  assert.deepEqual(asked.filter(([method]) => method === "Answer").map(([, question]) => question).slice(0, 2), [0, 1]);
});

test("a kept answer for a battle that is forgotten is told to be too late", async () => {
  keepOne();
  const { made } = await session(snapshot(finished), { Snapshot: { refusal: "noSuchBattle" } });
  assert.deepEqual(made.state.late, { question: 0, pass: 0 });
  assert.equal(localStorage.getItem("battle-outbox:K7M4QD:zoe"), null);
});

test("« Client ! » and coming in that the server cannot take now are said to wait too", async () => {
  const { made, replies } = await session(snapshot(answering), { Snapshot: { snapshot: snapshot(answering) }, Park: { refusal: "serverBusy" } });
  await made.park(true);
  assert.equal(made.state.isHeld, true);
  replies.Park = {};
  await made.park(true);
  assert.equal(made.state.isHeld, false);
  assert.equal((await session(snapshot(answering), { Snapshot: { refusal: "serverBusy" } })).made.state.isHeld, true);
});

const pausedAt = (index) => ({ scene: "paused", stem: index === null ? null : { index, count: 3, html: "?" }, byHost: true });
const outboxKept = () => localStorage.getItem("battle-outbox:K7M4QD:zoe") !== null;

test("an answer that comes while the host pauses its question is kept, and goes out as soon as time runs again", async () => {
  keepOne();
  const { made, asked, replies } = await session(snapshot(answering), { Snapshot: { snapshot: snapshot(pausedAt(0)) }, Answer: { refusal: "notOpen" } });
  assert.deepEqual([outboxKept(), made.state.late], [true, null]);
  assert.equal(made.state.sent["0:0"].isReceived, false);
  replies.Answer = { first: { answerId: "a", question: 0, pass: 0 } };
  const before = asked.length;
  made.told.Happened({ seq: 5, stage: "resumed", scene: answering, serverNow: "" });
  await settled();
  assert.deepEqual(asked.slice(before).map(([method]) => method), ["Answer"]);
  assert.deepEqual([outboxKept(), made.state.sent["0:0"].isReceived], [false, true]);
});

test("a tap in flight when the host pauses is kept, though its refusal comes before the word of the pause", async () => {
  const { made, replies } = await session(snapshot(answering), { Snapshot: { snapshot: snapshot(answering) }, Answer: { refusal: "notOpen" } });
  replies.Snapshot = { snapshot: { ...snapshot(pausedAt(0)), seq: 5 } };
  made.answer(0, 0, waiting.response, 900);
  await settled();
  assert.deepEqual([outboxKept(), made.state.late, made.state.scene.scene], [true, null, "paused"]);
});

test("an answer that is refused although time does not stand still is too late, and is told so once", async () => {
  const over = { ...answering, until: "2026-01-01T09:59:50Z" };
  const { made } = await session(snapshot(over), { Snapshot: { snapshot: snapshot(over) }, Answer: { refusal: "notOpen" } });
  made.answer(0, 0, waiting.response, 900);
  await settled();
  assert.deepEqual([outboxKept(), made.state.late], [false, { question: 0, pass: 0 }]);
});

test("an answer whose receipt came while the pause was asked for is not told to be too late", async () => {
  const { made, replies } = await session(snapshot(answering), { Snapshot: { snapshot: snapshot(answering) }, Answer: { refusal: "notOpen" } });
  const receipt = { answerId: "a", question: 0, pass: 0 };
  replies.Snapshot = { snapshot: { ...snapshot({ scene: "reveal", stem: answering.stem }, { ...me, receipt, response: waiting.response }), seq: 6 } };
  made.answer(0, 0, waiting.response, 900);
  await settled();
  assert.deepEqual([outboxKept(), made.state.late, made.state.sent["0:0"].isReceived], [false, null, true]);
});

test("who left on another device is out on this one, by word of the server", async () => {
  const { made } = await session(snapshot(answering), { Snapshot: { snapshot: snapshot(answering) } });
  made.told.Personal(null);
  assert.equal(made.state.mine, null);
});

test("the device on which one leaves goes on showing what it showed until its page is another", async () => {
  const { made } = await session(snapshot(answering), { Snapshot: { snapshot: snapshot(answering) } });
  const leaving = made.leave();
  made.told.Personal(null);
  await leaving;
  assert.equal(made.state.mine.name, "Zoé");
});

test("an answer of who is no longer in is kept, and its device is led to the door instead of playing on unheard", async () => {
  const { made, asked, replies } = await session(snapshot(answering), { Snapshot: { snapshot: snapshot(answering) }, Answer: { refusal: "notAPlayer" } });
  replies.Snapshot = { refusal: "notAPlayer" };
  made.answer(0, 0, waiting.response, 900);
  await settled();
  assert.deepEqual([made.state.mine, outboxKept(), asked.at(-1)[0]], [null, true, "Snapshot"]);
});

test("a guest who left on another device is not let in again by this one", async () => {
  const replies = { Snapshot: { snapshot: snapshot(lobby) } };
  const link = linked(replies);
  const made = new Session({ ...page(snapshot(lobby)), joinsAtOnce: true }, () => {}, link.connect);
  made.start();
  made.opened();
  await settled();
  replies.Snapshot = { refusal: "notAPlayer" };
  made.lost();
  made.opened();
  await settled();
  assert.deepEqual([link.asked.some(([method]) => method === "Join"), made.state.mine], [false, null]);
});

test("a battle that somebody else has just begun is begun, and nothing was refused", async () => {
  const { made } = await session(snapshot(lobby), { Snapshot: { snapshot: snapshot(lobby) }, Start: { refusal: "notNow" } });
  await made.begin();
  assert.equal(made.state.refusal, null);
  const other = (await session(snapshot(lobby), { Snapshot: { snapshot: snapshot(lobby) }, Start: { refusal: "tooFew" } })).made;
  await other.begin();
  assert.equal(other.state.refusal, "tooFew");
});

test("what nobody asked for neither raises nor takes away a seat's alert", async () => {
  const replies = { Host: { snapshot: snapshot(lobby) }, Remove: { refusal: "cannotRemove" }, Roster: { roster: { page: 0 } } };
  const seat = new Seat(page(null), snapshot(lobby), { method: "Host", read: ({ scene }) => ({ scene }), steps: {}, news: {}, changed: () => {} }, linked(replies).connect);
  seat.start();
  seat.opened();
  await settled();
  replies.Roster = { refusal: "tooManyRequests" };
  assert.equal((await seat.pull("Roster", 0)).refusal, "tooManyRequests");
  assert.equal(seat.state.refusal, null);
  await seat.ask("Remove", "handle");
  replies.Roster = { refusal: null, roster: { page: 0 } };
  assert.deepEqual((await seat.pull("Roster", 0)).roster, { page: 0 });
  assert.equal(seat.state.refusal, "cannotRemove");
});
