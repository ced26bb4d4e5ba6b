// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is there, page by page. A line opens to hand over or to take out; taking out is confirmed, since the way back in stays shut.
import { html, nothing, type TemplateResult } from "lit";
import type { Desk, Helm } from "../../helm";
import { icon } from "../../parts";
import type { RosterLine, RosterPage } from "../../protocol";
import { say } from "../../words";

export function roster(helm: Helm, shown: Desk): TemplateResult | typeof nothing {
  const page = shown.roster;
  if (!page) return nothing;
  return html`<section class="roster" aria-labelledby="who"><h2 id="who" class="sub">${say("who-goes")}</h2>
    ${page.players.length === 0 ? html`<p class="soft">${say("host-empty")}</p>` : html`<ul>${page.players.map((line) => row(helm, line))}</ul>`}
    ${page.pages > 1 ? pager(helm, page) : nothing}</section>`;
}

function row(helm: Helm, line: RosterLine): TemplateResult {
  const asking = helm.asking?.line?.handle === line.handle ? helm.asking.what : null;
  const state = line.isParked ? say("is-with-guest") : line.isLost ? say("is-lost") : "";
  const more = [line.team, line.isGuest ? say("host-guest") : "", state].filter((word) => word).join(", ");
  return html`<li><div class="roster__l"><span class="roster__n"><span class="crew__n">${line.name}</span>${more ? html`<span class="soft tiny">${more}</span>` : nothing}</span>
      <button class="iconbtn" type="button" aria-expanded=${asking !== null} aria-label=${say("host-line", line.name)}
        @click=${() => helm.acts.ask(asking === null ? { what: "line", line } : null)}>${icon(helm, asking === null ? "plus" : "minus")}</button></div>
    ${asking === null ? nothing : asking === "line" ? offers(helm, line) : confirm(helm, line, asking === "remove")}</li>`;
}

const offers = (helm: Helm, line: RosterLine): TemplateResult => html`<p class="actions roster__a">
  ${line.isGuest ? nothing : html`<button class="quiet" type="button" @click=${() => helm.acts.ask({ what: "hand-over", line })}>${say("hand-over")}</button>`}
  <button class="quiet" type="button" @click=${() => helm.acts.ask({ what: "remove", line })}>${say("take-out")}</button></p>`;

function confirm(helm: Helm, line: RosterLine, isRemoval: boolean): TemplateResult {
  const go = (): void => {
    helm.acts.ask(null);
    helm.acts.set(isRemoval ? "Remove" : "HandOver", line.handle);
  };
  return html`<div class="roster__a"><p>${say(isRemoval ? "take-out-sure" : "hand-over-sure", line.name)}</p>
    <p class="actions mt-3"><button class="btn btn--paper" type="button" data-sure @click=${go}>${say(isRemoval ? "take-out" : "hand-over")}</button>
      <button class="quiet" type="button" @click=${() => helm.acts.ask(null)}>${say("keep-as-is")}</button></p></div>`;
}

const pager = (helm: Helm, page: RosterPage): TemplateResult => html`<p class="actions pager">
  <button class="quiet" type="button" ?disabled=${page.page === 0} @click=${() => helm.acts.turnTo(page.page - 1)}>${say("page-before")}</button>
  <span class="soft small">${say("page-of", page.page + 1, page.pages)}</span>
  <button class="quiet" type="button" ?disabled=${page.page + 1 >= page.pages} @click=${() => helm.acts.turnTo(page.page + 1)}>${say("page-after")}</button></p>`;
