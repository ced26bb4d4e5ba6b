// SPDX-License-Identifier: AGPL-3.0-or-later
// What the host sets: the time, whether speed counts, the door, and the end. Each counts at once and is shown to be so.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Desk, Helm } from "../../helm";
import { say } from "../../words";

const factors = [0, 1, 2, 5, 10];
const speeds = [0, 0.1, 0.2];

export function settings(helm: Helm, { host, scene }: Desk): TemplateResult | typeof nothing {
  if (!host) return nothing;
  const isShut = helm.link !== "online";
  const isAsking = scene.scene === "answering";
  return html`<details class="fold" ?open=${scene.scene === "lobby"}><summary>${say("host-settings")}</summary>
    ${choice("time", say("host-time"), factors, wishedOr(helm, "SetTime", host.rules.timeFactor), (f) => say(`time-${f}`), isShut, (f) => helm.acts.set("SetTime", f))}
    ${choice("speed", say("host-speed"), speeds, wishedOr(helm, "SetSpeed", host.rules.speed), (s) => say(`speed-${s * 10}`), isShut || isAsking, (s) => helm.acts.set("SetSpeed", s))}
    <label class="tick"><input class="cb" type="checkbox" .checked=${live(wishedOr(helm, "Lock", host.isLocked))} ?disabled=${isShut} @change=${(event: Event) => helm.acts.set("Lock", (event.target as HTMLInputElement).checked)}>
      <span><strong>${say("host-lock")}</strong><span class="hint">${say("host-lock-hint")}</span></span></label>
    ${finish(helm, scene.scene === "lobby")}</details>`;
}

const wishedOr = <T>(helm: Helm, method: string, value: T): T => (method in helm.wished ? (helm.wished[method] as T) : value);

function choice(name: string, legend: string, values: readonly number[], chosen: number, word: (value: number) => string, isShut: boolean, set: (value: number) => void): TemplateResult {
  return html`<fieldset class="seg"><legend>${legend}</legend><div>${values.map((value) => html`<label><input type="radio" name=${name} .checked=${live(value === chosen)} ?disabled=${isShut}
    @change=${() => set(value)}><span>${word(value)}</span></label>`)}</div></fieldset>`;
}

function finish(helm: Helm, isLobby: boolean): TemplateResult {
  const words = isLobby ? "host-cancel" : "host-finish";
  if (helm.asking?.what !== "finish") return html`<p class="mt-3"><button class="quiet" type="button" @click=${() => helm.acts.ask({ what: "finish", line: null })}>${say(words)}</button></p>`;
  return html`<div class="mt-3"><p>${say(`${words}-sure`)}</p><p class="actions mt-3"><button class="btn btn--paper" type="button" data-sure @click=${() => helm.acts.act("Finish")}>${say(words)}</button>
    <button class="quiet" type="button" @click=${() => helm.acts.ask(null)}>${say("keep-as-is")}</button></p></div>`;
}
