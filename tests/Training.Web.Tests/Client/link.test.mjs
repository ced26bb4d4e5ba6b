// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { BattleLink } from "../../../src/Training.Web/Client/battle/link";

const aMinute = 60000;
let now, timers, isInTimer;

/** Timers as a browser runs them in a tab that nobody has looked at for minutes: what a timer has set off comes once a minute, what the network has set off in time. */
const set = (run, wait, every) => {
  const timer = { run, every, dueAt: now + (isInTimer || every ? Math.max(wait, aMinute) : wait) };
  timers.add(timer);
  return timer;
};

beforeEach(() => {
  [now, timers, isInTimer] = [0, new Set(), false];
  Object.defineProperty(globalThis, "performance", { value: { now: () => now }, configurable: true, writable: true });
  Object.assign(globalThis, {
    setTimeout: (run, wait) => set(run, wait, null), setInterval: (run, wait) => set(run, wait, wait), clearTimeout: (timer) => timers.delete(timer),
    addEventListener: () => {}, document: { addEventListener: () => {} },
  });
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function pass(time) {
  for (const until = now + time; ;) {
    const [next] = [...timers].sort((a, b) => a.dueAt - b.dueAt);
    if (!next || next.dueAt > until) {
      now = until;
      return;
    }
    now = next.dueAt;
    if (next.every) next.dueAt = now + Math.max(next.every, aMinute);
    else timers.delete(next);
    isInTimer = true;
    next.run();
    isInTimer = false;
    // What the network brings is no timer's work.
    await settled();
  }
}

async function linked(answers = () => true) {
  const pings = [];
  let losses = 0;
  const hub = {
    on() {}, onclose() {}, start: async () => {}, stop: async () => {},
    invoke: async () => {
      pings.push(now);
      await settled();
      return answers(pings.length) ? { serverNow: "2026-01-01T10:00:00Z" } : new Promise(() => {});
    },
  };
  const link = new BattleLink("", { hear() {}, forget() {} }, { opened() {}, lost: () => losses++, told: {} }, () => hub);
  link.start();
  await settled();
  await settled();
  return { link, pings, lost: () => losses };
}

const longest = (pings) => Math.max(...pings.slice(1).map((at, n) => at - pings[n]));

test("a tab that nobody looks at goes on giving signs of life", async () => {
  const { pings } = await linked();
  await pass(10 * aMinute);
  assert.ok(longest(pings) < 5000, `${longest(pings)} ms of silence`);
  assert.ok(pings.length <= 301, `${pings.length} signs of life`);
});

test("a sign of life that is never answered is not the last one", async () => {
  const { pings, lost } = await linked((n) => n !== 5);
  await pass(10 * aMinute);
  assert.deepEqual([longest(pings) <= aMinute, pings.length > 250, lost()], [true, true, 0]);
});

test("a link that was put down gives no more signs of life", async () => {
  const { link, pings } = await linked();
  link.stop();
  await pass(10 * aMinute);
  assert.equal(pings.length, 1);
});
