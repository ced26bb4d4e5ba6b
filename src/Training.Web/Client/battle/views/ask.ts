// SPDX-License-Identifier: AGPL-3.0-or-later
// How a question is answered: one tap, several ticks, or a number. The chosen answer is brick: it says that I acted, not whether I was right.
import { html, nothing, type TemplateResult } from "lit";
import { icon, letter, trusted } from "../parts";
import type { Play } from "../play";
import type { AskView, ChoiceView } from "../protocol";
import { sentFor, type Sent } from "../state";
import { say } from "../words";

export interface Asked { readonly question: number; readonly pass: number; readonly ask: AskView; readonly lang: string; }

export function ask(play: Play, asked: Asked): TemplateResult {
  const sent = sentFor(play.state, asked.question, asked.pass);
  return asked.ask.kind === "number" ? numberField(play, asked, sent) : choices(play, asked, sent);
}

function choices(play: Play, asked: Asked, sent: Sent | undefined): TemplateResult {
  const { choices: shown, kind } = asked.ask;
  const chosen = sent?.response.kind === "choices" ? sent.response.choices : null;
  const isMultiple = kind === "multiple";
  return html`${isMultiple ? html`<p class="soft small many">${say("several")}</p>` : nothing}
    <div class="choices ${shown.length % 2 === 0 ? "choices--four" : ""}" role="group" aria-labelledby="q">
      ${shown.map((choice, at) => button(play, asked, choice, at, chosen?.includes(at) ? sent! : null, chosen !== null))}
    </div>
    ${isMultiple && !chosen ? html`<p class="actions validate"><button class="btn btn--act btn--lg" type="button" aria-disabled=${play.isTimeUp || play.ticked.size === 0 ? "true" : nothing}
        @click=${() => play.ticked.size > 0 && play.acts.answer(asked.question, asked.pass, { kind: "choices", choices: [...play.ticked].sort((a, b) => a - b) })}>${say("validate")}</button>
        ${play.ticked.size === 0 && !play.isTimeUp ? html`<span class="soft small">${say("tick-first")}</span>` : nothing}</p>` : nothing}`;
}

/** One template before and after the tap: the others stay readable, take no more taps, and keep the focus, which a button that is disabled loses. */
function button(play: Play, asked: Asked, choice: ChoiceView, at: number, mine: Sent | null, isSettled: boolean): TemplateResult {
  const isMultiple = asked.ask.kind === "multiple";
  const isTicked = isMultiple && !isSettled && play.ticked.has(at);
  const isShut = play.isTimeUp && !isSettled;
  const act = (): void => {
    if (isSettled || isShut) return;
    if (isMultiple) play.acts.tick(at);
    else play.acts.answer(asked.question, asked.pass, { kind: "choices", choices: [at] });
  };
  return html`<button type="button" class="choice ${mine ? "is-sent" : isShut ? "is-idle" : isTicked ? "is-ticked" : ""}" aria-pressed=${isTicked || mine !== null}
      aria-disabled=${isSettled || isShut ? "true" : nothing} @click=${act}>
    <span class="choice__k" aria-hidden="true">${isTicked ? icon(play, "check") : letter(at)}</span><span class="choice__b">${trusted(choice.html, asked.lang)}${mine ? state(play, mine) : nothing}</span></button>`;
}

const state = (play: Play, sent: Sent): TemplateResult =>
  html`<span class="sent">${icon(play, sent.isReceived ? "check" : "up")}${stateWord(play, sent)}</span>`;

const stateWord = (play: Play, sent: Sent): string =>
  say(sent.isReceived ? "answer-received" : play.state.link === "online" && !play.state.isHeld ? "answer-sent" : "answer-kept");

function numberField(play: Play, asked: Asked, sent: Sent | undefined): TemplateResult {
  if (sent) {
    const typed = sent.response.kind === "text" ? sent.response.text : "";
    return html`<div class="choices"><div class="choice is-sent"><span class="choice__k" aria-hidden="true">${icon(play, "check")}</span>
      <span class="choice__b">${typed}${asked.ask.unit ? ` ${asked.ask.unit}` : ""}${state(play, sent)}</span></div></div>`;
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget as HTMLFormElement).get("number") ?? "").trim();
    if (text) play.acts.answer(asked.question, asked.pass, { kind: "text", text });
  };
  return html`<form class="numform" @submit=${submit}>
    <div class="field"><label for="number">${asked.ask.unit ? say("your-number-in", asked.ask.unit) : say("your-number")}</label>
    <input class="input num" id="number" name="number" inputmode="decimal" autocomplete="off" maxlength="60" required ?readonly=${play.isTimeUp}></div>
    <p class="actions validate"><button class="btn btn--act btn--lg" type="submit" aria-disabled=${play.isTimeUp ? "true" : nothing}>${say("validate")}</button></p></form>`;
}
