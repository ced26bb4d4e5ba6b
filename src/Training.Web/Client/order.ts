// SPDX-License-Identifier: AGPL-3.0-or-later
// Puts items in order with buttons instead of lists of ranks. The lists stay in the form, hidden, and hold the answer: what is posted is the same
// with and without this file.
declare const Blazor: { addEventListener(name: "enhancedload", listener: () => void): void } | undefined;

function rankOf(item: Element): HTMLSelectElement {
  return item.querySelector("select")!;
}

function write(list: Element): void {
  const last = list.children.length - 1;
  [...list.children].forEach((item, place) => {
    rankOf(item).value = String(place);
    // Not « disabled »: the button that was pressed keeps the focus at the end of the way.
    item.querySelector("[data-move=up]")?.setAttribute("aria-disabled", String(place === 0));
    item.querySelector("[data-move=down]")?.setAttribute("aria-disabled", String(place === last));
  });
}

function enhance(list: Element): void {
  const items = [...list.children];
  const kept = items.map((item) => rankOf(item).value);
  if (!kept.includes("") && new Set(kept).size === kept.length) {
    list.append(...items.sort((one, other) => Number(rankOf(one).value) - Number(rankOf(other).value)));
  }
  for (const item of items) {
    rankOf(item).hidden = true;
    item.querySelector<HTMLElement>(".moves")!.hidden = false;
  }
  list.classList.add("is-moved");
  write(list);
}

function enhanceAll(): void {
  document.querySelectorAll("[data-order]:not(.is-moved)").forEach(enhance);
}

document.addEventListener("click", (event) => {
  const button = (event.target as Element | null)?.closest<HTMLElement>("[data-move]");
  const item = button?.closest("li");
  const list = item?.parentElement;
  if (!button || !item || !list) return;
  // The neighbour moves: what has the focus stays in the page.
  if (button.dataset["move"] === "up") item.previousElementSibling && item.after(item.previousElementSibling);
  else item.nextElementSibling && item.before(item.nextElementSibling);
  write(list);
  const said = list.parentElement?.querySelector<HTMLElement>("[data-moved]");
  if (!said) return;
  const name = item.querySelector("label")?.textContent?.trim() ?? "";
  said.textContent = (said.dataset["moved"] ?? "").replace("{0}", name).replace("{1}", rankOf(item).selectedOptions[0]?.text ?? "");
  button.scrollIntoView({ block: "nearest" });
});

enhanceAll();
// Blazor changes the page in place.
if (typeof Blazor !== "undefined") Blazor.addEventListener("enhancedload", enhanceAll);
