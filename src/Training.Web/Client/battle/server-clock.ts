// SPDX-License-Identifier: AGPL-3.0-or-later
// The server's time as told by its replies, half the round trip added. Runs on the monotonic clock, so that a device whose wall clock is
// wrong or is being set counts down like the others.

interface Sample { readonly offset: number; readonly roundTrip: number; }

const most = 8;

export class ServerClock {
  #samples: Sample[] = [];
  #offset: number;

  /** Until the first reply: what the page said when it was made. */
  constructor(roughNow: number) { this.#offset = roughNow - performance.now(); }

  /** Unix milliseconds. */
  now(): number { return performance.now() + this.#offset; }

  /** What came by the shortest way is the nearest to the truth. */
  hear(serverNow: string, sentAt: number): void {
    const heardAt = performance.now();
    const roundTrip = heardAt - sentAt;
    this.#samples = [...this.#samples, { offset: Date.parse(serverNow) + roundTrip / 2 - heardAt, roundTrip }].slice(-most);
    this.#offset = this.#samples.reduce((a, b) => (b.roundTrip < a.roundTrip ? b : a)).offset;
  }

  /** After a lost link the device may have slept, and its monotonic clock with it. */
  forget(): void { this.#samples = []; }
}
