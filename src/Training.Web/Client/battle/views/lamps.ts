// SPDX-License-Identifier: AGPL-3.0-or-later
// A lamp for each answer that came. Who is away is named only where few enough play, and is not waited for.
import { html, nothing, type TemplateResult } from "lit";
import { type Drawn, shape } from "../parts";
import type { Tally } from "../protocol";
import { count, say } from "../words";

/** @param most Lamps that find room; where more play the count says it alone. */
export function lampset(at: Drawn, tally: Tally, most: number): TemplateResult | typeof nothing {
  const { answered } = tally;
  const of = Math.max(tally.present, answered ?? 0);
  if (answered === null || of > most) return nothing;
  return html`<span class="lampset" aria-hidden="true">${Array.from({ length: of }, (_, n) => shape(at, n < answered ? "lampe-allumee" : "lampe"))}</span>`;
}

/** So few are awaited after the deadline that a number would point at them: then nobody is counted. */
export function answeredWord(tally: Tally): string {
  if (tally.answered === null) return say("awaiting-last");
  const counted = count("answers-of", tally.answered, Math.max(tally.present, tally.answered));
  return tally.isAwaitingLast ? `${counted} ${say("awaiting-last")}` : counted;
}

export function awayWord(tally: Tally): string {
  const parked = tally.names.filter((p) => p.isParked).map((p) => p.name);
  const lost = tally.names.filter((p) => p.isLost).map((p) => p.name);
  const words = [
    parked.length === 1 ? say("with-guest", parked[0]!) : tally.parked > 0 ? count("with-guests", tally.parked) : "",
    lost.length === 1 ? say("link-lost-of", lost[0]!) : tally.lost > 0 ? count("links-lost", tally.lost) : "",
  ];
  return words.filter((w) => w).map((w) => ` ${w}`).join("");
}
