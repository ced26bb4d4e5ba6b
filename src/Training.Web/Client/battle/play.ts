// SPDX-License-Identifier: AGPL-3.0-or-later
// What a view is given: values to show and acts to offer.
import type { Page } from "./page";
import type { Response } from "./protocol";
import type { ServerClock } from "./server-clock";
import type { State } from "./state";

export interface Acts {
  join(name: string, onPodium: boolean, team: string | null): void;
  /** Puts a name out of the mine into the field; two re-draws. */
  drawName(): void;
  write(entry: Partial<Entry>): void;
  /** Shows the form again, for another name or team before the start. */
  changeEntry(isWanted: boolean): void;
  takeHost(): void;
  begin(): void;
  park(isWanted: boolean): void;
  leave(): void;
  answer(question: number, pass: number, response: Response): void;
  tick(choice: number): void;
  turnCard(question: number): void;
}

/** What is written in the form to come in. */
export interface Entry { readonly name: string; readonly team: string; readonly onPodium: boolean; readonly draws: number; }

export interface Play {
  readonly page: Page;
  readonly state: State;
  readonly clock: ServerClock;
  readonly acts: Acts;
  readonly entry: Entry;
  /** Choices ticked and not yet validated. */
  readonly ticked: ReadonlySet<number>;
  /** Mine where I have one of my own, else everybody's; Unix milliseconds, null where time does not count. */
  readonly deadline: number | null;
  /** The deadline of the round or of the comeback has passed on this device. */
  readonly isTimeUp: boolean;
  /** The comeback's card on the screen, by its question; null: the first that is open. */
  readonly card: number | null;
}
