// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Elapsed } from "../../../src/Training.Web/Client/battle/elapsed";
import { ServerClock } from "../../../src/Training.Web/Client/battle/server-clock";

let now = 0;
let frames = [];
const server = Date.parse("2026-01-01T10:00:00Z");
const at = (ms) => new Date(server + ms).toISOString();
const nextFrame = () => frames.splice(0).forEach((run) => run());

beforeEach(() => {
  now = 5000;
  frames = [];
  Object.defineProperty(globalThis, "performance", { value: { now: () => now }, configurable: true, writable: true });
  globalThis.requestAnimationFrame = (run) => frames.push(run);
});

test("the server's time is told half a round trip later, and goes on with the monotonic clock", () => {
  const clock = new ServerClock(0);
  const sentAt = now;
  now += 200;
  clock.hear(at(100), sentAt);
  assert.equal(clock.now(), server + 200);
  now += 3000;
  assert.equal(clock.now(), server + 3200);
});

test("what came by the shortest way is believed, until it is forgotten", () => {
  const clock = new ServerClock(0);
  const ask = (roundTrip, told) => {
    const sentAt = now;
    now += roundTrip;
    clock.hear(at(told), sentAt);
  };
  ask(20, 10);
  ask(2000, 20);
  assert.equal(clock.now(), server + 2020);
  clock.forget();
  ask(40, 9000);
  assert.equal(clock.now(), server + 9020);
});

test("a device that slept without losing its link, its monotonic clock asleep with it, is right again at the first reply", () => {
  const clock = new ServerClock(0);
  const ask = (roundTrip) => {
    const sentAt = now;
    now += roundTrip;
    clock.hear(at(now - 5000 + slept - roundTrip / 2), sentAt);
    now += 2000;
  };
  let slept = 0;
  for (let n = 0; n < 8; n++) ask(20);
  slept = 8000;
  ask(60);
  assert.ok(Math.abs(clock.now() - (server + now - 5000 + slept)) <= 60);
});

test("a network that is now fast, now slow does not make the clock forget what came by the shortest way", (context) => {
  const seed = 20261122;
  context.diagnostic(`seed ${seed}`);
  let drawn = seed;
  const random = () => ((drawn = (Math.imul(drawn, 1664525) + 1013904223) >>> 0) / 2 ** 32);
  const clock = new ServerClock(0);
  let last = [];
  for (let n = 0; n < 5000; n++) {
    const [there, back] = [5 + 400 * random() ** 6, 5 + 400 * random() ** 6];
    const sentAt = now;
    now += there;
    const told = at(Math.floor(now - 5000));
    now += back;
    clock.hear(told, sentAt);
    last = [...last, there + back].slice(-8);
    const error = Math.abs(clock.now() - (server + now - 5000));
    assert.ok(error <= Math.min(...last) / 2 + 1, `seed ${seed}, reply ${n}: ${error} ms off, ${Math.min(...last)} ms the shortest way`);
    now += 2000;
  }
});

test("time runs from the painting of the choices, not from their arrival", () => {
  const elapsed = new Elapsed();
  elapsed.begin("0:0");
  now += 500;
  assert.equal(elapsed.read("0:0"), 0);
  nextFrame();
  nextFrame();
  now += 1300;
  assert.equal(elapsed.read("0:0"), 1300);
  assert.equal(elapsed.read("1:0"), 0);
});

test("a question that comes again in the same place starts anew, one that is drawn again does not", () => {
  const elapsed = new Elapsed();
  elapsed.begin("0:0");
  nextFrame();
  nextFrame();
  now += 700;
  elapsed.begin("0:0");
  assert.equal(elapsed.read("0:0"), 700);
  elapsed.begin("0:1");
  assert.equal(elapsed.read("0:1"), 0);
});
