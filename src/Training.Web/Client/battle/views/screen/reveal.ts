// SPDX-License-Identifier: AGPL-3.0-or-later
// The answer for the whole room: what is right and why, a brick an answer when enough came, the first teams. Nobody's own answer.
import { html, nothing, type TemplateResult } from "lit";
import { icon, letter, shape, tenths, trusted } from "../../parts";
import type { SceneOf, SolutionView, TeamLine, Tally } from "../../protocol";
import { count, say } from "../../words";
import { answersABrick, bricks } from "../solution";
import { looks, teamsTitle } from "../teams";
import { question, shaft, type Wall } from "./wall";

export const reveal = (wall: Wall, scene: SceneOf<"reveal">, tally: Tally): TemplateResult => html`${question(scene.stem)}
  ${scene.solution.kind === "number" ? theNumber(scene.solution) : theChoices(wall, scene.stem.lang, scene.solution)}
  ${scene.solution.explanationHtml ? html`<div class="scr__why">${trusted(scene.solution.explanationHtml, scene.stem.lang)}</div>` : nothing}
  ${tally.teams.length > 0 ? teamRow(wall, teamsTitle(scene.stem), tally.teams) : nothing}
  ${shaft(wall, null, scene.until)}`;

const theNumber = (solution: SolutionView): TemplateResult =>
  html`<p class="scr__number"><span class="sr">${say("right-number")} </span>${solution.number}${solution.unit ? html` <small>${solution.unit}</small>` : nothing}</p>`;

function theChoices(wall: Wall, lang: string, solution: SolutionView): TemplateResult {
  const each = answersABrick(solution.choices);
  return html`<ol class="scr__opts scr__opts--told ${solution.choices.length > 4 ? "is-many" : ""}">${solution.choices.map((choice, at) => html`
    <li class=${choice.isRight ? "is-good" : "is-idle"}><span class="scr__k" aria-hidden="true">${choice.isRight ? icon(wall, "check") : letter(at)}</span>
      <div>${trusted(choice.html, lang)}${choice.isRight ? html`<span class="sr">${say("colon")}${say("right-answer")}</span>` : nothing}
        ${choice.count === null ? nothing : html`<span class="scr__stack">${bricks(choice.count, each)}<span class="num" aria-hidden="true">${choice.count}</span><span class="sr">${count("answers", choice.count)}</span></span>`}</div></li>`)}</ol>`;
}

export const teamRow = (wall: Wall, title: string, teams: readonly TeamLine[]): TemplateResult => html`<section class="scr__teams" aria-labelledby="teams">
  <h2 id="teams">${title}</h2>
  <ul>${teams.map((team) => html`<li class=${looks(team.label).colour}>${shape(wall, looks(team.label).drawing)}<span class="crew__n">${team.label}</span> <strong class="num">${tenths(team.score ?? 0)}</strong></li>`)}</ul></section>`;
