// SPDX-License-Identifier: AGPL-3.0-or-later
// One light connection. It is lost after four seconds of silence or when the device says so, and is then made anew, soon at first.
import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from "@microsoft/signalr";
import type { BattleMessage, Mine, Pong, Receipt, Reply, Response, Tally } from "./protocol";
import type { ServerClock } from "./server-clock";

const pingEvery = 2000;
const lostAfter = 4000;
const retryAfter = [0, 500, 1000, 2000, 3000];

export interface Listener {
  opened(): void;
  lost(failures: number): void;
  happened(message: BattleMessage): void;
  tallied(tally: Tally): void;
  personal(mine: Mine): void;
  received(receipt: Receipt): void;
  removed(): void;
}

/** The link went away before the server answered; what was asked may or may not have been done. */
export class LinkLost extends Error {}

export class BattleLink {
  readonly #address: string;
  readonly #clock: ServerClock;
  readonly #listener: Listener;
  #hub: HubConnection | null = null;
  #isOpen = false;
  #isStopped = true;
  #failures = 0;
  #heardAt = 0;
  #checkedAt = 0;
  #pingedAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(address: string, clock: ServerClock, listener: Listener) {
    this.#address = address;
    this.#clock = clock;
    this.#listener = listener;
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
    this.#isOpen = false;
    void this.#hub?.stop();
  }

  join(code: string, name: string, onPodium: boolean): Promise<Reply> { return this.#ask("Join", code, name, onPodium, null); }
  snapshot(code: string): Promise<Reply> { return this.#ask("Snapshot", code); }
  begin(): Promise<Reply> { return this.#ask("Start"); }
  park(): Promise<Reply> { return this.#ask("Park"); }
  return(): Promise<Reply> { return this.#ask("Return"); }
  leave(): Promise<Reply> { return this.#ask("Leave"); }

  answer(question: number, pass: number, response: Response, answerId: string, elapsedMs: number): Promise<Reply> {
    return this.#ask("Answer", question, pass, response, answerId, elapsedMs);
  }

  async #ask(method: string, ...values: unknown[]): Promise<Reply> {
    if (!this.#hub || !this.#isOpen) throw new LinkLost();
    const sentAt = performance.now();
    let reply: Reply;
    try {
      reply = await this.#hub.invoke<Reply>(method, ...values);
    } catch (error) { throw new LinkLost(String(error)); }
    this.#hear();
    if (reply.snapshot) this.#clock.hear(reply.snapshot.serverNow, sentAt);
    return reply;
  }

  async #open(): Promise<void> {
    const hub = new HubConnectionBuilder()
      .withUrl(this.#address, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(LogLevel.None)
      .build();
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
    const on = <T>(name: string, tell: (told: T) => void): void => hub.on(name, (told: T) => {
      if (hub !== this.#hub) return;
      this.#hear();
      tell(told);
    });
    on<BattleMessage>("Happened", (message) => this.#listener.happened(message));
    on<Tally>("Tallied", (tally) => this.#listener.tallied(tally));
    on<Mine>("Personal", (mine) => this.#listener.personal(mine));
    on<Receipt>("Received", (receipt) => this.#listener.received(receipt));
    on<void>("Removed", () => this.#listener.removed());
  }

  #hear(): void { this.#heardAt = performance.now(); }

  #ping(hub: HubConnection): void {
    const sentAt = this.#pingedAt = performance.now();
    hub.invoke<Pong>("Ping").then((pong) => {
      if (hub !== this.#hub) return;
      this.#hear();
      this.#clock.hear(pong.serverNow, sentAt);
    }, () => { /* The silence tells. */ });
  }

  #check(): void {
    const now = performance.now();
    // A device that slept has sent no ping either: ask first, judge later.
    if (now - this.#checkedAt > lostAfter / 2) this.#heardAt = Math.max(this.#heardAt, now - lostAfter / 2);
    this.#checkedAt = now;
    if (!this.#isOpen || !this.#hub) return;
    if (now - this.#heardAt >= lostAfter) this.#lose(this.#hub);
    else if (now - this.#pingedAt >= pingEvery) this.#ping(this.#hub);
  }

  #lose(hub: HubConnection | null): void {
    if (!hub || hub !== this.#hub || this.#isStopped) return;
    this.#hub = null;
    this.#isOpen = false;
    void hub.stop();
    const wait = retryAfter[Math.min(this.#failures, retryAfter.length - 1)]! * (0.7 + 0.6 * Math.random());
    this.#failures++;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#open(), wait);
    this.#listener.lost(this.#failures);
  }

  /** The network is back, or somebody looks again: no reason to wait out the rest. */
  #hurry(): void {
    if (this.#isStopped || this.#hub) return;
    clearTimeout(this.#retry);
    void this.#open();
  }
}
