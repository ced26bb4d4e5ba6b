// SPDX-License-Identifier: AGPL-3.0-or-later
// What a page says beside the play: addresses, words, who I am. Read once, before the element takes the page over.
import type { Format, LessonView, Snapshot, TeamKind } from "./protocol";

/** What the pages of a player, of a host and of the big screen have in common. */
export interface Shell {
  readonly code: string;
  readonly hub: string;
  /** Address of the sheet of drawings; empty once it is in the page. */
  readonly sprite: string;
  readonly battles: string;
  readonly entry: string;
  readonly lessonPattern: string;
  /** Drawn by the server, shown again by the waiting room. */
  readonly qr: Element | null;
  readonly scene: Element | null;
  /** No joys, no movement, fewer announcements. */
  readonly isCalm: boolean;
}

export interface Page extends Shell {
  readonly person: string;
  readonly suggestedName: string;
  readonly questions: number;
  readonly format: Format;
  readonly teams: TeamKind;
  /** The team that trade or establishment puts me in; empty when there is none. */
  readonly teamMine: string;
  /** The two sides of a relay where I may choose mine; empty otherwise. */
  readonly sides: readonly string[];
  readonly isOver: boolean;
  readonly review: string;
  /** A guest chose a name at the door, and is not asked again; but for a team, where everybody says theirs. */
  readonly joinsAtOnce: boolean;
  /** Where a guest makes an account; empty for who has one. */
  readonly account: string;
  readonly hostPage: string;
  readonly results: string;
  readonly first: Snapshot | null;
}

export const told = (host: HTMLElement, name: string): string => host.dataset[name] ?? "";

/** Also takes over what the page asks for the reader's comfort. */
export function readShell(host: HTMLElement): Shell {
  document.documentElement.classList.toggle("is-larger", told(host, "larger") === "true");
  const isCalm = told(host, "calm") === "true";
  document.documentElement.classList.toggle("is-calm", isCalm);
  return {
    code: told(host, "code"),
    hub: told(host, "hub"),
    sprite: told(host, "sprite"),
    battles: told(host, "battles"),
    entry: told(host, "entry"),
    lessonPattern: told(host, "lesson"),
    qr: host.querySelector("svg.qr"),
    scene: host.querySelector("svg.scene"),
    isCalm,
  };
}

export function readPage(host: HTMLElement): Page {
  const first = readJson<Snapshot>("battle-state");
  const rules = first?.scene.scene === "lobby" ? first.scene.rules : null;
  return {
    ...readShell(host),
    person: told(host, "person"),
    suggestedName: told(host, "name"),
    questions: Number(told(host, "questions")),
    format: (told(host, "format") || rules?.format || "open") as Format,
    teams: (told(host, "teams") || rules?.teams || "none") as TeamKind,
    teamMine: told(host, "teamMine"),
    sides: told(host, "sides").split("|").filter((side) => side),
    isOver: told(host, "over") === "true",
    review: told(host, "review"),
    joinsAtOnce: told(host, "join") === "now",
    account: told(host, "account"),
    hostPage: told(host, "hostPage"),
    results: told(host, "results"),
    first,
  };
}

export const lessonAddress = (shell: Shell, lesson: LessonView): string =>
  shell.lessonPattern.replace("_module_", encodeURIComponent(lesson.moduleId)).replace("_lesson_", encodeURIComponent(lesson.lessonId));

const reloadedKey = (code: string): string => `battle-reloaded:${code}`;

/** The page reads from the rows what the rooms have forgotten. False: it was asked already, and knows no more. */
export function reloadOnce(code: string): boolean {
  try {
    if (sessionStorage.getItem(reloadedKey(code))) return false;
    sessionStorage.setItem(reloadedKey(code), "1");
  } catch { return false; }
  location.reload();
  return true;
}

/** The rooms know it: should they forget it, its page may be asked again. */
export function forgetReload(code: string): void {
  try { sessionStorage.removeItem(reloadedKey(code)); } catch { /* Storage is closed to us: then nothing was kept either. */ }
}

export function readJson<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
}
