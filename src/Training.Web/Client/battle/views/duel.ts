// SPDX-License-Identifier: AGPL-3.0-or-later
// One side against another, or against what it left: never before a reveal, and never a reproach to who is behind.
import { html, nothing, type TemplateResult } from "lit";
import { shape, tenths } from "../parts";
import type { Play } from "../play";
import type { DuelView, RivalView } from "../protocol";
import { count, number, say } from "../words";

/** Whose battle it is against: a ghost by its side's name, oneself, or those on the other side. */
const theirName = (duel: DuelView): string => duel.other === null ? say("my-ghost") : duel.isGhost ? say("ghost-of", duel.other) : duel.other;

const ourName = (play: Play): string => play.state.mine?.team?.label ?? say("duel-you");

/** The running total, and what this question brought to each. */
export function duelScores(play: Play, duel: DuelView): TemplateResult {
  const best = Math.max(1, duel.mine.points, duel.theirs.points);
  // A side's points are a mean; one's own are whole.
  const told = duel.other === null ? number : tenths;
  const here = duel.mineHere !== null && duel.theirsHere !== null;
  return html`<section class="scores" aria-labelledby="duel"><h2 id="duel" class="sub">${say("duel")}</h2>
    <ul class="podium duel">
      ${line(play, "lampe-allumee", ourName(play), told(duel.mine.points), duel.mine.points / best, true)}
      ${line(play, "lampe", theirName(duel), told(duel.theirs.points), duel.theirs.points / best, false)}
    </ul>
    ${here ? html`<p class="soft small">${say("duel-here", told(duel.mineHere!), told(duel.theirsHere!))}</p>` : nothing}</section>`;
}

const line = (play: Play, drawing: string, name: string, points: string, share: number, isOurs: boolean): TemplateResult => html`<li class=${isOurs ? "c0" : "c3"}>${shape(play, drawing)}
  <span class="pn"><span class="crew__n">${name}</span> ${isOurs && play.state.mine?.team ? html`<span class="you">${say("side-mine")}</span>` : nothing}</span>
  <span class="num pp">${points}</span><progress class="pbar" max="1" .value=${share} aria-hidden="true"></progress></li>`;

/** The end in one warm sentence; the figures follow. */
export function duelEnd(play: Play, duel: DuelView): TemplateResult {
  const kind = duel.other === null ? "self" : "side";
  return html`<p class="lead"><strong>${say(`duel-${kind}-${duel.outcome ?? "draw"}`)}</strong></p>
    ${duel.outcome === "absent" ? nothing : html`${duelScores(play, duel)}
    <p class="soft small">${say("duel-correct", number(duel.mine.correct), number(duel.theirs.correct))}</p>`}`;
}

/** Who waits at the other end, before the start. */
export function rivalWord(play: Play, rival: RivalView, questions: number): string {
  if (rival.side === null) return count("lobby-lead-self", questions);
  const other = play.state.mine?.team?.label === rival.other ? rival.side : rival.other;
  if (rival.isGhost) return count("lobby-lead-ghost", questions, rival.other ?? "");
  const isThere = (play.state.tally?.teams ?? []).some((team) => team.label === other && team.members > 0);
  return isThere ? count("lobby-lead-at-once", questions, other ?? "") : count("lobby-lead-relay", questions, rival.other ?? "");
}
