// SPDX-License-Identifier: AGPL-3.0-or-later
// From the painting of the choices to the tap, by the monotonic clock: a slow link or a wrong wall clock takes nothing from anybody.

export class Elapsed {
  #of = "";
  #paintedAt: number | null = null;

  /** Call after the choices were put in place; the second frame runs once the first is on the glass. */
  begin(key: string): void {
    if (this.#of === key) return;
    this.#of = key;
    this.#paintedAt = null;
    requestAnimationFrame(() => requestAnimationFrame(() => { if (this.#of === key) this.#paintedAt = performance.now(); }));
  }

  /** Milliseconds, 0 when the choices were not seen to be painted. */
  read(key: string): number {
    return this.#of === key && this.#paintedAt !== null ? Math.max(0, performance.now() - this.#paintedAt) : 0;
  }
}
