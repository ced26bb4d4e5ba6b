// SPDX-License-Identifier: AGPL-3.0-or-later

// A long download tells how far it is: a line beside the link counts what has come. Without this file the link is a plain one.
const mega = 1024 * 1024;

function line(link: HTMLAnchorElement): HTMLElement {
  const told = document.createElement("span");
  told.className = "soft small";
  told.setAttribute("role", "status");
  link.after(told);
  return told;
}

async function take(link: HTMLAnchorElement): Promise<void> {
  const answer = await fetch(link.href);
  const kind = answer.headers.get("content-type") ?? "";
  // A page instead of a file says why there is none.
  if (!answer.ok || kind.startsWith("text/html") || !answer.body) {
    location.href = answer.url;
    return;
  }

  const told = line(link);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    told.textContent = (link.dataset["progress"] ?? "{0}").replace("{0}", (bytes / mega).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }));
  }

  const file = document.createElement("a");
  file.href = URL.createObjectURL(new Blob(parts, { type: kind }));
  file.download = link.dataset["file"] ?? "documents";
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
}

document.addEventListener("click", (event) => {
  const link = (event.target as Element | null)?.closest<HTMLAnchorElement>("a[data-progress]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.getAttribute("aria-busy") === "true") return;
  link.setAttribute("aria-busy", "true");
  take(link).catch(() => { location.href = link.href; }).finally(() => link.removeAttribute("aria-busy"));
});
