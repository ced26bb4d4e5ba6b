// SPDX-License-Identifier: AGPL-3.0-or-later
// The bar below a table says how many lines are ticked. Without this file it only says what to do.
function tell(form: HTMLFormElement): void {
  const told = form.querySelector<HTMLElement>("[data-ticked]");
  if (!told) return;
  told.dataset["none"] ??= told.textContent ?? "";
  const count = form.querySelectorAll("input[type=checkbox]:checked").length;
  const words = count === 0 ? told.dataset["none"] : told.dataset[count === 1 ? "one" : "many"];
  told.textContent = (words ?? "{0}").replace("{0}", count.toLocaleString(document.documentElement.lang));
}

document.addEventListener("change", (event) => {
  const form = (event.target as Element | null)?.closest("form");
  if (form) tell(form);
});
// The back button brings the ticks back.
addEventListener("pageshow", () => document.querySelectorAll("form").forEach(tell));
