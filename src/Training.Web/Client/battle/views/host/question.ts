// SPDX-License-Identifier: AGPL-3.0-or-later
// The question as the host needs it: with its answer from the start, the lamps, the time, and later what the group answered.
import { html, nothing, type TemplateResult } from "lit";
import type { Desk, Helm } from "../../helm";
import { letter, trusted } from "../../parts";
import type { AskView, PreviewView, SceneOf } from "../../protocol";
import { say } from "../../words";
import { answeredWord, lampset } from "../lamps";
import { answers, reasons } from "../solution";

const lampsAtMost = 40;

type Asked = SceneOf<"reading"> | SceneOf<"answering"> | SceneOf<"reveal">;

export function question(helm: Helm, { tally, host }: Desk, scene: Asked): TemplateResult {
  const solution = host?.solution ?? (scene.scene === "reveal" ? scene.solution : null);
  return html`<p class="small soft">${say("question-of", scene.stem.index + 1, scene.stem.count)}${say("colon")}${say(`host-is-${scene.scene}`)}</p>
    ${time(helm, scene)}
    <h1 id="q" tabindex="-1">${trusted(scene.stem.html, scene.stem.lang)}</h1>
    ${scene.scene === "answering" ? html`<p class="lampline">${lampset(helm, tally, lampsAtMost)}<span>${answeredWord(tally)}</span></p>` : nothing}
    <div class="mt-5">${solution ? answers(helm, scene.stem.lang, solution, null) : scene.scene === "answering" ? choices(scene.ask, scene.stem.lang) : nothing}</div>
    ${solution ? reasons(helm, scene.stem.lang, solution, null) : nothing}`;
}

function time(helm: Helm, scene: Asked): TemplateResult | typeof nothing {
  if (scene.scene === "reveal") return nothing;
  if (scene.until === null) return html`<p class="soft">${say("host-no-time")}</p>`;
  const since = scene.scene === "answering" ? Date.parse(scene.since) : null;
  return html`<briquet-countdown class="timer" .clock=${helm.clock} .until=${Date.parse(scene.until)} .since=${since}></briquet-countdown>`;
}

/** A host who plays too is not shown what is right before the others are. */
const choices = (ask: AskView, lang: string): TemplateResult => html`<ul class="stacks">${ask.choices.map((choice, at) => html`
  <li class="stack"><span class="stack__k" aria-hidden="true">${letter(at)}</span><span class="stack__l">${trusted(choice.html, lang)}</span></li>`)}</ul>`;

/** What comes next, folded away: who hosts on a phone beside the players opens it on purpose. */
export const preview = (helm: Helm, next: PreviewView): TemplateResult => html`<details class="fold mt-5"><summary>${say("host-preview", next.stem.index + 1)}</summary>
  <p class="lead">${trusted(next.stem.html, next.stem.lang)}</p><div class="mt-4">${answers(helm, next.stem.lang, next.solution, null)}</div>${reasons(helm, next.stem.lang, next.solution, null)}</details>`;
