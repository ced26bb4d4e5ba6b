// SPDX-License-Identifier: AGPL-3.0-or-later
// The waiting room for the whole room: how to come in, in the largest letters there are, and who is there.
import { html, nothing, type TemplateResult } from "lit";
import { codeShown, shape } from "../../parts";
import type { SceneOf, Tally } from "../../protocol";
import { goingDown, say } from "../../words";
import { looks } from "../teams";
import type { Wall } from "./wall";

export const lobby = (wall: Wall, scene: SceneOf<"lobby">, tally: Tally): TemplateResult => html`
  <div class="scr__door">
    <h1>${goingDown(tally.players)}</h1>
    <p class="scr__say">${say(scene.isLocked ? "news-locked" : "screen-enter")}</p>
    <p class="scr__at">${wall.page.entry}</p>
    <p class="scr__code">${codeShown(wall.page.code)}</p>
  </div>
  ${tally.teams.length > 0 ? html`<ul class="scr__names">${tally.teams.map((team) => html`<li class=${looks(team.label).colour}>${shape(wall, looks(team.label).drawing)}${team.label} <span class="num">${team.members}</span></li>`)}</ul>`
    : tally.names.length > 0 ? html`<ul class="scr__names">${tally.names.map((player) => html`<li>${player.name}</li>`)}</ul>` : nothing}
  ${wall.page.scene}`;
