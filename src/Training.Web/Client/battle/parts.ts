// SPDX-License-Identifier: AGPL-3.0-or-later
// Small pieces that several views share.
import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Shell } from "./page";
import type { Play } from "./play";
import type { Html } from "./protocol";
import { comesBack, type Link, sentFor } from "./state";
import { language, say } from "./words";

/**
 * The one place where markup comes in as it is: stems, choices and reasons, which the server made from the modules' Markdown with every
 * character of an author escaped. Nothing that a player typed ever passes here; names are text.
 */
export const trusted = (markup: Html, lang: string) => lang === language ? unsafeHTML(markup) : html`<span lang=${lang}>${unsafeHTML(markup)}</span>`;

/** A view in its three parts: only the middle is drawn anew for every phase, so that « Client ! » keeps the focus it has. */
export interface Frame { readonly bar: TemplateResult; readonly main: TemplateResult; readonly foot?: TemplateResult; }

/** Whoever knows where the sheet of drawings is. */
export interface Drawn { readonly page: { readonly sprite: string }; }

export const icon = (at: Drawn, name: string): TemplateResult =>
  html`<svg class="ico" aria-hidden="true"><use href="${at.page.sprite}#i-${name}"></use></svg>`;

export const shape = (at: Drawn, name: string): TemplateResult =>
  html`<svg class="shape" aria-hidden="true"><use href="${at.page.sprite}#s-${name}"></use></svg>`;

export const letter = (position: number): string => String.fromCharCode(65 + position);

/** Two groups of three for the eye, sign by sign for the ear. */
export const codeShown = (code: string): TemplateResult =>
  html`<span aria-hidden="true">${code.slice(0, 3)} ${code.slice(3)}</span><span class="sr">${[...code].join(" ")}</span>`;

export function linkWord(link: Link, waits: boolean): string {
  if (link === "online") return say("link-online");
  if (waits) return say("link-kept");
  if (!navigator.onLine) return say("link-offline");
  return say(link === "connecting" ? "link-connecting" : "link-lost");
}

/** How the link is, always in words. */
export const linkState = (at: Drawn, link: Link, word: string): TemplateResult =>
  html`<span class="link-state ${link === "online" ? "link-state--ok" : "link-state--off"}">${icon(at, link === "online" ? "link" : "nolink")}<span>${word}</span></span>`;

/** The line above: where one is, and how the link is. */
export function bar(play: Play, left: unknown, middle: unknown = nothing): TemplateResult {
  const { link, sent } = play.state;
  const word = linkWord(link, Object.values(sent).some((s) => !s.isReceived));
  return html`<header class="focusbar">
    <span class="focusbar__at">${left}</span><span class="small soft mid">${middle}</span>${linkState(play, link, word)}
  </header>`;
}

export const questionOf = (stem: { index: number; count: number }): TemplateResult =>
  html`<span class="small soft nowrap">${say("question-of", stem.index + 1, stem.count)}</span>`;

/** The line below: a word, and « Client ! » always in the same corner, one tap, nothing asked. */
export const foot = (play: Play, word: unknown): TemplateResult => html`<footer class="battlebar"><div>
  ${word}<button class="btn btn--paper guest" type="button" @click=${() => play.acts.park(true)}>${icon(play, "bell")}${say("guest")}</button>
</div></footer>`;

/** What is counted for me: my team's score where there are teams, as everybody's efforts go there. */
export function score(play: Play): TemplateResult {
  const { mine } = play.state;
  const team = mine?.team ?? null;
  return team && team.score !== null
    ? html`<span class="you-score"><span class="soft small">${team.label}</span><strong class="num">${say("number", tenths(team.score))}</strong></span>`
    : html`<span class="you-score"><span class="soft small">${say("your-points")}</span><strong class="num">${say("number", mine?.points ?? 0)}</strong></span>`;
}

const withTenths = new Intl.NumberFormat(document.documentElement.lang || "fr", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A team's mean, always to one decimal. */
export const tenths = (value: number): string => withTenths.format(value);

/** The way in: the code in large, where to type it, and the square. */
export const joinBox = (page: Shell): TemplateResult => html`<div class="joinbox">
  <p class="small">${say("to-enter")}</p>
  <p class="joincode">${codeShown(page.code)}</p>
  <p class="small soft">${say("or-at")} <strong>${page.entry}</strong></p>
  ${page.qr ? html`<div class="qrbox">${page.qr}<p class="small soft">${say("or-scan")}</p></div>` : nothing}
</div>`;

export const problem = (at: Drawn, text: string | null): TemplateResult | typeof nothing =>
  text === null ? nothing : html`<p class="plea" role="alert">${icon(at, "warn")}<span>${text}</span></p>`;

/** Something to know and not to worry about. */
export const notice = (at: Drawn, text: unknown): TemplateResult => html`<p class="plea">${icon(at, "info")}<span>${text}</span></p>`;

/** What a lost link means for me. It stands below all that can be tapped, so that nothing moves under a finger. */
export function linkNotice(play: Play): TemplateResult | typeof nothing {
  const { link, sent, scene } = play.state;
  if (link === "lost") {
    const waits = Object.values(sent).some((s) => !s.isReceived);
    const canAnswer = scene?.scene === "answering" && !play.isTimeUp && !sentFor(play.state, scene.stem.index, 0);
    return html`<p class="plea plea--link">${icon(play, "nolink")}<span>${say(waits ? "kept-why" : canAnswer ? "lost-answer" : "lost-why")}</span></p>`;
  }
  return play.state.isHeld ? notice(play, say(Object.values(sent).some((s) => !s.isReceived) ? "held-answer" : "held")) : lateNotice(play);
}

/** An answer that waited here and came too late does not vanish without a word. */
export function lateNotice(play: Play): TemplateResult | typeof nothing {
  const { late } = play.state;
  return late === null ? nothing : notice(play, say(comesBack(play.state, late) ? "late-answer" : "late-answer-over", late.question + 1));
}

/** What the server refused, in words; null when it refused nothing that concerns this view. */
export function refusalWord(play: Play, ...about: string[]): string | null {
  const { refusal } = play.state;
  return refusal !== null && about.includes(refusal) ? say(`refused-${refusal}`) : null;
}

export const away = (at: Drawn, address: string, word: string, kind = "quiet"): TemplateResult =>
  html`<a class=${kind} href=${address} data-enhance-nav="false">${kind === "quiet" ? nothing : icon(at, "next")}${word}</a>`;

export const newTab = (address: string, kind: string, word: unknown): TemplateResult =>
  html`<a class=${kind} href=${address} target="_blank" rel="noopener">${word}<span class="sr">${say("new-tab")}</span></a>`;
