// SPDX-License-Identifier: AGPL-3.0-or-later
// Holds together the link, the outbox and the state of one battle; whoever shows it is told when something changed.
import { type Connect, connected, type Linked, LinkLost, type Listener } from "./link";
import { newAnswerId, Outbox, type Waiting } from "./outbox";
import { forgetReload, type Page, reloadOnce } from "./page";
import type { BattleMessage, Mine, NameReply, Receipt, Reply, Response, Tally } from "./protocol";
import { ServerClock } from "./server-clock";
import { type Happening, isAsked, isOver, leavesHole, mayCountYet, next, sentFor, start, type State } from "./state";

const sendAgainAfter = 3000;
const holeWithin = 2000;
/** The server was too busy to look; whatever else it refuses, it will refuse again. */
const passing = new Set(["tooManyRequests", "serverBusy"]);
const notIn = new Set(["notAPlayer", "noSuchBattle"]);

export class Session implements Listener {
  readonly clock: ServerClock;
  readonly #page: Page;
  readonly #link: Linked;
  readonly #outbox: Outbox;
  readonly #changed: (state: State, happening: Happening) => void;
  #state: State = start;
  /** They came in once: whoever is out after that left, and is not led in again without being asked. */
  #wasIn = false;
  #isLeaving = false;
  /** The server knows on this link where I sit: before that it would turn down what waits here for good. */
  #isSeated = false;
  #hole: ReturnType<typeof setTimeout> | undefined;

  constructor(page: Page, changed: (state: State, happening: Happening) => void, connect: Connect = connected) {
    this.#page = page;
    this.#changed = changed;
    this.clock = new ServerClock(page.first ? Date.parse(page.first.serverNow) : Date.now());
    this.#outbox = new Outbox(page.code, page.person);
    this.#link = connect(page.hub, this.clock, this);
  }

  get state(): State { return this.#state; }

  start(): void {
    for (const kept of this.#outbox.all) this.#take({ type: "answered", ...kept });
    // What the page holds is older than anything the link will tell: it is shown, and not counted from.
    if (this.#page.first) this.#take({ type: "snapshot", snapshot: { ...this.#page.first, seq: -1 } });
    this.#forgetAnswered();
    this.#link.start();
    setInterval(() => this.#sendAll(), sendAgainAfter);
  }

  async join(name: string, onPodium: boolean, team: string | null): Promise<void> {
    await this.#do(() => this.#link.ask<Reply>("Join", this.#page.code, name, onPodium, team));
  }

  /** A name out of the mine; null when there is none to be had now. */
  async pseudonym(redraw: number): Promise<string | null> {
    const reply = await this.#ask(() => this.#link.ask<NameReply>("Pseudonym", this.#page.code, redraw));
    return reply?.name ?? null;
  }

  async takeHost(): Promise<void> { await this.#do(() => this.#link.ask<Reply>("TakeHost")); }

  /** Once begun, by whomever, it is as I wished. */
  async begin(): Promise<void> { await this.#do(() => this.#link.ask<Reply>("Start"), "notNow"); }

  /** At once on this screen; the server is told now, or when the link is back. */
  async park(isWanted: boolean): Promise<void> {
    this.#take({ type: "parking", isWanted });
    await this.#tellParking();
  }

  async leave(): Promise<void> {
    this.#isLeaving = true;
    await this.#do(() => this.#link.ask<Reply>("Leave"));
    this.#link.stop();
  }

  answer(question: number, pass: number, response: Response, elapsedMs: number): void {
    if (sentFor(this.#state, question, pass)) return;
    const answer: Waiting = { question, pass, response, answerId: newAnswerId(), elapsedMs };
    this.#outbox.put(answer);
    this.#take({ type: "answered", ...answer });
    if (this.#isSeated) void this.#send(answer);
  }

  opened(): void {
    this.#isSeated = false;
    this.#take({ type: "link", link: "online" });
    void this.#comeIn();
  }

  lost(): void {
    clearTimeout(this.#hole);
    this.#take({ type: "link", link: "lost" });
  }

  readonly told = {
    Happened: (message: BattleMessage): void => this.#happened(message),
    Tallied: (tally: Tally): void => this.#take({ type: "tallied", tally }),
    Personal: (mine: Mine | null): void => this.#told(mine),
    Received: (receipt: Receipt): void => this.#received(receipt),
    Removed: (): void => this.#removed(),
  };

  /** Null: I left, perhaps on another device. This page is about to be another one where it was here. */
  #told(mine: Mine | null): void {
    if (mine) {
      this.#take({ type: "personal", mine });
      this.#forgetAnswered();
    } else if (!this.#isLeaving) this.#take({ type: "out" });
  }

  #happened(message: BattleMessage): void {
    if (leavesHole(this.#state.seq, message.seq)) {
      clearTimeout(this.#hole);
      this.#hole = setTimeout(() => void this.#comeIn(), Math.random() * holeWithin);
    }
    const stoodStill = this.#state.scene?.scene === "paused";
    this.#take({ type: "happened", message });
    // What waited for time to run again may have less of it left than the next sending takes to come.
    if (stoodStill && this.#state.scene?.scene !== "paused") this.#sendAll();
  }

  #received(receipt: Receipt): void {
    this.#outbox.remove(receipt.question, receipt.pass);
    this.#take({ type: "received", receipt });
  }

  #removed(): void {
    this.#outbox.clear();
    this.#take({ type: "removed" });
    this.#link.stop();
  }

  #take(happening: Happening): void {
    this.#state = next(this.#state, happening);
    this.#changed(this.#state, happening);
  }

  /** A guest chose a name at the door: they are led in without being asked again, once. */
  async #joinAtOnce(): Promise<void> {
    this.#wasIn = true;
    await this.join(this.#page.suggestedName, false, null);
  }

  /** Whole state, then what the server does not know yet: answers without a receipt, and what I asked by « Client ! » after them. */
  async #comeIn(): Promise<void> {
    const reply = await this.#tell("Snapshot", this.#page.code);
    if (!reply) return;
    if (reply.snapshot) {
      forgetReload(this.#page.code);
      this.#isSeated = this.#wasIn = true;
      this.#take({ type: "snapshot", snapshot: reply.snapshot });
      this.#forgetAnswered();
      this.#sendAll();
      await this.#tellParking();
    } else if (reply.refusal === "wasRemoved") this.#removed();
    else if (reply.refusal === "notAPlayer" && this.#page.joinsAtOnce && !this.#wasIn) await this.#joinAtOnce();
    else if (passing.has(reply.refusal ?? "")) setTimeout(() => void this.#comeIn(), 1000 + Math.random() * 1000);
    else if (!notIn.has(reply.refusal ?? "")) this.#take({ type: "refused", refusal: reply.refusal });
    else if (isOver(this.#state)) this.#dropAll();
    // A battle that ended a while ago is known to its page only: who was in finds their result there.
    else if (!(reply.refusal === "noSuchBattle" && this.#state.mine && reloadOnce(this.#page.code))) this.#take({ type: "out" });
  }

  /** @param asDone The refusal that says that it is done already. */
  async #do(what: () => Promise<Reply>, asDone?: string): Promise<void> {
    const reply = await this.#ask(what);
    if (!reply) this.#take({ type: "refused", refusal: "noLink" });
    else if (reply.refusal === "wasRemoved") this.#removed();
    else if (reply.refusal && reply.refusal !== asDone) this.#take({ type: "refused", refusal: reply.refusal });
    else if (reply.snapshot) {
      this.#isSeated = true;
      this.#take({ type: "snapshot", snapshot: reply.snapshot });
    } else this.#take({ type: "refused", refusal: null });
  }

  async #ask<R>(what: () => Promise<R>): Promise<R | null> {
    try {
      return await what();
    } catch (error) {
      if (error instanceof LinkLost) return null;
      throw error;
    }
  }

  /** What is asked again by itself until the server takes it: that it could not is told, and that it could. */
  async #tell(method: string, ...values: unknown[]): Promise<Reply | null> {
    const reply = await this.#ask(() => this.#link.ask<Reply>(method, ...values));
    const isHeld = passing.has(reply?.refusal ?? "");
    if (reply && isHeld !== this.#state.isHeld) this.#take({ type: isHeld ? "held" : "passed" });
    return reply;
  }

  async #tellParking(): Promise<void> {
    const wanted = this.#state.wantsParking;
    if (wanted === null) return;
    const reply = await this.#tell(wanted ? "Park" : "Return");
    if (reply?.refusal && passing.has(reply.refusal)) setTimeout(() => void this.#tellParking(), 1000);
  }

  #sendAll(): void {
    if (this.#state.link !== "online" || !this.#isSeated || !this.#state.mine || this.#state.mine.isParked) return;
    for (const waiting of this.#outbox.all) void this.#send(waiting);
  }

  #drop(question: number, pass: number, refusal: string): void {
    this.#outbox.remove(question, pass);
    this.#take({ type: "dropped", question, pass, refusal });
  }

  /** Nobody takes them any more, and who gave them is told. */
  #dropAll(): void {
    for (const { question, pass } of this.#outbox.all) this.#drop(question, pass, "over");
  }

  async #send(waiting: Waiting): Promise<void> {
    const { question, pass, response, answerId, elapsedMs } = waiting;
    const reply = await this.#tell("Answer", question, pass, response, answerId, elapsedMs);
    if (!reply) return;
    if (reply.refusal === "alreadyAnswered") {
      // Another device of mine was first: its answer counts, and is what this one has to show.
      this.#outbox.remove(question, pass);
      void this.#comeIn();
    } else if (reply.first) this.#received(reply.first);
    else if (reply.refusal === "notOpen" && await this.#mayWait(waiting)) return;
    // Not in, or not known on this link: what is asked anew says which, and what I answered stays here until then.
    else if (notIn.has(reply.refusal ?? "")) await this.#comeIn();
    else if (reply.refusal && !passing.has(reply.refusal)) this.#drop(question, pass, reply.refusal);
  }

  /**
   * Whether an answer that was refused as not open stays here: during a pause it is no more late than before. The refusal may overtake the word of the
   * pause, so what is known is asked anew.
   */
  async #mayWait({ question, pass, answerId }: Waiting): Promise<boolean> {
    if (isAsked(this.#state, question, pass)) {
      const snapshot = (await this.#tell("Snapshot", this.#page.code))?.snapshot;
      if (!snapshot) return true;
      this.#take({ type: "snapshot", snapshot });
      this.#forgetAnswered();
      if (!this.#outbox.all.some((w) => w.answerId === answerId)) return true;
    }
    return mayCountYet(this.#state, question, pass, this.clock.now());
  }

  /** An answer whose receipt came with a snapshot, from here or from another device, need not go out again. */
  #forgetAnswered(): void {
    for (const { question, pass } of this.#outbox.all)
      if (sentFor(this.#state, question, pass)?.isReceived) this.#outbox.remove(question, pass);
  }
}
