// SPDX-License-Identifier: AGPL-3.0-or-later
// A seat before a battle that is no player's: the host's, or the big screen's. It keeps the whole of what is shown, and the number of the last event in it.
import { type Connect, connected, type Linked, LinkLost, type Listener } from "./link";
import { forgetReload, reloadOnce, type Shell } from "./page";
import type { Answered, Instant, Scene } from "./protocol";
import { ServerClock } from "./server-clock";
import { isOver, leavesHole, type Link } from "./state";

const holeWithin = 2000;
const passing = new Set(["tooManyRequests", "serverBusy"]);

/** What every seat shows, whatever else. */
interface Watchable { readonly scene: Scene; }

interface Numbered { readonly seq: number; readonly serverNow: Instant; }

export interface Watched<T> {
  readonly link: Link;
  /** −1: nothing came yet on this link. */
  readonly seq: number;
  readonly shown: T | null;
  /** Why the door stayed shut, or what I asked last was not done; null when nothing was refused. */
  readonly refusal: string | null;
}

export interface SeatPlan<T extends Watchable, S extends Numbered> {
  /** The call that takes the seat, and its answer's snapshot read as what is shown. */
  readonly method: string;
  readonly read: (snapshot: S) => T;
  /** Events with a number, by name. */
  readonly steps: Readonly<Record<string, (shown: T, message: never) => T>>;
  /** Messages of which the newest wins. */
  readonly news: Readonly<Record<string, (shown: T, message: never) => T>>;
  /** stage: the word of the event that was just applied, or null. */
  readonly changed: (before: Watched<T>, stage: string | null) => void;
}

export class Seat<T extends Watchable, S extends Numbered> implements Listener {
  readonly clock: ServerClock;
  readonly told: Readonly<Record<string, (message: never) => void>>;
  readonly #shell: Shell;
  readonly #plan: SeatPlan<T, S>;
  readonly #link: Linked;
  #state: Watched<T>;
  #hole: ReturnType<typeof setTimeout> | undefined;

  constructor(shell: Shell, first: S | null, plan: SeatPlan<T, S>, connect: Connect = connected) {
    this.#shell = shell;
    this.#plan = plan;
    this.clock = new ServerClock(first ? Date.parse(first.serverNow) : Date.now());
    // What the page holds is older than anything the link will tell: it is shown, and not counted from.
    this.#state = { link: "connecting", seq: -1, shown: first && plan.read(first), refusal: null };
    this.told = Object.fromEntries([
      ...Object.entries(plan.steps).map(([name, step]) => [name, (message: never) => this.#step(message, step)]),
      ...Object.entries(plan.news).map(([name, take]) => [name, (message: never) => this.#show(take, message)]),
    ]) as Record<string, (message: never) => void>;
    this.#link = connect(shell.hub, this.clock, this);
  }

  get state(): Watched<T> { return this.#state; }

  start(): void { this.#link.start(); }

  opened(): void {
    this.#set({ link: "online" });
    void this.#sit();
  }

  lost(): void {
    clearTimeout(this.#hole);
    this.#set({ link: "lost", seq: -1 });
  }

  /** Does something on the server; what it refuses is kept to be shown. Null: the link was lost before the answer. */
  async ask<R extends Answered>(method: string, ...values: unknown[]): Promise<R | null> {
    const reply = await this.pull<R>(method, ...values);
    this.#set({ refusal: reply ? (reply.refusal ?? null) : "noLink" });
    return reply;
  }

  /** Looks something up that nobody asked for: a refusal of it is no news, and takes away none. */
  async pull<R extends Answered>(method: string, ...values: unknown[]): Promise<R | null> {
    try {
      return await this.#link.ask<R>(method, ...values);
    } catch (error) {
      if (!(error instanceof LinkLost)) throw error;
      return null;
    }
  }

  /** Replaces what is shown by what one of the seat's own answers told. */
  show(change: (shown: T) => T): void {
    if (this.#state.shown) this.#set({ shown: change(this.#state.shown) });
  }

  async #sit(): Promise<void> {
    const reply = await this.ask<{ refusal: string | null; snapshot: S | null }>(this.#plan.method, this.#shell.code);
    if (reply?.snapshot) {
      forgetReload(this.#shell.code);
      if (reply.snapshot.seq >= this.#state.seq) this.#set({ seq: reply.snapshot.seq, shown: this.#plan.read(reply.snapshot) });
    } else if (passing.has(reply?.refusal ?? "")) setTimeout(() => void this.#sit(), 1000 + Math.random() * 1000);
    // The rooms forget a battle a while after its end; its page leads to what is left of it.
    else if (reply?.refusal === "noSuchBattle" && this.#state.shown && !isOver(this.#state.shown)) reloadOnce(this.#shell.code);
  }

  #step(message: never, step: (shown: T, message: never) => T): void {
    const { seq, stage } = message as { seq: number; stage: string };
    if (leavesHole(this.#state.seq, seq)) {
      clearTimeout(this.#hole);
      this.#hole = setTimeout(() => void this.#sit(), Math.random() * holeWithin);
    }
    if (seq > this.#state.seq && this.#state.shown) this.#set({ seq, shown: step(this.#state.shown, message) }, stage);
  }

  #show(take: (shown: T, message: never) => T, message: never): void { this.show((shown) => take(shown, message)); }

  #set(change: Partial<Watched<T>>, stage: string | null = null): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    this.#plan.changed(before, stage);
  }
}
