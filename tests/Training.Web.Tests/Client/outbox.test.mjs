// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { newAnswerId, Outbox } from "../../../src/Training.Web/Client/battle/outbox";

const kept = new Map();
const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text), removeItem: (key) => kept.delete(key) };
const answer = (question, choice = 0, pass = 0) => ({ question, pass, response: { kind: "choices", choices: [choice] }, answerId: newAnswerId(), elapsedMs: 1200 });

beforeEach(() => {
  kept.clear();
  globalThis.localStorage = storage;
});

test("an answer waits over a refresh until it is taken out", () => {
  const first = answer(3);
  new Outbox("K7M4QD", "zoe").put(first);
  const afterRefresh = new Outbox("K7M4QD", "zoe");
  assert.deepEqual(afterRefresh.all, [first]);
  afterRefresh.remove(3, 0);
  assert.deepEqual(new Outbox("K7M4QD", "zoe").all, []);
  assert.equal(kept.size, 0);
});

test("on a shared tablet the next person does not send what the one before tapped", () => {
  new Outbox("K7M4QD", "zoe").put(answer(0));
  assert.deepEqual(new Outbox("K7M4QD", "karim").all, []);
  assert.deepEqual(new Outbox("AAAAAA", "zoe").all, []);
});

test("one question waits once, its two passes apart", () => {
  const outbox = new Outbox("K7M4QD", "zoe");
  outbox.put(answer(0, 1));
  outbox.put(answer(0, 2));
  outbox.put(answer(0, 3, 1));
  assert.deepEqual(outbox.all.map((w) => w.response.choices[0]), [2, 3]);
});

test("storage that is full, shut or spoilt loses nothing of this page", () => {
  kept.set("battle-outbox:K7M4QD:zoe", "[{\"spoilt\":");
  globalThis.localStorage = { ...storage, setItem: () => { throw new Error("full"); } };
  const outbox = new Outbox("K7M4QD", "zoe");
  outbox.put(answer(1));
  assert.equal(outbox.all.length, 1);
});

test("an answer's identity is a version 4 UUID, another each time", () => {
  const ids = Array.from({ length: 1000 }, newAnswerId);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(ids).size, ids.length);
});
