// SPDX-License-Identifier: AGPL-3.0-or-later
// <briquet-screen>: the big screen, for a whole room. It plays nothing, knows no solution before the reveal, and keeps what it shows when the link is lost.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import "./away";
import "./countdown";
import { takeDrawingsIn } from "./drawings";
import { readJson, readShell } from "./page";
import { codeShown, linkState, linkWord } from "./parts";
import type { Scene, ScreenMessage, ScreenSnapshot, ScreenView, Tally } from "./protocol";
import { Seat } from "./seat";
import { say } from "./words";
import { answering, reading } from "./views/screen/asking";
import { comeback, paused } from "./views/screen/between";
import { cancelled, finished } from "./views/screen/ended";
import { lobby } from "./views/screen/lobby";
import { reveal } from "./views/screen/reveal";
import type { Wall } from "./views/screen/wall";

/** Long texts are set smaller, step by step, until all of it fits on the wall; what is smallest already stays as it is. */
const smallest = 0.5;
const step = 0.05;

class Screen extends LitElement {
  #page = readShell(this);
  #isTimeUp = "";
  readonly #seat = new Seat<ScreenView, ScreenSnapshot>(this.#page, readJson<ScreenSnapshot>("battle-state"), {
    method: "Watch",
    read: (snapshot) => snapshot.view,
    steps: { Screened: (_: ScreenView, message: never) => (message as ScreenMessage).view },
    news: { Tallied: (view: ScreenView, tally: never) => ({ ...view, tally: tally as Tally }) },
    changed: () => this.requestUpdate(),
  });

  protected override createRenderRoot(): HTMLElement { return this; }

  override connectedCallback(): void {
    this.replaceChildren();
    super.connectedCallback();
    this.addEventListener("time-up", () => {
      this.#isTimeUp = keyOf(this.#seat.state.shown?.scene ?? null);
      this.requestUpdate();
    });
    addEventListener("resize", () => this.#fit());
    this.addEventListener("load", () => this.#fit(), true);
    void document.fonts.ready.then(() => this.#fit());
    this.#seat.start();
    void takeDrawingsIn(this.#page.sprite).then((isHere) => {
      if (isHere) this.#page = { ...this.#page, sprite: "" };
      this.requestUpdate();
    });
  }

  protected override updated(_: PropertyValues): void { this.#fit(); }

  #fit(): void {
    const wall = this.querySelector<HTMLElement>("main");
    if (!wall) return;
    for (let size = 1; size >= smallest; size -= step) {
      wall.style.setProperty("--fit", size.toFixed(2));
      if (wall.scrollHeight <= wall.clientHeight) return;
    }
  }

  protected override render(): TemplateResult {
    const { link, shown, refusal } = this.#seat.state;
    const wall: Wall = { page: this.#page, clock: this.#seat.clock, view: shown, isTimeUp: this.#isTimeUp === keyOf(shown?.scene ?? null) };
    const stem = shown && "stem" in shown.scene ? shown.scene.stem : null;
    const kind = shown?.scene.scene ?? "lobby";
    return html`<main class="scr scr--${kind}" id="contenu">
      <header class="scr__top">
        <p class="scr__join"><span>${this.#page.entry}</span><strong>${codeShown(this.#page.code)}</strong></p>
        ${link === "online" ? nothing : linkState(wall, link, linkWord(link, false))}
        ${refusal === null || link !== "online" ? nothing : html`<p>${say(`refused-${refusal}`)}</p>`}
        ${stem ? html`<p class="scr__n">${say("question-n", stem.index + 1)} <span>${say("of-n", stem.count)}</span></p>` : nothing}
      </header>
      ${this.#page.qr ? html`<div class="scr__qr">${this.#page.qr}</div>` : nothing}
      ${keyed(keyOf(shown?.scene ?? null), shown ? body(wall, shown) : nothing)}
    </main>`;
  }
}

const keyOf = (scene: Scene | null): string => (scene && "stem" in scene && scene.stem ? `${scene.scene}:${scene.stem.index}` : (scene?.scene ?? ""));

function body(wall: Wall, { scene, tally }: ScreenView): TemplateResult {
  switch (scene.scene) {
    case "lobby": return lobby(wall, scene, tally);
    case "reading": return reading(wall, scene);
    case "answering": return answering(wall, scene, tally);
    case "reveal": return reveal(wall, scene, tally);
    case "comeback": return comeback(wall, scene, tally);
    case "paused": return paused(wall, scene);
    case "finished": return finished(wall, scene, tally);
    case "cancelled": return cancelled(wall);
  }
}

customElements.define("briquet-screen", Screen);
