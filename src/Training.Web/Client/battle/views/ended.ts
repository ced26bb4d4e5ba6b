// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the play stands still or is over: paused, with a guest, finished, cancelled, removed.
import { html, nothing, type TemplateResult } from "lit";
import { away, bar, foot, type Frame, lateNotice, linkNotice, score, shape, trusted } from "../parts";
import type { Play } from "../play";
import type { PodiumPlace, SceneOf } from "../protocol";
import { count, number, say } from "../words";
import { duelEnd } from "./duel";
import { teamScores } from "./teams";

export function paused(play: Play, scene: SceneOf<"paused">): Frame {
  return {
    bar: bar(play, nothing),
    main: html`<main class="work" id="contenu"><div class="rest-here">${shape(play, "lampe")}
      <h1 tabindex="-1">${say(scene.byHost ? "paused-by-host" : "paused")}</h1><p class="lead soft">${say(scene.byHost ? "paused-by-host-why" : "paused-why")}</p>
      ${scene.stem ? html`<p class="soft small">${say("question-of", scene.stem.index + 1, scene.stem.count)}${say("colon")}${trusted(scene.stem.html, scene.stem.lang)}</p>` : nothing}</div>${linkNotice(play)}</main>`,
    foot: foot(play, score(play)),
  };
}

/** A guest may see this screen: no question, no score, no name. */
export const parked = (play: Play): Frame => ({
  bar: bar(play, nothing),
  main: html`<main class="work" id="contenu"><div class="rest-here rest-here--middle">${shape(play, "lampe")}
    <h1 tabindex="-1">${say("see-you")}</h1><p class="lead soft">${say("see-you-why")}</p>
    <p><button class="btn btn--paper btn--lg" type="button" @click=${() => play.acts.park(false)}>${say("i-am-back")}</button></p></div></main>`,
});

export function finished(play: Play, scene: SceneOf<"finished">): Frame {
  const ending = play.state.mine?.ending ?? null;
  // What the last reveal said is no outcome.
  const duel = play.state.mine?.duel?.outcome ? play.state.mine.duel : null;
  const isHandedOn = play.page.format === "relay" && ending !== null && duel === null;
  return {
    bar: bar(play, nothing),
    main: html`<main class="work" id="contenu">
      <div class="verdict ${play.page.isCalm ? "" : "joy"}">${shape(play, "lampe-allumee")}<div><h1 tabindex="-1">${say(isHandedOn ? "relay-handed-on" : "back-up")}</h1></div></div>
      ${duel ? duelEnd(play, duel) : isHandedOn ? html`<p class="lead">${say("relay-handed-on-why")}</p>` : nothing}
      ${ending ? html`<dl class="facts mt-5">
          <div><dt>${say("your-points")}</dt><dd>${number(ending.points)}</dd></div>
          <div><dt>${say("right-of", scene.questions)}</dt><dd>${number(ending.correct)}</dd></div>
          ${ending.place === null ? nothing : html`<div><dt>${say("your-place")}</dt><dd>${say(ending.place === 1 ? "first-place" : "nth-place", String(ending.place))}</dd></div>`}
        </dl>` : html`<p class="lead soft mt-4">${say("counting")}</p>`}
      ${lateNotice(play)}
      ${scene.podium.length > 0 ? podium(scene.podium) : nothing}
      ${duel ? nothing : teamScores(play, say("teams"), play.state.tally?.teams ?? [], play.state.mine?.team ?? null)}
      ${play.page.account ? invitation(play) : html`<p class="actions mt-5"><a class="btn btn--act btn--lg" href=${play.page.review} data-enhance-nav="false">${say("review")}</a>
        ${play.page.results ? away(play, play.page.results, say("see-results")) : nothing}${away(play, play.page.battles, say("another"))}</p>`}
    </main>`,
  };
}

/** A guest proved nothing that could be written on a document: that needs somebody to write it for. */
const invitation = (play: Play): TemplateResult => html`<section class="scores" aria-labelledby="account"><h2 id="account" class="sub">${say("guest-account")}</h2>
  <p>${say("guest-account-why")}</p>
  <p class="actions mt-4"><a class="btn btn--act btn--lg" href=${play.page.account} data-enhance-nav="false">${say("guest-account-act")}</a></p></section>`;

export const podium = (places: readonly PodiumPlace[]): TemplateResult => html`<section class="scores" aria-labelledby="p">
  <h2 id="p" class="sub">${say("podium")}</h2>
  <ol class="podium">${places.map((p) => html`<li><span class="place num">${p.place}</span><span class="pn">${p.name}</span><span class="num pp">${count("points", p.points)}</span></li>`)}</ol></section>`;

const shut = (play: Play, title: string, why: string): Frame => ({
  bar: bar(play, nothing),
  main: html`<main class="work" id="contenu"><div class="rest-here">${shape(play, "lampe")}
    <h1 tabindex="-1">${say(title)}</h1><p class="lead soft">${say(why)}</p>
    <p class="actions"><a class="btn btn--act btn--lg" href=${play.page.battles} data-enhance-nav="false">${say("to-battles")}</a></p></div></main>`,
});

export const cancelled = (play: Play): Frame => shut(play, "cancelled", "cancelled-why");
export const removed = (play: Play): Frame => shut(play, "removed", "removed-why");
export const over = (play: Play): Frame => shut(play, "over", "over-why");
