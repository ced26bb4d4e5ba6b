// SPDX-License-Identifier: AGPL-3.0-or-later
// What a view of the host's console is given.
import type { Shell } from "./page";
import type { HostView, RosterLine, RosterPage, Scene, Tally } from "./protocol";
import type { ServerClock } from "./server-clock";
import type { Link } from "./state";

export interface Desk { readonly scene: Scene; readonly tally: Tally; readonly host: HostView | null; readonly roster: RosterPage | null; }

/** What is open to be confirmed: a player's line, their removal, handing over to them, the end of the battle. */
export interface Asking { readonly what: "line" | "remove" | "hand-over" | "finish"; readonly line: RosterLine | null; }

export interface Acts {
  /** The next thing to do: nothing else can be done until it happened. */
  act(method: string, ...values: unknown[]): void;
  /** A setting, a lock, a removal. */
  set(method: string, ...values: unknown[]): void;
  ask(asking: Asking | null): void;
  turnTo(page: number): void;
}

export interface HostPage extends Shell { readonly play: string; readonly screen: string; readonly preview: string; readonly results: string; }

export interface Helm {
  readonly page: HostPage;
  readonly clock: ServerClock;
  readonly link: Link;
  readonly shown: Desk | null;
  readonly refusal: string | null;
  readonly acts: Acts;
  readonly asking: Asking | null;
  /** Settings chosen and not told back yet, by the call that sets them: shown at once, so that no choice jumps back and forth. */
  readonly wished: Readonly<Record<string, unknown>>;
  /** Something was asked of the server and has not happened yet. */
  readonly isActing: boolean;
  /** Another thing has just come under the thumb: a tap now was meant for what stood there before. */
  readonly isSettling: boolean;
}
