// SPDX-License-Identifier: AGPL-3.0-or-later
// What the device knows, as a value: what happens goes in, the next value comes out, nothing else changes.
import type { BattleMessage, CardView, Mine, Receipt, Response, Scene, Snapshot, Tally } from "./protocol";

/** connecting: the first time; online; lost: it was there, or it could not be made. */
export type Link = "connecting" | "online" | "lost";

/** An answer of mine: tapped, and perhaps received. */
export interface Sent { readonly response: Response; readonly isReceived: boolean; }

/** A kept answer that could no longer count, by its question's position and its pass. */
export interface Late { readonly question: number; readonly pass: number; }

export interface State {
  readonly link: Link;
  /** Number of the last event applied on this link; −1 before the first, so that a server that counts anew is believed. */
  readonly seq: number;
  readonly scene: Scene | null;
  readonly tally: Tally | null;
  readonly mine: Mine | null;
  readonly isRemoved: boolean;
  /** What I asked last by « Client ! » or « Je suis de retour », until the server says the same. */
  readonly wantsParking: boolean | null;
  /** By question and pass. */
  readonly sent: Readonly<Record<string, Sent>>;
  /** The server could take nothing just now: what I did waits here and is sent again. */
  readonly isHeld: boolean;
  /** Why the server refused what I asked last; null when it did not. */
  readonly refusal: string | null;
  /** The answer that waited here and came too late; null: none, or another question was shown since. */
  readonly late: Late | null;
}

export type Happening =
  | { readonly type: "link"; readonly link: Link }
  | { readonly type: "snapshot"; readonly snapshot: Snapshot }
  | { readonly type: "happened"; readonly message: BattleMessage }
  | { readonly type: "tallied"; readonly tally: Tally }
  | { readonly type: "personal"; readonly mine: Mine }
  | { readonly type: "answered"; readonly question: number; readonly pass: number; readonly response: Response }
  | { readonly type: "received"; readonly receipt: Receipt }
  | { readonly type: "dropped"; readonly question: number; readonly pass: number; readonly refusal: string }
  | { readonly type: "held" }
  | { readonly type: "passed" }
  | { readonly type: "parking"; readonly isWanted: boolean }
  | { readonly type: "refused"; readonly refusal: string | null }
  | { readonly type: "out" }
  | { readonly type: "removed" };

export const start: State = {
  link: "connecting", seq: -1, scene: null, tally: null, mine: null, isRemoved: false, wantsParking: null, sent: {}, isHeld: false, refusal: null, late: null,
};

export const keyOf = (question: number, pass: number): string => `${question}:${pass}`;

export const sentFor = (state: State, question: number, pass: number): Sent | undefined => state.sent[keyOf(question, pass)];

/** The comeback's card on the screen: the one being looked at, else the first that is neither answered nor on its way. */
export function cardAt(state: State, question: number | null): CardView | null {
  const cards = state.mine?.cards ?? [];
  return cards.find((c) => c.stem.index === question) ?? cards.find((c) => !c.answered && !sentFor(state, c.stem.index, 1)) ?? null;
}

export const isParked = (state: State): boolean => state.wantsParking ?? state.mine?.isParked ?? false;

export const isOver = (state: { readonly scene: Scene | null }): boolean => state.scene?.scene === "finished" || state.scene?.scene === "cancelled";

/** Until when I may answer, in Unix milliseconds: my own deadline where I have one. Null where nothing is asked, and where time does not count. */
export function deadlineOf({ scene, mine }: State): number | null {
  if (scene?.scene !== "answering" && scene?.scene !== "comeback") return null;
  const until = mine?.until ?? scene.until;
  return until === null ? null : Date.parse(until);
}

/** Whether it is what is being asked, whatever time is left. */
export function isAsked({ scene }: State, question: number, pass: number): boolean {
  return pass === 1 ? scene?.scene === "comeback" : scene?.scene === "answering" && scene.stem.index === question;
}

/** Whether an answer may still be taken: while there is time, and after a pause, in which it waits. What a pause without a question interrupts is the comeback. */
export function mayCountYet(state: State, question: number, pass: number, now: number): boolean {
  const { scene } = state;
  if (scene?.scene === "paused") return pass === 1 ? scene.stem === null : scene.stem?.index === question;
  const deadline = deadlineOf(state);
  return isAsked(state, question, pass) && (deadline === null || now < deadline);
}

/** Something happened in between that this device was not told; −1: nothing is known yet on this link. */
export const leavesHole = (known: number, told: number): boolean => known >= 0 && told > known + 1;

export function next(state: State, happening: Happening): State {
  switch (happening.type) {
    case "link":
      return { ...state, link: happening.link, isHeld: false, seq: happening.link === "online" ? state.seq : -1 };
    case "snapshot":
      return takeSnapshot(state, happening.snapshot);
    case "happened":
      return happening.message.seq > state.seq ? enter({ ...state, isHeld: false, seq: happening.message.seq }, happening.message.scene) : state;
    case "tallied":
      return { ...state, tally: happening.tally };
    case "personal":
      return takeMine(state, happening.mine);
    case "answered":
      return { ...state, refusal: null, sent: { ...state.sent, [keyOf(happening.question, happening.pass)]: { response: happening.response, isReceived: false } } };
    case "received":
      return receive({ ...state, isHeld: false }, happening.receipt);
    case "dropped":
      return drop(state, happening.question, happening.pass, happening.refusal);
    case "held":
      return { ...state, isHeld: true };
    case "passed":
      return { ...state, isHeld: false };
    case "parking":
      return { ...state, wantsParking: happening.isWanted };
    case "refused":
      return { ...state, refusal: happening.refusal };
    case "out":
      return { ...state, mine: null, wantsParking: null };
    case "removed":
      return { ...state, isRemoved: true };
  }
}

function takeSnapshot(state: State, snapshot: Snapshot): State {
  // An event may overtake the snapshot that was asked before it: the newer scene stays.
  const entered = snapshot.seq >= state.seq ? enter({ ...state, seq: snapshot.seq, tally: snapshot.tally }, snapshot.scene) : state;
  const known = { ...entered, isHeld: false, refusal: null };
  return snapshot.mine ? takeMine(known, snapshot.mine) : { ...known, mine: null };
}

function enter(state: State, scene: Scene): State {
  const opened = questionOf(scene);
  const isNew = opened !== null && opened !== questionOf(state.scene);
  // What I did at an earlier question is no news about this one.
  const fresh = isNew && state.mine ? { ...state.mine, receipt: null, response: null, result: null, duel: null } : state.mine;
  // A deadline of my own was that of before; the server tells the new one after the event.
  return { ...state, scene, refusal: isNew ? null : state.refusal, late: isNew ? null : state.late, mine: fresh && { ...fresh, until: null } };
}

function takeMine(state: State, mine: Mine): State {
  const wantsParking = state.wantsParking === mine.isParked ? null : state.wantsParking;
  const known = { ...state, mine, wantsParking };
  if (!mine.receipt || !mine.response) return known;
  return { ...known, sent: { ...known.sent, [keyOf(mine.receipt.question, mine.receipt.pass)]: { response: mine.response, isReceived: true } } };
}

function receive(state: State, receipt: Receipt): State {
  const key = keyOf(receipt.question, receipt.pass);
  const sent = state.sent[key];
  return sent ? { ...state, sent: { ...state.sent, [key]: { ...sent, isReceived: true } } } : state;
}

/** Shut when the answer came, or forgotten by the rooms since it ended. */
const tooLate = new Set(["notOpen", "over"]);

/** Who comes back to another question, or to the end, is told of which one it was that did not count. */
function drop(state: State, question: number, pass: number, refusal: string): State {
  const { [keyOf(question, pass)]: _, ...sent } = state.sent;
  return tooLate.has(refusal) || isOver(state) ? { ...state, sent, late: { question, pass } } : { ...state, sent, refusal };
}

/** Whether the question of a late answer is still to be asked again. */
export const comesBack = (state: State, late: Late): boolean => late.pass === 0 && !isOver(state);

function questionOf(scene: Scene | null): number | null {
  return scene && "stem" in scene && scene.stem ? scene.stem.index : null;
}
