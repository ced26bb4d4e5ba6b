// SPDX-License-Identifier: AGPL-3.0-or-later
// The line below: one brick button, the next thing to do, always at the same place under the thumb.
import { html, nothing, type TemplateResult } from "lit";
import type { Desk, Helm } from "../../helm";
import { icon } from "../../parts";
import { say } from "../../words";

interface Next { readonly word: string; readonly method: string; readonly isReady: boolean; }

export function dock(helm: Helm): TemplateResult | typeof nothing {
  const { shown } = helm;
  if (!shown || shown.scene.scene === "finished" || shown.scene.scene === "cancelled") return nothing;
  const isShut = helm.link !== "online" || helm.isActing;
  // Never disabled: that would take the focus from who hosts by keyboard, at every step.
  const button = (look: string, method: string, isReady: boolean, word: unknown): TemplateResult => html`<button class="btn ${look} btn--lg ${helm.isSettling && !isShut && isReady ? "is-settling" : ""}" type="button"
    aria-disabled=${isShut || helm.isSettling || !isReady ? "true" : nothing} @click=${() => !isShut && !helm.isSettling && isReady && helm.acts.act(method)}>${word}</button>`;
  const act = (next: Next): TemplateResult => button("btn--act", next.method, next.isReady, say(next.word));
  if (!shown.host) return html`<footer class="battlebar"><div><span class="small soft why-not">${say(shown.tally.host === "there" ? "host-elsewhere" : "host-free")}</span>
    ${act({ word: "take-host", method: "TakeHost", isReady: true })}</div></footer>`;
  const next = nextOf(shown);
  const canPause = shown.scene.scene !== "lobby" && shown.scene.scene !== "paused";
  return html`<footer class="battlebar"><div>
    ${canPause ? button("btn--coal", "Pause", true, html`${icon(helm, "pause")}${say("host-pause")}`)
      : next.isReady ? nothing : html`<span class="small soft why-not">${say("host-nobody")}</span>`}
    ${act(next)}</div></footer>`;
}

function nextOf({ scene, tally }: Desk): Next {
  switch (scene.scene) {
    case "lobby": return { word: "begin", method: "Start", isReady: tally.present > 0 };
    case "reading": return { word: "host-open", method: "Next", isReady: true };
    case "answering": return { word: "host-close", method: "Close", isReady: true };
    case "reveal": return { word: scene.stem.index + 1 < scene.stem.count ? "host-next" : "host-comeback", method: "Next", isReady: true };
    case "comeback": return { word: "host-end", method: "Next", isReady: true };
    default: return { word: "host-resume", method: "Resume", isReady: true };
  }
}
