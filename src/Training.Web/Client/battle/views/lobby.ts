// SPDX-License-Identifier: AGPL-3.0-or-later
// Before the first question: the waiting room with the code and who is there.
import { html, nothing, type TemplateResult } from "lit";
import { bar, foot, type Frame, icon, joinBox, problem, refusalWord } from "../parts";
import type { Play } from "../play";
import type { NamedPlayer, SceneOf } from "../protocol";
import { count, goingDown, say, tooFew } from "../words";
import { rivalWord } from "./duel";
import { hostWord } from "./hosting";
import { teamsInLobby } from "./teams";

export function lobby(play: Play, scene: SceneOf<"lobby">): Frame {
  const { tally, mine } = play.state;
  const here = tally?.players ?? 1;
  return {
    bar: bar(play, leaveLink(play), formatWord(play)),
    main: html`<main class="work" id="contenu">
      <h1 class="bt" tabindex="-1">${scene.rival && here === 1 ? say("go-down-alone") : goingDown(here)}</h1>
      <div class="lob"><div>
          <p class="lead soft">${scene.rival ? rivalWord(play, scene.rival, scene.questions) : count(mayStart(play, scene) ? "lobby-lead" : "lobby-lead-hosted", scene.questions)}</p>
          ${hostWord(play)}
          ${mayStart(play, scene) ? startButton(play, scene.rules.minPlayers) : html`<p class="lead">${say("wait-for-host")}</p>`}
          ${problem(play, whyNot(play, scene.rules.minPlayers))}
          <p class="actions">${mine?.isHost ? nothing : offerHosting(play, scene)}
            <button class="quiet" type="button" @click=${() => play.acts.changeEntry(true)}>${say(scene.rules.teams === "selfFormed" ? "change-team" : "change-name")}</button></p>
          ${scene.isLocked ? html`<p class="soft small">${say("news-locked")}</p>` : nothing}
        </div>${isAlone(scene) ? nothing : joinBox(play.page)}</div>
      ${tally ? teamsInLobby(play, tally.teams, mine?.team ?? null, ({ label }) => tally.names.filter(({ team }) => team === label).map((player) => crewLine(play, player, tally.names))) : nothing}
      ${crew(play, here)}
      <p class="small soft mt-5">${scene.rules.teams === "none" ? nothing : html`${say("team-score-note")} `}${say(mine?.onPodium ? "podium-yes" : "podium-no")}</p>
      ${play.page.scene}
    </main>`,
    foot: foot(play, html`<span class="small soft">${say("guest-waits")}</span>`),
  };
}

/** Who is in no team that is shown; without teams everybody. */
function crew(play: Play, here: number): TemplateResult | typeof nothing {
  const { names = [], teams = [] } = play.state.tally ?? {};
  const others = names.filter((player) => !teams.some((team) => team.label === player.team));
  if (names.length > 0 && others.length === 0) return nothing;
  return html`<section class="crew" aria-labelledby="who"><h2 id="who" class="sub">${say("who-goes")}</h2>
        ${names.length > 0 ? html`<ul>${others.map((player) => crewLine(play, player, names))}</ul>` : html`<p>${count("players", here)}</p>`}</section>`;
}

/** Against oneself nobody else can come in. */
const isAlone = (scene: SceneOf<"lobby">): boolean => scene.rival !== null && scene.rival.side === null;

export const formatWord = (play: Play): string => say(`${play.page.format}-battle`);

/** While somebody hosts, only they start; once they are lost, whoever is there may. */
const mayStart = (play: Play, scene: SceneOf<"lobby">): boolean => {
  const host = play.state.tally?.host ?? "none";
  return play.state.mine?.isHost || (scene.rules.format === "hosted" ? host === "lost" : host !== "there");
};

function startButton(play: Play, needed: number): TemplateResult {
  const isEnough = (play.state.tally?.present ?? 1) >= needed;
  return html`<p class="actions"><button class="btn btn--act btn--lg" type="button" ?disabled=${!isEnough || play.state.link !== "online"} @click=${() => play.acts.begin()}>${say("begin")}</button>
    ${isEnough ? nothing : html`<span class="soft small why-not">${tooFew(needed)}</span>`}</p>`;
}

/** Nothing that I ask for here is refused in silence. */
function whyNot(play: Play, needed: number): string | null {
  if (play.state.refusal === "tooFew") return tooFew(needed);
  // A host who came back starts again.
  if (play.state.refusal === "notTheHost") return say("wait-for-host");
  return refusalWord(play, "notNow", "noQuestions", "needsFirstSide", "tooManyRequests", "serverBusy", "noLink", "hasHost", "mayNotHost", "over", "notAPlayer");
}

const offerHosting = (play: Play, scene: SceneOf<"lobby">): TemplateResult | typeof nothing =>
  scene.rules.format === "open" && !scene.rival && play.state.tally?.host !== "there" && play.page.hostPage
    ? html`<button class="quiet" type="button" ?disabled=${play.state.link !== "online"} @click=${() => play.acts.takeHost()}>${say("take-host")}</button>` : nothing;

export const leaveLink = (play: Play): TemplateResult =>
  html`<a class="iconbtn" href=${play.page.battles} aria-label=${say("leave")} data-enhance-nav="false" @click=${(event: Event) => { event.preventDefault(); play.acts.leave(); }}>${icon(play, "back")}</a>`;

function crewLine(play: Play, player: NamedPlayer, all: readonly NamedPlayer[]): TemplateResult {
  const name = play.state.mine?.name;
  // Two players may bear one name; the mark « vous » is then left out rather than put on the wrong one.
  const isMe = player.name === name && all.filter((p) => p.name === name).length === 1;
  return html`<li><span class="crew__n">${player.name}</span> ${isMe ? html`<span class="you">${say("you")}</span>` : nothing}
    ${player.isParked ? html`<span class="soft tiny away">${say("is-with-guest")}</span>` : player.isLost ? html`<span class="soft tiny away">${say("is-lost")}</span>` : nothing}</li>`;
}
