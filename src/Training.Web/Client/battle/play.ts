// SPDX-License-Identifier: AGPL-3.0-or-later
// What a view is given: values to show and acts to offer.
import type { Page } from "./page";
import type { Response } from "./protocol";
import type { ServerClock } from "./server-clock";
import type { State } from "./state";

export interface Acts {
  join(name: string, onPodium: boolean): void;
  begin(): void;
  park(isWanted: boolean): void;
  leave(): void;
  answer(question: number, pass: number, response: Response): void;
  tick(choice: number): void;
  turnCard(question: number): void;
}

export interface Play {
  readonly page: Page;
  readonly state: State;
  readonly clock: ServerClock;
  readonly acts: Acts;
  /** Choices ticked and not yet validated. */
  readonly ticked: ReadonlySet<number>;
  /** The deadline of the round or of the comeback has passed on this device. */
  readonly isTimeUp: boolean;
  /** The comeback's card on the screen, by its question; null: the first that is open. */
  readonly card: number | null;
}
