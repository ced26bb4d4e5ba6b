// SPDX-License-Identifier: AGPL-3.0-or-later
// Tapped answers wait here until their receipt, over a lost link and over a refresh. Kept by battle and by person:
// on a shared tablet the next one must not send what the one before had tapped.
import type { Response } from "./protocol";

export interface Waiting {
  readonly question: number;
  readonly pass: number;
  readonly response: Response;
  readonly answerId: string;
  readonly elapsedMs: number;
}

export class Outbox {
  readonly #key: string;
  #waiting: readonly Waiting[];

  constructor(code: string, person: string) {
    this.#key = `battle-outbox:${code}:${person}`;
    this.#waiting = read(this.#key);
  }

  get all(): readonly Waiting[] { return this.#waiting; }

  put(answer: Waiting): void { this.#set([...this.#waiting.filter((w) => !isFor(w, answer.question, answer.pass)), answer]); }

  remove(question: number, pass: number): void { this.#set(this.#waiting.filter((w) => !isFor(w, question, pass))); }

  clear(): void { this.#set([]); }

  #set(waiting: readonly Waiting[]): void {
    this.#waiting = waiting;
    try {
      if (waiting.length === 0) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify(waiting));
    } catch { /* Storage is full or closed to us: the answer still waits in memory. */ }
  }
}

const isFor = (waiting: Waiting, question: number, pass: number): boolean => waiting.question === question && waiting.pass === pass;

function read(key: string): readonly Waiting[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? (kept as Waiting[]).filter((w) => typeof w?.answerId === "string" && typeof w.question === "number") : [];
  } catch { return []; }
}

/** A version 4 UUID. Tablets on plain http have no randomUUID. */
export function newAnswerId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
