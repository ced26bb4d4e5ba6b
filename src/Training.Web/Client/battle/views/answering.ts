// SPDX-License-Identifier: AGPL-3.0-or-later
// A question: first its stem alone, then its choices and the time that is left.
import { html, nothing, type TemplateResult } from "lit";
import { bar, foot, type Frame, problem, questionOf, refusalWord, score, shape, trusted } from "../parts";
import type { Play } from "../play";
import type { SceneOf, Tally } from "../protocol";
import { sentFor } from "../state";
import { count, say } from "../words";
import { ask } from "./ask";

const lampsAtMost = 12;

export function reading(play: Play, scene: SceneOf<"reading">): Frame {
  return {
    bar: bar(play, questionOf(scene.stem)),
    main: html`<main class="work work--fill" id="contenu">
      ${scene.until ? html`<briquet-countdown class="timer timer--alone" kind="shaft" .clock=${play.clock} .kind=${"shaft"} .until=${Date.parse(scene.until)}></briquet-countdown>` : nothing}
      <h1 id="q" tabindex="-1">${trusted(scene.stem.html)}</h1>
      <p class="lead soft">${say("read-first")}</p>
    </main>`,
    foot: foot(play, score(play.state.mine?.points ?? 0)),
  };
}

export function answering(play: Play, scene: SceneOf<"answering">): Frame {
  const { stem, ask: how } = scene;
  const isSent = sentFor(play.state, stem.index, 0) !== undefined;
  return {
    bar: bar(play, questionOf(stem)),
    main: html`<main class="work work--fill" id="contenu">
      ${scene.until ? html`<briquet-countdown class="timer" .clock=${play.clock} .until=${Date.parse(scene.until)} .since=${Date.parse(scene.since)}></briquet-countdown>` : nothing}
      <h1 id="q" tabindex="-1">${trusted(stem.html)}</h1>
      ${ask(play, { question: stem.index, pass: 0, ask: how })}
      ${play.isTimeUp && !isSent ? html`<p class="lead time-up">${say("time-up")}</p>` : nothing}
      ${problem(play, refusalWord(play, "notOpen", "notNow", "doesNotFit", "isParked"))}
      ${play.state.tally ? lamps(play, play.state.tally) : nothing}
    </main>`,
    foot: foot(play, score(play.state.mine?.points ?? 0)),
  };
}

/** A lamp for each answer that came. Who is away is named only where few enough play, and is not waited for. */
function lamps(play: Play, tally: Tally): TemplateResult {
  const of = Math.max(tally.present, tally.answered);
  return html`<p class="lampline">${of <= lampsAtMost ? html`<span class="lampset" aria-hidden="true">
      ${Array.from({ length: of }, (_, at) => shape(play, at < tally.answered ? "lampe-allumee" : "lampe"))}</span>` : nothing}
    <span class="soft small">${count("answers-of", tally.answered, of)}${awayWord(tally)}</span></p>`;
}

function awayWord(tally: Tally): string {
  const parked = tally.names.filter((p) => p.isParked).map((p) => p.name);
  const lost = tally.names.filter((p) => p.isLost).map((p) => p.name);
  const words = [
    parked.length === 1 ? say("with-guest", parked[0]!) : tally.parked > 0 ? count("with-guests", tally.parked) : "",
    lost.length === 1 ? say("link-lost-of", lost[0]!) : tally.lost > 0 ? count("links-lost", tally.lost) : "",
  ];
  return words.filter((w) => w).map((w) => ` ${w}`).join("");
}
