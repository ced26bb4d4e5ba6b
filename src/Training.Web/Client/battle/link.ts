// SPDX-License-Identifier: AGPL-3.0-or-later
// One light connection. It is lost after four seconds of silence or when the device says so, and is then made anew, soon at first.
import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from "@microsoft/signalr";
import type { Answered, Pong } from "./protocol";
import type { ServerClock } from "./server-clock";

const pingEvery = 2000;
const lostAfter = 4000;
const retryAfter = [0, 500, 1000, 2000, 3000];

export interface Listener {
  opened(): void;
  lost(): void;
  /** What the server says by itself, by the name of its message. */
  readonly told: Readonly<Record<string, (message: never) => void>>;
}

/** What a link is asked for, however it is made. */
export type Linked = Pick<BattleLink, "start" | "stop" | "ask">;

/** Makes a link; tests bring their own. */
export type Connect = (address: string, clock: ServerClock, listener: Listener) => Linked;

export const connected: Connect = (address, clock, listener) => new BattleLink(address, clock, listener);

/** The link went away before the server answered; what was asked may or may not have been done. */
export class LinkLost extends Error {}

/** Makes the connection under a link; tests bring their own. */
type Dial = (address: string) => HubConnection;

const dialled: Dial = (address) => new HubConnectionBuilder()
  .withUrl(address, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
  .configureLogging(LogLevel.None)
  .build();

export class BattleLink {
  readonly #address: string;
  readonly #clock: ServerClock;
  readonly #listener: Listener;
  readonly #dial: Dial;
  #hub: HubConnection | null = null;
  #isOpen = false;
  #isStopped = true;
  #failures = 0;
  #heardAt = 0;
  #checkedAt = 0;
  #pingedAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #nextPing: ReturnType<typeof setTimeout> | undefined;

  constructor(address: string, clock: ServerClock, listener: Listener, dial: Dial = dialled) {
    this.#address = address;
    this.#clock = clock;
    this.#listener = listener;
    this.#dial = dial;
  }

  start(): void {
    this.#isStopped = false;
    setInterval(() => this.#check(), 500);
    addEventListener("offline", () => this.#lose(this.#hub));
    addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.#hurry(); });
    void this.#open();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#nextPing);
    this.#isOpen = false;
    void this.#hub?.stop();
  }

  /** Calls a method of the hub; throws LinkLost when no answer can come any more. */
  async ask<R extends Answered>(method: string, ...values: unknown[]): Promise<R> {
    if (!this.#hub || !this.#isOpen) throw new LinkLost();
    const sentAt = performance.now();
    let reply: R;
    try {
      reply = await this.#hub.invoke<R>(method, ...values);
    } catch (error) { throw new LinkLost(String(error)); }
    this.#hear();
    if (reply.snapshot) this.#clock.hear(reply.snapshot.serverNow, sentAt);
    return reply;
  }

  async #open(): Promise<void> {
    const hub = this.#dial(this.#address);
    this.#hub = hub;
    this.#listen(hub);
    hub.onclose(() => this.#lose(hub));
    const patience = setTimeout(() => this.#lose(hub), lostAfter);
    try {
      await hub.start();
      if (hub !== this.#hub || this.#isStopped) { void hub.stop(); return; }
      this.#isOpen = true;
      this.#failures = 0;
      this.#hear();
      this.#clock.forget();
      this.#ping(hub);
      this.#listener.opened();
    } catch { this.#lose(hub); } finally { clearTimeout(patience); }
  }

  #listen(hub: HubConnection): void {
    for (const [name, tell] of Object.entries(this.#listener.told))
      hub.on(name, (message: never) => {
        if (hub !== this.#hub) return;
        this.#hear();
        tell(message);
      });
  }

  #hear(): void { this.#heardAt = performance.now(); }

  /**
   * The answer sets off the next one: in a tab that was hidden for minutes, as a host's console behind the big screen, timers that a timer has set off
   * run once a minute, and those that the network has set off do not wait.
   */
  #ping(hub: HubConnection): void {
    clearTimeout(this.#nextPing);
    const sentAt = this.#pingedAt = performance.now();
    hub.invoke<Pong>("Ping").then((pong) => {
      if (hub !== this.#hub) return;
      this.#hear();
      this.#clock.hear(pong.serverNow, sentAt);
      clearTimeout(this.#nextPing);
      if (this.#isOpen) this.#nextPing = setTimeout(() => this.#ping(hub), pingEvery);
    }, () => { /* The silence tells. */ });
  }

  #check(): void {
    const now = performance.now();
    // A device that slept has sent no ping either: ask first, judge later.
    if (now - this.#checkedAt > lostAfter / 2) this.#heardAt = Math.max(this.#heardAt, now - lostAfter / 2);
    this.#checkedAt = now;
    if (!this.#isOpen || !this.#hub) return;
    if (now - this.#heardAt >= lostAfter) this.#lose(this.#hub);
    // The answer to the last one may have been lost.
    else if (now - this.#pingedAt >= pingEvery) this.#ping(this.#hub);
  }

  #lose(hub: HubConnection | null): void {
    if (!hub || hub !== this.#hub || this.#isStopped) return;
    this.#hub = null;
    this.#isOpen = false;
    clearTimeout(this.#nextPing);
    void hub.stop();
    const wait = retryAfter[Math.min(this.#failures, retryAfter.length - 1)]! * (0.7 + 0.6 * Math.random());
    this.#failures++;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#open(), wait);
    this.#listener.lost();
    if (this.#failures % 5 === 0 && navigator.onLine) void askWhetherSignedIn();
  }

  /** The network is back, or somebody looks again: no reason to wait out the rest. */
  #hurry(): void {
    if (this.#isStopped || this.#hub) return;
    clearTimeout(this.#retry);
    void this.#open();
  }
}

/** The server closes the link when the sign-in ends; the page then leads to where one signs in. */
async function askWhetherSignedIn(): Promise<void> {
  try {
    const page = await fetch(location.href, { redirect: "manual", cache: "no-store" });
    if (page.type === "opaqueredirect") location.reload();
  } catch { /* No network: the link goes on trying. */ }
}
