// SPDX-License-Identifier: AGPL-3.0-or-later
// What I missed comes back, card by card, at my own pace within one deadline.
import { html, nothing, type TemplateResult } from "lit";
import { bar, foot, type Frame, icon, linkNotice, problem, refusalWord, score, shape, trusted } from "../parts";
import type { Play } from "../play";
import type { AnsweredCard, CardView } from "../protocol";
import { cardAt, sentFor } from "../state";
import { count, say } from "../words";
import { timer } from "./answering";
import { ask } from "./ask";
import { hostWord } from "./hosting";
import { head } from "./reveal";
import { answers, reasons } from "./solution";

export function comeback(play: Play): Frame {
  const cards = play.state.mine?.cards ?? [];
  const card = cardAt(play.state, play.card);
  const left = cards.filter((c) => !c.answered && !sentFor(play.state, c.stem.index, 1)).length;
  return {
    bar: bar(play, html`<span class="small soft nowrap">${say("comeback")}</span>`, cards.length ? count("left-to-take", left) : nothing),
    main: html`<main class="work ${card && !card.answered ? "work--fill" : ""}" id="contenu">
      ${card || play.deadline !== null ? timer(play, null) : nothing}
      ${card ? (card.answered ? turned(play, card, card.answered, left) : asked(play, card, left)) : done(play, cards.length)}
      ${problem(play, refusalWord(play, "notNow", "doesNotFit", "isParked"))}
      ${linkNotice(play)}
      ${hostWord(play)}
    </main>`,
    foot: foot(play, score(play)),
  };
}

/** Where an answer can only wait here, nothing has to be waited for before the next card. */
const canGoOn = ({ state }: Play, card: CardView): boolean => sentFor(state, card.stem.index, 1)?.isReceived === false && (state.link !== "online" || state.isHeld);

const onward = (play: Play, card: CardView, left: number): TemplateResult =>
  html`<p class="actions"><button class="btn btn--act btn--lg" type="button" @click=${() => play.acts.turnCard(card.stem.index)}>${say(left > 0 ? "next-card" : "cards-done")}${icon(play, "next")}</button></p>`;

const asked = (play: Play, card: CardView, left: number): TemplateResult => html`
  <p class="kicker worth">${say(card.isFull ? "worth-full" : "worth-half")}</p>
  <h1 id="q" tabindex="-1">${trusted(card.stem.html, card.stem.lang)}</h1>
  ${ask(play, { question: card.stem.index, pass: 1, ask: card.ask, lang: card.stem.lang })}
  ${canGoOn(play, card) ? onward(play, card, left) : nothing}
  ${play.isTimeUp && !play.state.isHeld ? html`<p class="lead time-up">${say("time-up")}</p>` : nothing}`;

const turned = (play: Play, card: CardView, answered: AnsweredCard, left: number): TemplateResult => html`
  <div class="rev"><div>${head(play, answered.result, true)}${reasons(play, card.stem.lang, answered.solution, answered.result)}
      ${onward(play, card, left)}</div>
    <section aria-labelledby="d"><h2 id="d" class="sub">${say("the-answers")}</h2><p class="soft stem">${trusted(card.stem.html, card.stem.lang)}</p>${answers(play, card.stem.lang, answered.solution, answered.response)}</section></div>`;

const done = (play: Play, cards: number): TemplateResult => html`<div class="rest-here">${shape(play, "lampe-allumee")}
  <h1 tabindex="-1">${say(cards > 0 ? "cards-finished" : "nothing-to-take")}</h1><p class="lead soft">${say("others-finish")}</p></div>`;
