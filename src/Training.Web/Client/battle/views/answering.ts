// SPDX-License-Identifier: AGPL-3.0-or-later
// A question: first its stem alone, then its choices and the time that is left.
import { html, nothing, type TemplateResult } from "lit";
import { bar, foot, type Frame, linkNotice, problem, questionOf, refusalWord, score, trusted } from "../parts";
import type { Play } from "../play";
import type { SceneOf } from "../protocol";
import { sentFor } from "../state";
import { say } from "../words";
import { ask } from "./ask";
import { hostWord } from "./hosting";
import { answeredWord, awayWord, lampset } from "./lamps";

const lampsAtMost = 12;

export function reading(play: Play, scene: SceneOf<"reading">): Frame {
  return {
    bar: bar(play, questionOf(scene.stem)),
    main: html`<main class="work work--fill" id="contenu">
      ${scene.until ? html`<briquet-countdown class="timer timer--alone" kind="shaft" .clock=${play.clock} .kind=${"shaft"} .until=${Date.parse(scene.until)}></briquet-countdown>` : nothing}
      <h1 id="q" tabindex="-1">${trusted(scene.stem.html, scene.stem.lang)}</h1>
      <p class="lead soft">${say("read-first")}</p>
      ${linkNotice(play)}
    </main>`,
    foot: foot(play, score(play)),
  };
}

export function answering(play: Play, scene: SceneOf<"answering">): Frame {
  const { stem, ask: how } = scene;
  const { tally } = play.state;
  const isSent = sentFor(play.state, stem.index, 0) !== undefined;
  return {
    bar: bar(play, questionOf(stem)),
    main: html`<main class="work work--fill" id="contenu">
      ${timer(play, Date.parse(scene.since))}
      <h1 id="q" tabindex="-1">${trusted(stem.html, stem.lang)}</h1>
      ${ask(play, { question: stem.index, pass: 0, ask: how, lang: stem.lang })}
      ${play.isTimeUp && !isSent && !play.state.isHeld ? html`<p class="lead time-up">${say("time-up")}</p>` : nothing}
      ${problem(play, refusalWord(play, "notNow", "doesNotFit", "isParked"))}
      ${tally ? html`<p class="lampline">${lampset(play, tally, lampsAtMost)}<span class="soft small">${answeredWord(tally)}${awayWord(tally)}</span></p>` : nothing}
      ${linkNotice(play)}
      ${hostWord(play)}
    </main>`,
    foot: foot(play, score(play)),
  };
}

/** The time that is left to me; where none is counted, that is said. */
export const timer = (play: Play, since: number | null): TemplateResult => play.deadline === null
  ? html`<p class="lead soft no-time">${say("take-your-time")}</p>`
  : html`<briquet-countdown class="timer" .clock=${play.clock} .until=${play.deadline} .since=${since}></briquet-countdown>`;
