// SPDX-License-Identifier: AGPL-3.0-or-later
// The end for the whole room: the first places of those who wished to be named, the first teams, and a word for everybody.
import { html, nothing, type TemplateResult } from "lit";
import { shape } from "../../parts";
import type { PodiumPlace, SceneOf, Tally } from "../../protocol";
import { count, say } from "../../words";
import { teamRow } from "./reveal";
import { rest, type Wall } from "./wall";

export const finished = (wall: Wall, scene: SceneOf<"finished">, tally: Tally): TemplateResult => html`
  <h1 class="scr__end">${say("back-up")}</h1>
  ${scene.podium.length > 0 ? podium(wall, scene.podium) : html`<p class="scr__say">${say("screen-thanks")}</p>`}
  ${tally.teams.length > 0 ? teamRow(wall, say("teams"), tally.teams) : nothing}`;

/** Read from the first place on; drawn with the first in the middle. */
const podium = (wall: Wall, places: readonly PodiumPlace[]): TemplateResult => html`<ol class="scr__podium ${places.length === 2 ? "is-duel" : ""} ${wall.page.isCalm ? "" : "joy"}" aria-label=${say("podium")}>
  ${places.map((p) => html`<li class="is-${p.place}">${shape(wall, "lampe-allumee")}<span class="scr__who">${p.name}</span>
    <span class="scr__block"><strong aria-hidden="true">${p.place}</strong><span class="sr">${say(p.place === 1 ? "first-place" : "nth-place", String(p.place))}</span><span>${count("points", p.points)}</span></span></li>`)}</ol>`;

export const cancelled = (wall: Wall): TemplateResult => rest(wall, "lampe", say("cancelled"), say("cancelled-why"));
