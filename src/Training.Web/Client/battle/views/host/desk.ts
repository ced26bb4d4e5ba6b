// SPDX-License-Identifier: AGPL-3.0-or-later
// The middle of the console: what the room sees now and its answer, who is there, and what can be set.
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Desk, Helm } from "../../helm";
import { away, icon, joinBox, newTab, notice, problem, shape } from "../../parts";
import type { SceneOf } from "../../protocol";
import { count, goingDown, say, tooFew } from "../../words";
import { podium } from "../ended";
import { teamScores, teamsInLobby, teamsTitle } from "../teams";
import { preview, question } from "./question";
import { roster } from "./roster";
import { settings } from "./settings";

/** Said where it concerns: the roster and the settings stand in the same view, so one place is enough. */
const silent = new Set(["mayNotHost"]);

/** @param key What is shown now: only that part is drawn anew, and who is at work beside it stays there. */
export function desk(helm: Helm, key: string): TemplateResult {
  const { shown, refusal } = helm;
  if (!shown) return html`<main class="work" id="contenu"><h1 tabindex="-1">${say("host-title")}</h1><p class="lead soft">${refusal ? say(`refused-${refusal}`) : say("one-moment")}</p></main>`;
  const isOver = shown.scene.scene === "finished" || shown.scene.scene === "cancelled";
  return html`<main class="work" id="contenu">
    <div class="hostdesk__now">${keyed(key, now(helm, shown))}
      ${problem(helm, refusal === null || silent.has(refusal) ? null : refusal === "tooFew" && shown.scene.scene === "lobby" ? tooFew(shown.scene.rules.minPlayers) : say(`refused-${refusal}`))}
      ${helm.link === "lost" && !isOver && shown.scene.scene !== "lobby" ? html`<p class="plea plea--link">${icon(helm, "nolink")}<span>${say("host-offline")}</span></p>` : nothing}</div>
    ${isOver ? nothing : html`<div class="hostdesk__side">
      ${shown.host ? html`${counts(helm, shown)}${roster(helm, shown)}${settings(helm, shown)}` : nothing}
      ${shown.scene.scene === "lobby" ? nothing : html`<details class="fold"><summary>${say("to-enter-now")}</summary>${joinBox(helm.page)}</details>`}</div>`}
  </main>`;
}

function now(helm: Helm, shown: Desk): TemplateResult {
  const { scene } = shown;
  switch (scene.scene) {
    case "lobby": return lobby(helm, shown, scene);
    case "reading": case "answering": case "reveal":
      return html`${question(helm, shown, scene)}${scene.scene === "reveal" ? teamScores(helm, teamsTitle(scene.stem), shown.tally.teams, null) : nothing}
        ${shown.host?.next ? preview(helm, shown.host.next) : nothing}`;
    case "comeback": return html`<h1 tabindex="-1">${say("comeback")}</h1><p class="lead soft">${say("screen-comeback")}</p>
      ${scene.until ? html`<briquet-countdown class="timer mt-5" .clock=${helm.clock} .until=${Date.parse(scene.until)}></briquet-countdown>` : nothing}
      <p class="lead">${shown.tally.answered === null ? say("awaiting-last") : count("finished-of", shown.tally.answered, Math.max(shown.tally.present, shown.tally.answered))}</p>`;
    case "paused": return html`<div class="rest-here">${shape(helm, "lampe")}<h1 tabindex="-1">${say("paused")}</h1><p class="lead soft">${say(scene.byHost ? "host-paused" : "paused-why")}</p></div>`;
    case "finished": return html`<div class="verdict ${helm.page.isCalm ? "" : "joy"}">${shape(helm, "lampe-allumee")}<div><h1 tabindex="-1">${say("back-up")}</h1></div></div>
      ${scene.podium.length > 0 ? podium(scene.podium) : html`<p class="lead soft mt-4">${say("screen-thanks")}</p>`}
      ${teamScores(helm, say("teams"), shown.tally.teams, null)}
      <p class="actions mt-5"><a class="btn btn--act btn--lg" href=${helm.page.results} data-enhance-nav="false">${say("host-results")}</a>${away(helm, helm.page.battles, say("another"))}</p>`;
    case "cancelled": return html`<div class="rest-here">${shape(helm, "lampe")}<h1 tabindex="-1">${say("cancelled")}</h1><p class="lead soft">${say("cancelled-why")}</p></div>`;
  }
}

const lobby = (helm: Helm, shown: Desk, scene: SceneOf<"lobby">): TemplateResult => html`
  <h1 class="bt" tabindex="-1">${goingDown(shown.tally.players)}</h1>
  <div class="lob"><div><p class="lead soft">${count("host-lobby", scene.questions)}</p>
      <p class="actions">${newTab(helm.page.screen, "btn btn--coal", say("open-screen"))}
        ${helm.page.preview ? newTab(helm.page.preview, "quiet", say("host-questions")) : nothing}</p>
      ${scene.isLocked ? notice(helm, say("news-locked")) : nothing}</div>
    ${joinBox(helm.page)}</div>
  ${teamsInLobby(helm, shown.tally.teams, null)}
  ${shown.host?.next ? preview(helm, shown.host.next) : nothing}`;

function counts(helm: Helm, { tally }: Desk): TemplateResult {
  const line = (key: string, amount: number): TemplateResult => html`<div><dt>${say(key)}</dt><dd>${amount}</dd></div>`;
  return html`<section aria-label=${say("host-counts")}><dl class="counts">
    ${line("host-players", tally.players)}${line("host-present", tally.present)}
    ${line("host-parked", tally.parked)}${line("host-lost-count", tally.lost)}</dl>
    ${tally.host === "lost" ? notice(helm, say("host-lost")) : nothing}</section>`;
}
