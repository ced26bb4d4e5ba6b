// SPDX-License-Identifier: AGPL-3.0-or-later
// The right answer, its reason, my own result in words, what the group answered. Never a place, never a last.
import { html, nothing, type TemplateResult } from "lit";
import { bar, foot, type Frame, linkNotice, questionOf, shape, trusted } from "../parts";
import type { Play } from "../play";
import type { MyResult, SceneOf } from "../protocol";
import { sentFor } from "../state";
import { say } from "../words";
import { duelScores } from "./duel";
import { hostWord } from "./hosting";
import { answers, consolation, reasons, verdict } from "./solution";
import { teamScores, teamsTitle } from "./teams";

export function reveal(play: Play, scene: SceneOf<"reveal">): Frame {
  const { stem, solution } = scene;
  const result = play.state.mine?.result ?? null;
  const mine = play.state.mine?.response ?? sentFor(play.state, stem.index, 0)?.response ?? null;
  return {
    bar: bar(play, questionOf(stem)),
    main: html`<main class="work" id="contenu">
      <div class="rev">
        <div>${head(play, result, false)}${reasons(play, stem.lang, solution, result)}</div>
        <section aria-labelledby="d">
          <h2 id="d" class="sub">${say(solution.answers === null ? "the-answers" : "the-group")}</h2>
          <p class="soft stem">${trusted(stem.html, stem.lang)}</p>
          ${answers(play, stem.lang, solution, mine)}
        </section>
      </div>
      ${play.state.mine?.duel ? duelScores(play, play.state.mine.duel) : play.state.tally ? teamScores(play, teamsTitle(stem), play.state.tally.teams, play.state.mine?.team ?? null) : nothing}
      ${linkNotice(play)}
      ${hostWord(play)}
    </main>`,
    foot: foot(play, scene.until
      ? html`<span class="you-score"><briquet-countdown class="small soft" .kind=${"next-in"} .clock=${play.clock} .until=${Date.parse(scene.until)}></briquet-countdown></span>`
      : html`<span class="small soft">${say("host-says-next")}</span>`),
  };
}

/** One heading, whose words change when my result comes a moment after the scene: the focus must not fall off it. */
export function head(play: Play, result: MyResult | null, isLast: boolean): TemplateResult {
  const isWon = result !== null && result.points > 0;
  const isJoy = isWon && !play.page.isCalm;
  const more = consolation(result, isLast);
  return html`<div class="verdict ${isJoy ? "joy" : ""}">${shape(play, isWon ? "lampe-allumee" : "lampe")}
      <div><h1 class=${isJoy ? "big" : ""} tabindex="-1">${isJoy ? html`<span class="sr">${verdict(result)} </span>${say("plus-points", result.points)}` : verdict(result)}</h1></div></div>
    ${isJoy ? html`<p class="lead"><strong>${verdict(result)}</strong>${more ? ` ${more}` : nothing}</p>` : more ? html`<p class="lead">${more}</p>` : nothing}`;
}
