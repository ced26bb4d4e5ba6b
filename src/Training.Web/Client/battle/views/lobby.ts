// SPDX-License-Identifier: AGPL-3.0-or-later
// Before the first question: the form to come in, then the waiting room with the code and who is there.
import { html, nothing, type TemplateResult } from "lit";
import { bar, codeShown, foot, type Frame, icon, problem, refusalWord } from "../parts";
import type { Play } from "../play";
import type { NamedPlayer, SceneOf } from "../protocol";
import { count, say } from "../words";

const neededToStart = 2;

export function join(play: Play): Frame {
  const refusal = refusalWord(play, "badName", "isLocked", "isFull", "over", "noSuchBattle", "tooManyRequests", "serverBusy", "noLink");
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    play.acts.join(String(fields.get("name") ?? ""), fields.has("podium"));
  };
  return {
    bar: bar(play, leaveLink(play), say("open-battle")),
    main: html`<main class="work" id="contenu">
      <h1 class="bt" tabindex="-1">${say("come-in")}</h1>
      <div class="lob"><form @submit=${submit}>
          <p class="lead soft">${count("come-in-lead", play.page.questions)}</p>
          <div class="field mt-5"><label for="name">${say("your-name")}</label><span class="hint" id="name-hint">${say("your-name-hint")}</span>
            <input class="input" id="name" name="name" .defaultValue=${play.page.suggestedName} autocomplete="nickname" required aria-describedby="name-hint"></div>
          <label class="tick"><input class="cb" type="checkbox" name="podium"><span><strong>${say("on-podium")}</strong><span class="hint">${say("on-podium-hint")}</span></span></label>
          ${problem(play, refusal)}
          <p class="actions"><button class="btn btn--act btn--lg" type="submit" ?disabled=${play.state.link !== "online"}>${say("enter")}</button>
            ${play.state.link === "online" ? nothing : html`<span class="soft small">${say("wait-for-link")}</span>`}</p>
        </form>${joinBox(play)}</div>
      ${play.page.scene}
    </main>`,
  };
}

export function lobby(play: Play, scene: SceneOf<"lobby">): Frame {
  const tally = play.state.tally;
  const here = tally?.players ?? 1;
  const isEnough = (tally?.present ?? 1) >= neededToStart;
  return {
    bar: bar(play, leaveLink(play), say("open-battle")),
    main: html`<main class="work" id="contenu">
      <h1 class="bt" tabindex="-1">${count("go-down", here)}</h1>
      <div class="lob"><div>
          <p class="lead soft">${count("lobby-lead", scene.questions)}</p>
          <p class="actions"><button class="btn btn--act btn--lg" type="button" ?disabled=${!isEnough || play.state.link !== "online"} @click=${() => play.acts.begin()}>${say("begin")}</button>
            ${isEnough ? nothing : html`<span class="soft small why-not">${say("refused-tooFew")}</span>`}</p>
          ${problem(play, refusalWord(play, "notNow", "tooManyRequests", "serverBusy", "noLink"))}
        </div>${joinBox(play)}</div>
      <section class="crew" aria-labelledby="who"><h2 id="who" class="sub">${say("who-goes")}</h2>
        ${tally && tally.names.length > 0 ? html`<ul>${tally.names.map((player) => crewLine(play, player, tally.names))}</ul>` : html`<p>${count("players", here)}</p>`}</section>
      <p class="small soft mt-5">${say(play.state.mine?.onPodium ? "podium-yes" : "podium-no")}</p>
      ${play.page.scene}
    </main>`,
    foot: foot(play, html`<span class="small soft">${say("guest-waits")}</span>`),
  };
}

const leaveLink = (play: Play): TemplateResult =>
  html`<a class="iconbtn" href=${play.page.battles} aria-label=${say("leave")} data-enhance-nav="false" @click=${(event: Event) => { event.preventDefault(); play.acts.leave(); }}>${icon(play, "back")}</a>`;

const joinBox = (play: Play): TemplateResult => html`<div class="joinbox">
  <p class="small" id="cj">${say("to-enter")}</p>
  <p class="joincode">${codeShown(play.page.code)}</p>
  <p class="small soft">${say("or-at")} <strong>${play.page.entry}</strong></p>
  ${play.page.qr ? html`<div class="qrbox">${play.page.qr}<p class="small soft">${say("or-scan")}</p></div>` : nothing}
</div>`;

function crewLine(play: Play, player: NamedPlayer, all: readonly NamedPlayer[]): TemplateResult {
  const name = play.state.mine?.name;
  // Two players may bear one name; the mark « vous » is then left out rather than put on the wrong one.
  const isMe = player.name === name && all.filter((p) => p.name === name).length === 1;
  return html`<li><span class="crew__n">${player.name}</span>${isMe ? html`<span class="you">${say("you")}</span>` : nothing}
    ${player.isParked ? html`<span class="soft tiny away">${say("is-with-guest")}</span>` : player.isLost ? html`<span class="soft tiny away">${say("is-lost")}</span>` : nothing}</li>`;
}
