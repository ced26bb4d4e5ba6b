// SPDX-License-Identifier: AGPL-3.0-or-later
// Words come from the server in the reader's language; keys are those of BattleWords.
import { readJson } from "./page";

const words = readJson<Record<string, string>>("battle-words") ?? {};
export const language = document.documentElement.lang || "fr";
const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

export const number = (value: number): string => numbers.format(value);

export function say(key: string, ...values: (string | number)[]): string {
  const told = (value: string | number): string => (typeof value === "number" ? number(value) : value);
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, at: string) => told(values[Number(at)] ?? ""));
}

export const has = (key: string): boolean => key in words;

/** The heading of a lobby; who is alone, or nobody yet, waits for company. */
export const goingDown = (players: number): string => (players < 2 ? say("go-down-one") : count("go-down", players));

/** Why a battle cannot start yet. */
export const tooFew = (needed: number): string => say(needed > 1 ? "refused-tooFew" : "host-nobody");

/** As on the server: in French zero and one and a half are singular, elsewhere only one is. */
export function count(key: string, amount: number, ...others: (string | number)[]): string {
  const isSingular = language === "fr" ? Math.abs(amount) < 2 : amount === 1;
  return say(`${key}-${isSingular ? "one" : "many"}`, amount, ...others);
}
