// SPDX-License-Identifier: AGPL-3.0-or-later
// Teams: who forms them in the waiting room, the first three and one's own in play. A colour and a drawing go with the name, never instead of it.
import { html, nothing, type TemplateResult } from "lit";
import { type Drawn, shape, tenths } from "../parts";
import type { TeamLine } from "../protocol";
import { count, say } from "../words";

const colours = 5;
const drawings = ["chevalement", "beffroi", "terrils", "geant", "briques", "tram", "lampe"];

/** The same team looks the same on every screen, without anybody having to agree on it. */
export function looks(label: string): { readonly colour: string; readonly drawing: string } {
  let mixed = 2166136261;
  for (const sign of label) mixed = Math.imul(mixed ^ sign.codePointAt(0)!, 16777619) >>> 0;
  return { colour: `c${mixed % colours}`, drawing: drawings[(mixed >>> 12) % drawings.length]! };
}

const isSame = (team: TeamLine, own: TeamLine | null): boolean => own !== null && team.label === own.label;

/** @param members Who is in a team, where they are named; their number is shown otherwise. */
export const teamsInLobby = (at: Drawn, teams: readonly TeamLine[], own: TeamLine | null, members: (team: TeamLine) => readonly TemplateResult[] = () => []): TemplateResult | typeof nothing => teams.length === 0 ? nothing : html`
  <section class="teams" aria-label=${say("teams")}>${teams.map((team) => {
    const named = members(team);
    return html`<div class="team ${looks(team.label).colour}">
    <h2>${shape(at, looks(team.label).drawing)}<span class="crew__n">${team.label}</span> ${isSame(team, own) ? html`<span class="you">${say("team-mine")}</span>` : nothing}</h2>
    ${named.length > 0 ? html`<ul>${named}</ul>` : html`<p class="soft">${count("team-members", team.members)}</p>`}</div>`;
  })}</section>`;

/** The first ones, then one's own when it is not among them. Never a last. */
export function teamScores(at: Drawn, title: string, teams: readonly TeamLine[], own: TeamLine | null): TemplateResult | typeof nothing {
  const shown = own && !teams.some((team) => isSame(team, own)) ? [...teams, own] : teams;
  const best = Math.max(1, ...shown.map((team) => team.score ?? 0));
  return shown.length === 0 ? nothing : html`<section class="scores" aria-labelledby="teams"><h2 id="teams" class="sub">${title}</h2>
    <ul class="podium">${shown.map((team) => html`<li class=${looks(team.label).colour}>${shape(at, looks(team.label).drawing)}
      <span class="pn"><span class="crew__n">${team.label}</span> ${isSame(team, own) ? html`<span class="you">${say("team-mine")}</span>` : nothing}</span>
      <span class="num pp">${tenths(team.score ?? 0)}</span><progress class="pbar" max=${best} .value=${team.score ?? 0} aria-hidden="true"></progress></li>`)}</ul></section>`;
}

/** How far the end is, since a score means little without it. */
export const teamsTitle = (stem: { readonly index: number; readonly count: number }): string =>
  stem.index + 1 < stem.count ? count("teams-left", stem.count - stem.index - 1) : say("teams-last");
