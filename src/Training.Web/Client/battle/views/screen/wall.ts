// SPDX-License-Identifier: AGPL-3.0-or-later
// What a view of the big screen is given, and pieces that several of them share.
import { html, nothing, type TemplateResult } from "lit";
import type { Shell } from "../../page";
import { shape, trusted } from "../../parts";
import type { Instant, ScreenView, StemView, Tally } from "../../protocol";
import type { ServerClock } from "../../server-clock";
import { answeredWord, lampset } from "../lamps";

export interface Wall {
  readonly page: Shell;
  readonly clock: ServerClock;
  readonly view: ScreenView | null;
  readonly isTimeUp: boolean;
}

const lampsAtMost = 40;

export const question = (stem: StemView): TemplateResult => html`<h1 id="q" class="scr__q">${trusted(stem.html, stem.lang)}</h1>`;

/** A lamp for each answer, while there is room; nobody who is away is pointed at. */
export const lamps = (wall: Wall, tally: Tally): TemplateResult =>
  html`<div class="scr__lamps">${lampset(wall, tally, lampsAtMost)}<p>${answeredWord(tally)}</p></div>`;

export const clock = (wall: Wall, until: Instant | null): TemplateResult | typeof nothing =>
  until === null ? nothing : html`<briquet-countdown class="scr__clock" .kind=${"number"} .clock=${wall.clock} .until=${Date.parse(until)}></briquet-countdown>`;

export const shaft = (wall: Wall, since: Instant | null, until: Instant | null): TemplateResult | typeof nothing =>
  until === null ? nothing : html`<briquet-countdown class="scr__shaft" .kind=${"shaft"} .clock=${wall.clock} .until=${Date.parse(until)} .since=${since ? Date.parse(since) : null}></briquet-countdown>`;

export const rest = (wall: Wall, drawing: string, title: string, why: string): TemplateResult =>
  html`<div class="scr__rest">${shape(wall, drawing)}<h1>${title}</h1><p>${why}</p></div>`;
