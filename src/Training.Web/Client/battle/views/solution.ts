// SPDX-License-Identifier: AGPL-3.0-or-later
// What is right and why, and what the group answered when enough of it did. A missed answer is outlined, never red.
import { html, nothing, type TemplateResult } from "lit";
import { type Drawn, icon, letter, newTab, trusted } from "../parts";
import { lessonAddress, type Shell } from "../page";
import type { MyResult, Response, SolutionView, SolvedChoice } from "../protocol";
import { count, say } from "../words";

export const reasons = (play: { readonly page: Shell }, lang: string, solution: SolutionView, result: MyResult | null): TemplateResult => html`
  ${result?.feedbackHtml ? html`<div class="why">${trusted(result.feedbackHtml, lang)}</div>` : nothing}
  ${solution.explanationHtml ? html`<div class="why lead">${trusted(solution.explanationHtml, lang)}</div>` : nothing}
  ${solution.sourceHtml ? html`<div class="why soft small">${trusted(solution.sourceHtml, lang)}</div>` : nothing}
  ${solution.lesson ? html`<p class="why">${newTab(lessonAddress(play.page, solution.lesson), "quiet", html`${icon(play, "book")}${say("read-again", solution.lesson.title)}`)}</p>` : nothing}`;

export function answers(play: Drawn, lang: string, solution: SolutionView, mine: Response | null): TemplateResult {
  if (solution.kind === "number")
    return html`<p class="lead">${say("right-number")} <strong class="num">${solution.number}${solution.unit ? ` ${solution.unit}` : ""}</strong></p>
      ${mine?.kind === "text" ? html`<p class="soft">${say("your-answer")}${say("colon")}${mine.text}</p>` : nothing}`;
  const picked = mine?.kind === "choices" ? mine.choices : [];
  const each = answersABrick(solution.choices);
  return html`<ul class="stacks">${solution.choices.map((choice, at) => stack(play, lang, choice, at, picked.includes(at), each))}</ul>
    ${each > 1 ? html`<p class="soft small why">${say("answers-a-brick", each)}</p>` : nothing}`;
}

const bricksAtMost = 24;

/** One brick an answer; in a full room, one for so many that the longest stack still finds room. */
export const answersABrick = (choices: readonly SolvedChoice[]): number =>
  Math.max(1, Math.ceil(Math.max(0, ...choices.map((c) => c.count ?? 0)) / bricksAtMost));

export const bricks = (answers: number, each: number): TemplateResult | typeof nothing =>
  answers === 0 ? nothing : html`<span class="stack__b" aria-hidden="true">${Array.from({ length: Math.ceil(answers / each) }, () => html`<i></i>`)}</span>`;

function stack(play: Drawn, lang: string, choice: SolvedChoice, at: number, isMine: boolean, each: number): TemplateResult {
  return html`<li class="stack ${choice.isRight ? "is-good" : ""}">
    <span class="stack__k" aria-hidden="true">${choice.isRight ? icon(play, "check") : letter(at)}</span>
    <span><span class="stack__l">${trusted(choice.html, lang)}</span>
      ${choice.isRight || isMine ? html`<span class="stack__m">${choice.isRight ? html`<span>${say("right-answer")}</span> ` : nothing}${isMine ? html`<span class="you">${say("your-answer")}</span>` : nothing}</span>` : nothing}
      ${choice.count === null ? nothing : bricks(choice.count, each)}</span>
    ${choice.count === null ? nothing : html`<span class="stack__n"><span aria-hidden="true">${choice.count}</span><span class="sr">${count("answers", choice.count)}</span></span>`}</li>`;
}

export function verdict(result: MyResult | null): string {
  if (!result) return say("verdict-none");
  if (!result.answered) return say(result.wasParked ? "verdict-guest" : "verdict-silent");
  return say(result.credit === 1 ? "verdict-right" : result.credit > 0 ? "verdict-partly" : "verdict-missed");
}

/** One more sentence: a missed question is a step, and comes back, before the end or in a review. */
export function consolation(result: MyResult | null, isLast: boolean): string {
  if (!result || result.credit === 1) return "";
  if (isLast) return say("again-later");
  if (!result.answered) return say(result.wasParked ? "again-guest" : "again-silent");
  return say(result.credit > 0 ? "again-partly" : "again-missed");
}
