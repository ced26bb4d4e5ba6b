// SPDX-License-Identifier: AGPL-3.0-or-later
// A question for the whole room: its stem alone, then its choices, the lamps and the time.
import { html, nothing, type TemplateResult } from "lit";
import { letter, trusted } from "../../parts";
import type { AskView, SceneOf, Tally } from "../../protocol";
import { say } from "../../words";
import { clock, lamps, question, shaft, type Wall } from "./wall";

export const reading = (wall: Wall, scene: SceneOf<"reading">): TemplateResult => html`${question(scene.stem)}
  <p class="scr__say">${say("read-first")}</p>${shaft(wall, null, scene.until)}`;

export const answering = (wall: Wall, scene: SceneOf<"answering">, tally: Tally): TemplateResult => html`${question(scene.stem)}
  ${choices(scene.ask, scene.stem.lang)}
  <footer class="scr__bot">${lamps(wall, tally)}${scene.until === null ? html`<p class="scr__say">${say("take-your-time")}</p>` : clock(wall, scene.until)}</footer>
  ${shaft(wall, scene.since, scene.until)}`;

function choices(ask: AskView, lang: string): TemplateResult {
  if (ask.kind === "number") return html`<p class="scr__say">${say(ask.unit ? "screen-number-in" : "screen-number", ask.unit)}</p>`;
  return html`${ask.kind === "multiple" ? html`<p class="scr__say">${say("several")}</p>` : nothing}
    <ol class="scr__opts ${ask.choices.length > 4 ? "is-many" : ""}">${ask.choices.map((choice, at) => html`<li><span class="scr__k" aria-hidden="true">${letter(at)}</span><div>${trusted(choice.html, lang)}</div></li>`)}</ol>`;
}
