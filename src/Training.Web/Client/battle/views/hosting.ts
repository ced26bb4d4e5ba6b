// SPDX-License-Identifier: AGPL-3.0-or-later
// What a player has to know of who hosts: that it is they, or that nobody does any more.
import { html, nothing, type TemplateResult } from "lit";
import { newTab, notice } from "../parts";
import type { Play } from "../play";
import { say } from "../words";

export function hostWord(play: Play): TemplateResult | typeof nothing {
  const { mine, tally } = play.state;
  // The role came to me, by my own tap or out of somebody else's hands.
  if (mine?.isHost) return notice(play, html`<strong>${say("you-host")}</strong> ${newTab(play.page.hostPage, "", say("open-host"))}`);
  // Nobody has to do anything about it: the battle goes on by itself.
  return play.page.format === "hosted" && tally?.host === "lost" ? notice(play, say("host-lost")) : nothing;
}
