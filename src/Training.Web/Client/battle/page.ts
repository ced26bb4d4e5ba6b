// SPDX-License-Identifier: AGPL-3.0-or-later
// What the page says beside the play: addresses, words, who I am. Read once, before the element takes the page over.
import type { LessonView, Snapshot } from "./protocol";

export interface Page {
  readonly code: string;
  readonly person: string;
  readonly suggestedName: string;
  readonly questions: number;
  readonly isOver: boolean;
  readonly hub: string;
  /** Address of the sheet of drawings; empty once it is in the page. */
  readonly sprite: string;
  readonly battles: string;
  readonly review: string;
  readonly entry: string;
  readonly lessonPattern: string;
  /** Drawn by the server, shown again by the waiting room. */
  readonly qr: Element | null;
  readonly scene: Element | null;
  readonly first: Snapshot | null;
}

export function readPage(host: HTMLElement): Page {
  const say = (name: string): string => host.dataset[name] ?? "";
  return {
    code: say("code"),
    person: say("person"),
    suggestedName: say("name"),
    questions: Number(say("questions")),
    isOver: say("over") === "true",
    hub: say("hub"),
    sprite: say("sprite"),
    battles: say("battles"),
    review: say("review"),
    entry: say("entry"),
    lessonPattern: say("lesson"),
    qr: host.querySelector("svg.qr"),
    scene: host.querySelector("svg.scene"),
    first: readJson<Snapshot>("battle-state"),
  };
}

export const lessonAddress = (page: Page, lesson: LessonView): string =>
  page.lessonPattern.replace("_module_", encodeURIComponent(lesson.moduleId)).replace("_lesson_", encodeURIComponent(lesson.lessonId));

export function readJson<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
}
