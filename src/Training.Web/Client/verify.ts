// SPDX-License-Identifier: AGPL-3.0-or-later
// Compares a PDF with the original by its SHA-256. The file is read here and sent nowhere. Listens on the document, so that a page
// reached without a full load needs nothing more.
function target(event: Event): HTMLElement | null {
  return (event.target as Element | null)?.closest<HTMLElement>("[data-compare]") ?? null;
}

async function compare(place: HTMLElement, file: File | undefined): Promise<void> {
  const said = document.getElementById("compared");
  if (!file || !said) return;
  said.textContent = "";
  const word = await verdict(place, file);
  said.dataset["verdict"] = word;
  said.textContent = place.dataset[word] ?? "";
}

async function verdict(place: HTMLElement, file: File): Promise<"same" | "differs" | "unread"> {
  try {
    // Absent on a page that was not served over https: nothing can be said then.
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    const hash = Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hash === place.dataset["compare"] ? "same" : "differs";
  } catch {
    return "unread";
  }
}

document.addEventListener("change", (event) => {
  const place = target(event);
  const input = event.target as HTMLInputElement | null;
  if (!place || !input) return;
  void compare(place, input.files?.[0]);
  input.value = "";
});
document.addEventListener("dragover", (event) => {
  if (target(event)) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const place = target(event);
  if (!place) return;
  event.preventDefault();
  void compare(place, event.dataTransfer?.files[0]);
});
