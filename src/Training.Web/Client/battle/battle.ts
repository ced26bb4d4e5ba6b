// SPDX-License-Identifier: AGPL-3.0-or-later
// <briquet-battle>: shows the state of one battle in the page's own tree (light DOM, so that the site's one style sheet serves it).
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import "./countdown";
import { takeDrawingsIn } from "./drawings";
import { Elapsed } from "./elapsed";
import { readPage } from "./page";
import { type Frame, linkWord } from "./parts";
import type { Acts, Play } from "./play";
import type { Response } from "./protocol";
import { Session } from "./session";
import { type Happening, isOver, isParked, keyOf, type State } from "./state";
import { count, say } from "./words";
import { answering, reading } from "./views/answering";
import { cardShown, comeback } from "./views/comeback";
import { cancelled, finished, over, parked, paused, removed } from "./views/ended";
import { join, lobby } from "./views/lobby";
import { reveal } from "./views/reveal";

interface Shown { readonly key: string; readonly kind: string; readonly view: Frame; }

class Battle extends LitElement implements Acts {
  #page = readPage(this);
  readonly #session = new Session(this.#page, (state, happening) => this.#changed(state, happening));
  readonly #elapsed = new Elapsed();
  #ticked: ReadonlySet<number> = new Set();
  #card: number | null = null;
  #timeUpOf = "";
  #news = "";
  #shown = "";
  #hadFocus = false;

  protected override createRenderRoot(): HTMLElement { return this; }

  override connectedCallback(): void {
    // What the server drew gives way in the same breath in which the first view is drawn.
    this.replaceChildren();
    super.connectedCallback();
    this.addEventListener("time-up", () => {
      // Late comers meet a deadline that has passed while the view is still being drawn: ask the state, not the screen.
      this.#timeUpOf = keyOfView(this.#session.state, this.#card);
      this.#announce(say("time-up"));
    });
    this.addEventListener("time-mark", (event) => this.#announce(count("seconds-left", (event as CustomEvent<number>).detail)));
    this.#session.start();
    void takeDrawingsIn(this.#page.sprite).then((isHere) => {
      if (isHere) this.#page = { ...this.#page, sprite: "" };
      this.requestUpdate();
    });
  }

  join(name: string, onPodium: boolean): void { void this.#session.join(name, onPodium); }
  begin(): void { void this.#session.begin(); }
  park(isWanted: boolean): void { void this.#session.park(isWanted); }

  leave(): void { void this.#session.leave().finally(() => location.assign(this.#page.battles)); }

  answer(question: number, pass: number, response: Response): void {
    if (this.#timeUpOf === this.#shown) return;
    this.#session.answer(question, pass, response, this.#elapsed.read(keyOf(question, pass)));
    if (pass === 1) this.#card = question;
    this.#announce(say("answer-sent"));
  }

  tick(choice: number): void {
    const ticked = new Set(this.#ticked);
    if (!ticked.delete(choice)) ticked.add(choice);
    this.#ticked = ticked;
    this.requestUpdate();
  }

  turnCard(): void {
    this.#card = null;
    this.requestUpdate();
  }

  #changed(state: State, happening: Happening): void {
    if (happening.type === "link" && happening.link !== "connecting") {
      const word = linkWord(state.link, Object.values(state.sent).some((s) => !s.isReceived));
      if (this.#news !== word && !(this.#news === "" && state.link === "online")) this.#announce(word);
    } else if (happening.type === "received") this.#announce(say("answer-received"));
    this.requestUpdate();
  }

  /** One polite voice for the whole page. */
  #announce(news: string): void {
    this.#news = news;
    this.requestUpdate();
  }

  #play(): Play {
    const { state, clock } = this.#session;
    const key = keyOfView(state, this.#card);
    return { page: this.#page, state, clock, acts: this, ticked: this.#ticked, isTimeUp: this.#timeUpOf === key && key !== "", card: this.#card };
  }

  protected override willUpdate(_: PropertyValues): void {
    const key = keyOfView(this.#session.state, this.#card);
    if (key === this.#shown) { this.#hadFocus = false; return; }
    this.#hadFocus = this.contains(document.activeElement);
    this.#ticked = new Set();
  }

  protected override render(): TemplateResult {
    const play = this.#play();
    const { key, kind, view } = shownOf(play);
    this.className = kind === "lobby" ? "page--lobby" : kind === "question" ? "page--question" : "";
    this.dataset["shown"] = key;
    return html`${view.bar}${keyed(key, view.main)}${view.foot ?? nothing}<div class="sr" role="status" aria-live="polite">${this.#news}</div>`;
  }

  protected override updated(_: PropertyValues): void {
    const play = this.#play();
    const scene = play.state.scene;
    if (scene?.scene === "answering") this.#elapsed.begin(keyOf(scene.stem.index, 0));
    const card = scene?.scene === "comeback" ? cardShown(play) : null;
    if (card && !card.answered) this.#elapsed.begin(keyOf(card.stem.index, 1));
    const key = keyOfView(play.state, this.#card);
    if (key === this.#shown) return;
    const isFirst = this.#shown === "";
    this.#shown = key;
    if (isFirst) return;
    scrollTo(0, 0);
    // Who was inside what has just been replaced is led to the new heading; who was elsewhere stays there.
    if (this.#hadFocus && !this.contains(document.activeElement)) this.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }
}

/** Changes when another thing is shown, not when something changes in it. */
function keyOfView(state: State, card: number | null): string {
  const { scene, mine } = state;
  if (state.isRemoved) return "removed";
  if (!mine) return "out";
  if (!isOver(state) && isParked(state)) return "parked";
  if (!scene) return "out";
  if (scene.scene === "comeback") {
    const open = mine.cards.find((c) => c.stem.index === card) ?? mine.cards.find((c) => !c.answered);
    return `comeback:${open ? `${open.stem.index}:${open.answered !== null}` : "done"}`;
  }
  return "stem" in scene && scene.stem ? `${scene.scene}:${scene.stem.index}` : scene.scene;
}

function shownOf(play: Play): Shown {
  const key = keyOfView(play.state, play.card);
  const { scene } = play.state;
  if (key === "removed") return { key, kind: "end", view: removed(play) };
  if (key === "parked") return { key, kind: "rest", view: parked(play) };
  if (key === "out" || !scene) return play.page.isOver ? { key, kind: "end", view: over(play) } : { key, kind: "lobby", view: join(play) };
  switch (scene.scene) {
    case "lobby": return { key, kind: "lobby", view: lobby(play, scene) };
    case "reading": return { key, kind: "question", view: reading(play, scene) };
    case "answering": return { key, kind: "question", view: answering(play, scene) };
    case "reveal": return { key, kind: "reveal", view: reveal(play, scene) };
    case "comeback": return { key, kind: key.endsWith(":false") ? "question" : "reveal", view: comeback(play, scene) };
    case "paused": return { key, kind: "rest", view: paused(play, scene) };
    case "finished": return { key, kind: "end", view: finished(play, scene) };
    case "cancelled": return { key, kind: "end", view: cancelled(play) };
  }
}

customElements.define("briquet-battle", Battle);
