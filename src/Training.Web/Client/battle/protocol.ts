// SPDX-License-Identifier: AGPL-3.0-or-later
// What travels over /hubs/battle, as the server writes it: camel case, instants as ISO 8601, enumerations as words.
// Before the reveal no type here has a place where the solution could stand.

/** Trusted markup: written by the server from the modules' Markdown, with every character of an author escaped. */
export type Html = string;
/** ISO 8601. */
export type Instant = string;

/** `lang` is that of the whole question: the reader's, or French where it was not translated. */
export interface StemView { readonly index: number; readonly count: number; readonly html: Html; readonly lang: string; }
export interface ChoiceView { readonly html: Html; readonly image: string | null; }
export interface AskView { readonly kind: "single" | "multiple" | "number"; readonly choices: readonly ChoiceView[]; readonly unit: string; }
export interface SolvedChoice extends ChoiceView { readonly isRight: boolean; readonly count: number | null; }
export interface LessonView { readonly moduleId: string; readonly lessonId: string; readonly title: string; }
export interface SolutionView {
  readonly kind: AskView["kind"];
  readonly choices: readonly SolvedChoice[];
  readonly number: string;
  readonly unit: string;
  readonly explanationHtml: Html;
  readonly sourceHtml: Html;
  readonly lesson: LessonView | null;
  /** How many answered; null when too few did for a distribution. */
  readonly answers: number | null;
}
export interface PodiumPlace { readonly place: number; readonly name: string; readonly correct: number; readonly points: number; }

export type TeamKind = "none" | "trade" | "establishment" | "selfFormed" | "sides";
export type Format = "open" | "hosted" | "relay";
export interface RulesView { readonly format: Format; readonly teams: TeamKind; readonly timeFactor: number; readonly speed: number; readonly allowsGuests: boolean; readonly minPlayers: number; }
/** Before the start: who comes in here and who stands against them; both null where one plays against oneself. */
export interface RivalView { readonly side: string | null; readonly other: string | null; readonly isGhost: boolean; }

export type Scene =
  | { readonly scene: "lobby"; readonly questions: number; readonly isLocked: boolean; readonly rules: RulesView; readonly rival: RivalView | null }
  | { readonly scene: "reading"; readonly stem: StemView; readonly until: Instant | null }
  | { readonly scene: "answering"; readonly stem: StemView; readonly ask: AskView; readonly since: Instant; readonly until: Instant | null }
  | { readonly scene: "reveal"; readonly stem: StemView; readonly solution: SolutionView; readonly until: Instant | null }
  | { readonly scene: "comeback"; readonly until: Instant | null }
  | { readonly scene: "paused"; readonly stem: StemView | null; readonly byHost: boolean }
  | { readonly scene: "finished"; readonly podium: readonly PodiumPlace[]; readonly questions: number }
  | { readonly scene: "cancelled" };

/** The scene of one name, for instance SceneOf<"reveal">. */
export type SceneOf<Name extends Scene["scene"]> = Extract<Scene, { scene: Name }>;

/** Positions are those of the screen. `kind` stands first: the server reads it before the rest. */
export type Response =
  | { readonly kind: "choices"; readonly choices: readonly number[] }
  | { readonly kind: "text"; readonly text: string };

export interface Receipt { readonly answerId: string; readonly question: number; readonly pass: number; }
export interface MyResult { readonly answered: boolean; readonly credit: number; readonly points: number; readonly wasParked: boolean; readonly feedbackHtml: Html; }
export interface AnsweredCard { readonly response: Response; readonly result: MyResult; readonly solution: SolutionView; }
export interface CardView { readonly stem: StemView; readonly ask: AskView; readonly isFull: boolean; readonly answered: AnsweredCard | null; }
export interface Ending { readonly correct: number; readonly points: number; readonly place: number | null; }
export interface DuelSide { readonly points: number; readonly correct: number; }
/** At a reveal and at the end. `other` null: my own earlier self. */
export interface DuelView {
  readonly other: string | null;
  readonly isGhost: boolean;
  readonly mine: DuelSide;
  readonly theirs: DuelSide;
  readonly mineHere: number | null;
  readonly theirsHere: number | null;
  readonly outcome: "won" | "lost" | "draw" | "absent" | null;
}
export interface Mine {
  readonly name: string;
  readonly onPodium: boolean;
  readonly isParked: boolean;
  readonly isHost: boolean;
  /** My own team; its place only in the upper half. */
  readonly team: TeamLine | null;
  /** My own deadline where it is another than the common one; told to nobody else. */
  readonly until: Instant | null;
  readonly points: number;
  readonly correct: number;
  readonly receipt: Receipt | null;
  readonly response: Response | null;
  readonly result: MyResult | null;
  readonly cards: readonly CardView[];
  readonly ending: Ending | null;
  readonly duel: DuelView | null;
}

/** The team is told in the lobby alone. */
export interface NamedPlayer { readonly name: string; readonly isParked: boolean; readonly isLost: boolean; readonly team: string | null; }
/** In the lobby without a score; in play the first ones, after the questions that are closed. */
export interface TeamLine { readonly label: string; readonly members: number; readonly place: number | null; readonly score: number | null; }
export interface Tally {
  readonly players: number;
  readonly present: number;
  /** null: the deadline is over and too few are awaited to count them. */
  readonly answered: number | null;
  readonly parked: number;
  readonly lost: number;
  readonly isAwaitingLast: boolean;
  readonly host: "none" | "there" | "lost";
  readonly teams: readonly TeamLine[];
  readonly names: readonly NamedPlayer[];
}

export interface Snapshot { readonly code: string; readonly seq: number; readonly scene: Scene; readonly tally: Tally; readonly mine: Mine | null; readonly serverNow: Instant; }
export interface BattleMessage { readonly seq: number; readonly stage: string; readonly scene: Scene; readonly serverNow: Instant; }
/** What every answer of the server has. */
export interface Answered { readonly refusal?: string | null; readonly snapshot?: { readonly serverNow: Instant } | null; }
export interface Reply { readonly refusal: string | null; readonly first: Receipt | null; readonly snapshot: Snapshot | null; }
export interface Pong { readonly serverNow: Instant; }
export interface NameReply { readonly refusal: string | null; readonly name: string | null; }

/** For the host alone: the solution before the reveal stands here and in no type of a player's or a screen's. */
export interface PreviewView { readonly stem: StemView; readonly solution: SolutionView; }
export interface HostView {
  readonly rules: RulesView;
  readonly isLocked: boolean;
  readonly underlying: string;
  readonly solution: SolutionView | null;
  readonly next: PreviewView | null;
}
/** `handle` means this player in this battle only. */
export interface RosterLine { readonly handle: string; readonly name: string; readonly team: string | null; readonly isParked: boolean; readonly isLost: boolean; readonly isGuest: boolean; }
export interface RosterPage { readonly page: number; readonly pages: number; readonly total: number; readonly players: readonly RosterLine[]; }
export interface RosterReply { readonly refusal: string | null; readonly roster: RosterPage | null; }
export interface HostSnapshot {
  readonly code: string;
  readonly seq: number;
  readonly scene: Scene;
  readonly tally: Tally;
  readonly host: HostView | null;
  readonly roster: RosterPage | null;
  readonly serverNow: Instant;
}

export interface ScreenView { readonly format: Format; readonly scene: Scene; readonly tally: Tally; }
export interface ScreenSnapshot { readonly code: string; readonly seq: number; readonly view: ScreenView; readonly serverNow: Instant; }
export interface ScreenMessage { readonly seq: number; readonly stage: string; readonly view: ScreenView; readonly serverNow: Instant; }
