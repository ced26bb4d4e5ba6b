// SPDX-License-Identifier: AGPL-3.0-or-later
// A countdown to an absolute instant of the server: the bar is one animation handed to the browser, the number is written once a second.
// It tells its surroundings when 30, 10 and 5 seconds are left, and zero.
import type { ServerClock } from "./server-clock";
import { say } from "./words";

const marks = [30, 10, 5];
const drift = 150;

export class Countdown extends HTMLElement {
  clock: ServerClock | null = null;
  /** When the whole bar was full; null: from where it stands now. */
  since: number | null = null;
  /** bar: shaft and number; shaft: the bar alone; number: the number alone; else the key of a phrase around the seconds. */
  kind = "bar";
  #until = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run: Animation | null = null;
  #endsAt = 0;
  #shown = Number.POSITIVE_INFINITY;

  get until(): number { return this.#until; }

  /** Unix milliseconds; a deadline that moves is followed at once. */
  set until(instant: number) {
    this.#until = instant;
    if (!this.isConnected) return;
    clearTimeout(this.#timer);
    this.#tick();
  }

  connectedCallback(): void {
    if (this.kind === "bar") this.innerHTML = '<div class="shaft" aria-hidden="true"><i></i></div><p class="clock" role="timer"></p>';
    else if (this.kind === "number") this.innerHTML = '<span class="clock" role="timer"></span>';
    else if (this.kind === "shaft") this.innerHTML = '<div class="shaft" aria-hidden="true"><i></i></div>';
    this.#tick();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#run?.cancel();
  }

  #tick(): void {
    if (!this.clock) return;
    const left = Math.max(0, this.until - this.clock.now());
    const seconds = Math.ceil(left / 1000);
    this.#move(left);
    if (seconds !== this.#shown) this.#show(seconds);
    // A little after the turn of the second, so that it has surely turned.
    if (left > 0) this.#timer = setTimeout(() => this.#tick(), (left % 1000 || 1000) + 8);
  }

  #show(seconds: number): void {
    const before = this.#shown;
    this.#shown = seconds;
    const clock = this.querySelector(".clock");
    if (clock) {
      clock.replaceChildren(String(seconds), ...(this.kind === "bar" ? [Object.assign(document.createElement("small"), { textContent: "s" })] : []));
      clock.setAttribute("aria-label", say(seconds < 2 ? "seconds-left-one" : "seconds-left-many", seconds));
    } else if (this.kind !== "shaft") this.textContent = say(this.kind, seconds);
    if (this.kind !== "bar" && this.kind !== "number") return;
    const isMark = marks.some((mark) => seconds <= mark && before > mark && Number.isFinite(before));
    if (seconds === 0) this.dispatchEvent(new CustomEvent("time-up", { bubbles: true }));
    else if (isMark) this.dispatchEvent(new CustomEvent("time-mark", { bubbles: true, detail: seconds }));
  }

  /** Anew only when the deadline moved, or our idea of the server's clock. */
  #move(left: number): void {
    const bar = this.querySelector(".shaft > i");
    const endsAt = performance.now() + left;
    if (!bar || (this.#run && Math.abs(endsAt - this.#endsAt) < drift)) return;
    this.#endsAt = endsAt;
    const whole = this.since === null ? left : this.until - this.since;
    const share = whole > 0 ? Math.min(1, left / whole) : 0;
    this.#run?.cancel();
    this.#run = bar.animate([{ transform: `scaleX(${share})` }, { transform: "scaleX(0)" }], { duration: left, fill: "forwards", easing: "linear" });
  }
}

customElements.define("briquet-countdown", Countdown);
