// SPDX-License-Identifier: AGPL-3.0-or-later
// The form to come in, and to take another name or team before the start.
import { html, nothing, type TemplateResult } from "lit";
import { bar, type Frame, joinBox, problem, refusalWord } from "../parts";
import type { Play } from "../play";
import { count, say } from "../words";
import { formatWord, leaveLink } from "./lobby";

const redraws = 2;

export function join(play: Play): Frame {
  const { state, entry, page, acts } = play;
  const isIn = state.mine !== null;
  const isOnline = state.link === "online";
  const refusal = refusalWord(play, "badName", "badTeam", "isLocked", "isFull", "noGuests", "notYourSide", "notYourTurn", "over", "noSuchBattle", "notNow", "tooManyRequests", "serverBusy", "noLink");
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    acts.join(entry.name, entry.onPodium, page.teams === "selfFormed" ? entry.team : page.teams === "sides" ? entry.team || page.teamMine : null);
  };
  return {
    bar: bar(play, leaveLink(play), formatWord(play)),
    main: html`<main class="work" id="contenu">
      <h1 class="bt" tabindex="-1">${say(isIn ? "who-are-you" : "come-in")}</h1>
      <div class="lob"><form @submit=${submit}>
          ${isIn ? nothing : html`<p class="lead soft">${count(page.format === "open" ? "come-in-lead" : `come-in-${page.format}`, page.questions)}</p>`}
          <div class="field mt-5"><label for="name">${say("your-name")}</label><span class="hint" id="name-hint">${say("your-name-hint")}</span>
            <input class="input" id="name" name="name" .value=${entry.name} autocomplete="nickname" required aria-describedby="name-hint" @input=${(event: Event) => acts.write({ name: typed(event) })}></div>
          ${pseudonym(play)}
          ${page.teams === "selfFormed" ? teamField(play) : page.teams === "none" ? nothing : page.sides.length > 1 ? sideField(play) : html`<p class="soft small">${say(`teams-${page.teams}`)}${page.teamMine ? html` ${say("team-given", page.teamMine)}` : nothing}</p>`}
          <label class="tick"><input class="cb" type="checkbox" name="podium" .checked=${entry.onPodium} @change=${(event: Event) => acts.write({ onPodium: (event.target as HTMLInputElement).checked })}>
            <span><strong>${say("on-podium")}</strong><span class="hint">${say("on-podium-hint")}</span></span></label>
          ${problem(play, refusal)}
          <p class="actions"><button class="btn btn--act btn--lg" type="submit" ?disabled=${!isOnline}>${say(isIn ? "keep-entry" : "enter")}</button>
            ${isIn ? html`<button class="quiet" type="button" @click=${() => acts.changeEntry(false)}>${say("keep-as-is")}</button>` : nothing}
            ${isOnline ? nothing : html`<span class="soft small">${say("wait-for-link")}</span>`}</p>
        </form>${joinBox(page)}</div>
      ${page.scene}
    </main>`,
  };
}

const typed = (event: Event): string => (event.target as HTMLInputElement).value;

function pseudonym(play: Play): TemplateResult {
  const { draws } = play.entry;
  if (draws > redraws) return html`<p class="soft small pseudonym">${say("last-pseudonym")}</p>`;
  return html`<p class="pseudonym"><button class="quiet" type="button" ?disabled=${play.state.link !== "online"} @click=${() => play.acts.drawName()}>
    ${draws === 0 ? say("take-pseudonym") : count("another-pseudonym", redraws + 1 - draws)}</button></p>`;
}

/** Both shifts of one house: only they know which one they are. */
function sideField(play: Play): TemplateResult {
  const chosen = play.entry.team || play.page.teamMine;
  return html`<fieldset class="mt-4"><legend class="label">${say("your-side")}</legend>${play.page.sides.map((side) => html`<label class="tick">
    <input class="cb" type="radio" name="side" value=${side} .checked=${side === chosen} @change=${() => play.acts.write({ team: side })}><span>${side}</span></label>`)}</fieldset>`;
}

function teamField(play: Play): TemplateResult {
  const formed = play.state.tally?.teams ?? [];
  return html`<div class="field mt-4"><label for="team">${say("your-team")}</label><span class="hint" id="team-hint">${say("your-team-hint")}</span>
    <input class="input" id="team" name="team" list="teams" .value=${play.entry.team} autocomplete="off" required maxlength="60" aria-describedby="team-hint" @input=${(event: Event) => play.acts.write({ team: typed(event) })}>
    <datalist id="teams">${formed.map((team) => html`<option value=${team.label}></option>`)}</datalist></div>`;
}
