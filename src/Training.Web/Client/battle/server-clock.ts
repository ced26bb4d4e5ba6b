// SPDX-License-Identifier: AGPL-3.0-or-later
// The server's time as told by its replies, half the round trip added. Runs on the monotonic clock, so that a device whose wall clock is
// wrong or is being set counts down like the others.

interface Sample { readonly offset: number; readonly roundTrip: number; }

const most = 8;
/** Milliseconds by which two samples may differ beyond what their ways explain: times are told to the millisecond, and clocks drift a little. */
const slack = 20;

export class ServerClock {
  #samples: Sample[] = [];
  #offset: number;

  /** Until the first reply: what the page said when it was made. */
  constructor(roughNow: number) { this.#offset = roughNow - performance.now(); }

  /** Unix milliseconds. */
  now(): number { return performance.now() + this.#offset; }

  /** What came by the shortest way is the nearest to the truth, unless the newest proves it wrong: a device may sleep for a while and keep its link. */
  hear(serverNow: string, sentAt: number): void {
    const heardAt = performance.now();
    const roundTrip = heardAt - sentAt;
    const heard = { offset: Date.parse(serverNow) + roundTrip / 2 - heardAt, roundTrip };
    this.#samples = [...this.#samples.filter((known) => agree(known, heard)), heard].slice(-most);
    this.#offset = this.#samples.reduce((a, b) => (b.roundTrip < a.roundTrip ? b : a)).offset;
  }

  /** After a lost link the device may have slept, and its monotonic clock with it. */
  forget(): void { this.#samples = []; }
}

/** The truth lies no further from a sample than half its round trip, on either side. */
const agree = (one: Sample, other: Sample): boolean => Math.abs(one.offset - other.offset) <= (one.roundTrip + other.roundTrip) / 2 + slack;
