// SPDX-License-Identifier: AGPL-3.0-or-later
// When each looks at their own screen, or everybody waits.
import { html, type TemplateResult } from "lit";
import type { SceneOf, Tally } from "../../protocol";
import { count, say } from "../../words";
import { clock, rest, shaft, type Wall } from "./wall";

export const comeback = (wall: Wall, scene: SceneOf<"comeback">, tally: Tally): TemplateResult => html`${rest(wall, "chevalement", say("comeback"), say("screen-comeback"))}
  <footer class="scr__bot"><div class="scr__lamps"><p>${tally.answered === null ? say("awaiting-last") : count("finished-of", tally.answered, Math.max(tally.present, tally.answered))}</p></div>${clock(wall, scene.until)}</footer>
  ${shaft(wall, null, scene.until)}`;

export const paused = (wall: Wall, scene: SceneOf<"paused">): TemplateResult =>
  rest(wall, "lampe", say("paused-by-host"), say(scene.byHost ? "screen-paused" : "screen-nobody"));
