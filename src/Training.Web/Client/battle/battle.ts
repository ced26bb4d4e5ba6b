// SPDX-License-Identifier: AGPL-3.0-or-later
// <briquet-battle>: shows the state of one battle in the page's own tree (light DOM, so that the site's one style sheet serves it).
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import "./away";
import "./countdown";
import { takeDrawingsIn } from "./drawings";
import { Elapsed } from "./elapsed";
import { readPage } from "./page";
import { type Frame, linkWord } from "./parts";
import type { Acts, Entry, Play } from "./play";
import type { BattleMessage, Response } from "./protocol";
import { Session } from "./session";
import { cardAt, deadlineOf, type Happening, isOver, isParked, keyOf, type State } from "./state";
import { count, has, say } from "./words";
import { answering, reading } from "./views/answering";
import { comeback } from "./views/comeback";
import { cancelled, finished, over, parked, paused, removed } from "./views/ended";
import { join } from "./views/join";
import { lobby } from "./views/lobby";
import { reveal } from "./views/reveal";

interface Shown { readonly key: string; readonly kind: string; readonly view: Frame; }

class Battle extends LitElement implements Acts {
  #page = readPage(this);
  readonly #session = new Session(this.#page, (state, happening) => this.#changed(state, happening));
  readonly #elapsed = new Elapsed();
  #entry: Entry = { name: this.#page.suggestedName, team: "", onPodium: false, draws: 0 };
  #isChangingEntry = false;
  #ticked: ReadonlySet<number> = new Set();
  #card: number | null = null;
  #timeUpOf = "";
  #wasHost = false;
  #wasLost = false;
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
      this.#timeUpOf = this.#timed(this.#session.state);
      this.#announce(say("time-up"));
    });
    this.addEventListener("time-mark", (event) => this.#announceUnlessCalm(count("seconds-left", (event as CustomEvent<number>).detail)));
    this.#session.start();
    void takeDrawingsIn(this.#page.sprite).then((isHere) => {
      if (isHere) this.#page = { ...this.#page, sprite: "" };
      this.requestUpdate();
    });
  }

  join(name: string, onPodium: boolean, team: string | null): void {
    void this.#session.join(name, onPodium, team).then(() => {
      if (this.#session.state.refusal === null) this.changeEntry(false);
    });
  }

  drawName(): void {
    void this.#session.pseudonym(this.#entry.draws).then((name) => {
      if (name === null) return;
      this.write({ name, draws: this.#entry.draws + 1 });
      this.#announce(name);
    });
  }

  write(entry: Partial<Entry>): void {
    this.#entry = { ...this.#entry, ...entry };
    this.requestUpdate();
  }

  changeEntry(isWanted: boolean): void {
    const { mine } = this.#session.state;
    if (isWanted && mine) this.write({ name: mine.name, team: mine.team?.label ?? "", onPodium: mine.onPodium });
    this.#isChangingEntry = isWanted;
    this.requestUpdate();
  }

  takeHost(): void { void this.#session.takeHost(); }
  begin(): void { void this.#session.begin(); }
  park(isWanted: boolean): void { void this.#session.park(isWanted); }

  leave(): void { void this.#session.leave().finally(() => location.assign(this.#page.battles)); }

  answer(question: number, pass: number, response: Response): void {
    if (this.#timeUpOf === this.#timed(this.#session.state)) return;
    this.#session.answer(question, pass, response, this.#elapsed.read(keyOf(question, pass)));
    if (pass === 1) this.#card = question;
    this.#announceUnlessCalm(say("answer-sent"));
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
      const word = state.link === "online" && this.#wasLost ? say("link-back") : linkWord(state.link, Object.values(state.sent).some((s) => !s.isReceived));
      this.#wasLost = state.link === "lost";
      if (this.#news !== word && !(this.#news === "" && state.link === "online")) this.#announce(word);
    } else if (happening.type === "received") this.#announce(say("answer-received"));
    else if (happening.type === "happened") this.#announceStage(happening.message);
    else if (happening.type === "personal" && happening.mine.isHost && !this.#wasHost) this.#announce(say("you-host"));
    this.#wasHost = state.mine?.isHost ?? false;
    this.requestUpdate();
  }

  /** What changed for all, in the words of its stage; a question by its number, as the focus then leads to its text. */
  #announceStage({ stage, scene }: BattleMessage): void {
    const stem = "stem" in scene ? scene.stem : null;
    if (stage === "shown" && stem) this.#announce(say("question-of", stem.index + 1, stem.count));
    else if (has(`news-${stage}`)) this.#announce(say(`news-${stage}`));
  }

  #announceUnlessCalm(news: string): void {
    if (!this.#page.isCalm) this.#announce(news);
  }

  /** One polite voice for the whole page. */
  #announce(news: string): void {
    this.#news = news;
    this.requestUpdate();
  }

  /** A deadline that is moved makes a new time of it. */
  #timed = (state: State): string => `${keyOfView(state, this.#card)}|${deadlineOf(state)}`;

  #play(): Play {
    const { state, clock } = this.#session;
    return {
      page: this.#page, state, clock, acts: this, entry: this.#entry, ticked: this.#ticked, deadline: deadlineOf(state),
      isTimeUp: this.#timeUpOf === this.#timed(state), card: this.#card,
    };
  }

  #key(): string {
    const key = keyOfView(this.#session.state, this.#card);
    return key === "lobby" && this.#isChangingEntry ? "entry" : key;
  }

  protected override willUpdate(_: PropertyValues): void {
    this.#hadFocus = this.contains(document.activeElement);
    if (this.#key() !== this.#shown) this.#ticked = new Set();
  }

  protected override render(): TemplateResult {
    const play = this.#play();
    const { key, kind, view } = shownOf(play, this.#key());
    this.className = kind === "lobby" ? "page--lobby" : kind === "question" ? "page--question" : "";
    this.dataset["shown"] = key;
    return html`${view.bar}${keyed(key, view.main)}${view.foot ?? nothing}<div class="sr" role="status" aria-live="polite">${this.#news}</div>`;
  }

  protected override updated(_: PropertyValues): void {
    const play = this.#play();
    const scene = play.state.scene;
    if (scene?.scene === "answering") this.#elapsed.begin(keyOf(scene.stem.index, 0));
    const card = scene?.scene === "comeback" ? cardAt(play.state, this.#card) : null;
    if (card && !card.answered) this.#elapsed.begin(keyOf(card.stem.index, 1));
    const key = this.#key();
    if (key !== this.#shown && this.#shown !== "") scrollTo(0, 0);
    this.#shown = key;
    // Who was inside what has just been replaced is led to the heading; who was elsewhere stays there.
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
    const open = cardAt(state, card);
    return `comeback:${open ? `${open.stem.index}:${open.answered !== null}` : "done"}`;
  }
  return "stem" in scene && scene.stem ? `${scene.scene}:${scene.stem.index}` : scene.scene;
}

function shownOf(play: Play, key: string): Shown {
  const { scene } = play.state;
  if (key === "removed") return { key, kind: "end", view: removed(play) };
  if (key === "parked") return { key, kind: "rest", view: parked(play) };
  if (key === "out" || !scene) return play.page.isOver ? { key, kind: "end", view: over(play) } : { key, kind: "lobby", view: join(play) };
  if (key === "entry") return { key, kind: "lobby", view: join(play) };
  switch (scene.scene) {
    case "lobby": return { key, kind: "lobby", view: lobby(play, scene) };
    case "reading": return { key, kind: "question", view: reading(play, scene) };
    case "answering": return { key, kind: "question", view: answering(play, scene) };
    case "reveal": return { key, kind: "reveal", view: reveal(play, scene) };
    case "comeback": return { key, kind: key.endsWith(":false") ? "question" : "reveal", view: comeback(play) };
    case "paused": return { key, kind: "rest", view: paused(play, scene) };
    case "finished": return { key, kind: "end", view: finished(play, scene) };
    case "cancelled": return { key, kind: "end", view: cancelled(play) };
  }
}

customElements.define("briquet-battle", Battle);
