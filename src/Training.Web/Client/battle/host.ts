// SPDX-License-Identifier: AGPL-3.0-or-later
// <briquet-host>: the console of who hosts, on a laptop or a phone. One brick button is the next thing to do; all the rest stands beside it.
import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import "./away";
import "./countdown";
import { takeDrawingsIn } from "./drawings";
import type { Acts, Asking, Desk, Helm } from "./helm";
import { readJson, readShell, told } from "./page";
import { linkState, linkWord } from "./parts";
import type { BattleMessage, HostSnapshot, HostView, RosterReply, Reply, Tally } from "./protocol";
import { Seat, type Watched } from "./seat";
import { has, say } from "./words";
import { desk } from "./views/host/desk";
import { dock } from "./views/host/dock";

const rosterEvery = 1000;
/** An act waits for the event it causes, so that a second tap does not do the next thing too; no longer than this. */
const actWithin = 3000;
/** So long after the next thing to do has become another one a tap was still meant for the one before. */
const settlesWithin = 400;

class Host extends LitElement implements Acts {
  #page = {
    ...readShell(this), play: told(this, "play"), screen: told(this, "screenPage"), preview: told(this, "preview"), results: told(this, "results"),
  };
  #asking: Asking | null = null;
  #wished: Readonly<Record<string, unknown>> = {};
  #actedAt = "";
  #isSettling = false;
  #hadFocus = false;
  #news = "";
  #rosterTimer: ReturnType<typeof setTimeout> | undefined;
  #rosterAt = 0;
  readonly #seat = new Seat<Desk, HostSnapshot>(this.#page, readJson<HostSnapshot>("battle-state"), {
    method: "Host",
    read: ({ scene, tally, host, roster }) => ({ scene, tally, host, roster }),
    steps: { Happened: (shown: Desk, message: never) => stepped(shown, message as BattleMessage) },
    news: {
      Tallied: (shown: Desk, tally: never) => ({ ...shown, tally: tally as Tally }),
      Hosting: (shown: Desk, host: never) => ({ ...shown, host: host as HostView | null }),
    },
    changed: (before, stage) => this.#changed(before, stage),
  });

  protected override createRenderRoot(): HTMLElement { return this; }

  override connectedCallback(): void {
    this.replaceChildren();
    super.connectedCallback();
    this.#seat.start();
    void takeDrawingsIn(this.#page.sprite).then((isHere) => {
      if (isHere) this.#page = { ...this.#page, sprite: "" };
      this.requestUpdate();
    });
  }

  async act(method: string, ...values: unknown[]): Promise<void> {
    const acted = this.#key();
    this.#actedAt = acted;
    this.requestUpdate();
    const reply = await this.#seat.ask<Reply>(method, ...values);
    if (!reply || reply.refusal) this.#release(acted);
    else setTimeout(() => this.#release(acted), actWithin);
  }

  async set(method: string, ...values: unknown[]): Promise<void> {
    this.#wished = { ...this.#wished, [method]: values[0] };
    const reply = await this.#seat.ask<Reply>(method, ...values);
    const isDone = reply !== null && !reply.refusal;
    if (isDone) this.#pullRoster();
    // What was refused falls back to what is; what was done is told a moment later.
    setTimeout(() => this.#forget(method, values[0]), isDone ? actWithin : 0);
  }

  ask(asking: Asking | null): void {
    this.#asking = asking;
    this.requestUpdate();
  }

  async turnTo(page: number): Promise<void> {
    this.#showRoster(await this.#seat.ask<RosterReply>("Roster", page));
  }

  #showRoster(reply: RosterReply | null): void {
    if (reply?.roster) this.#seat.show((shown) => ({ ...shown, roster: reply.roster }));
  }

  #forget(method: string, value: unknown): void {
    if (this.#wished[method] !== value) return;
    const { [method]: _, ...wished } = this.#wished;
    this.#wished = wished;
    this.requestUpdate();
  }

  #release(acted: string): void {
    if (this.#actedAt !== acted) return;
    this.#actedAt = "";
    this.requestUpdate();
  }

  #changed(before: Watched<Desk>, stage: string | null): void {
    const { shown, link } = this.#seat.state;
    if (stage !== null) {
      if (this.#actedAt !== this.#key()) this.#actedAt = "";
      if (keyOf(before.shown) !== this.#key()) this.#settle();
      this.#asking = this.#asking?.what === "finish" ? null : this.#asking;
      if (has(`news-${stage}`)) this.#news = say(`news-${stage}`);
    }
    if (before.link !== link && before.link !== "connecting") this.#news = linkWord(link, false);
    if (shown?.host && rosterOf(shown.tally) !== rosterOf(before.shown?.tally ?? null)) this.#pullRoster();
    this.requestUpdate();
  }

  #settle(): void {
    this.#isSettling = true;
    setTimeout(() => {
      this.#isSettling = false;
      this.requestUpdate();
    }, settlesWithin);
  }

  /** The roster is asked for, at most once a second, when the counts tell that it is another. */
  #pullRoster(): void {
    if (this.#rosterTimer !== undefined) return;
    this.#rosterTimer = setTimeout(() => {
      this.#rosterTimer = undefined;
      this.#rosterAt = performance.now();
      void this.#seat.pull<RosterReply>("Roster", this.#seat.state.shown?.roster?.page ?? 0).then((reply) => this.#showRoster(reply));
    }, Math.max(0, this.#rosterAt + rosterEvery - performance.now()));
  }

  #key(): string { return keyOf(this.#seat.state.shown); }

  protected override willUpdate(_: PropertyValues): void { this.#hadFocus = this.contains(document.activeElement); }

  protected override updated(_: PropertyValues): void {
    // What was under the focus gave way to its confirmation, or to another phase.
    if (this.#hadFocus && !this.contains(document.activeElement)) (this.querySelector<HTMLElement>("[data-sure]") ?? this.querySelector<HTMLElement>("h1"))?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const { link, shown, refusal } = this.#seat.state;
    const helm: Helm = { page: this.#page, clock: this.#seat.clock, link, shown, refusal, acts: this, asking: this.#asking, wished: this.#wished, isActing: this.#actedAt !== "", isSettling: this.#isSettling };
    this.className = `hostdesk hostdesk--${shown?.scene.scene ?? "lobby"}`;
    return html`<header class="focusbar">
        <a class="iconbtn" href=${this.#page.battles} aria-label=${say("leave-host")} data-enhance-nav="false"><svg class="ico" aria-hidden="true"><use href="${this.#page.sprite}#i-back"></use></svg></a>
        <span class="small soft mid">${say("host-title")}</span>${linkState(helm, link, linkWord(link, false))}</header>
      ${desk(helm, this.#key())}${dock(helm)}<div class="sr" role="status" aria-live="polite">${this.#news}</div>`;
  }
}

/** Changes when another thing is shown, not when something changes in it. */
function keyOf(shown: Desk | null): string {
  const scene = shown?.scene;
  return !scene ? "" : "stem" in scene && scene.stem ? `${scene.scene}:${scene.stem.index}` : scene.scene;
}

/** What changes who stands where in the roster. */
const rosterOf = (tally: Tally | null): string => (tally ? `${tally.players}:${tally.parked}:${tally.lost}` : "");

/** The host's own view follows the event: until it is here, the solution of an earlier question must not stand under the new one. */
function stepped(shown: Desk, { scene }: BattleMessage): Desk {
  const isSame = questionOf(scene) !== null && questionOf(scene) === questionOf(shown.scene);
  return { ...shown, scene, host: shown.host && !isSame ? { ...shown.host, solution: null } : shown.host };
}

const questionOf = (scene: Desk["scene"]): number | null => ("stem" in scene && scene.stem ? scene.stem.index : null);

customElements.define("briquet-host", Host);
