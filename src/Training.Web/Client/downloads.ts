// SPDX-License-Identifier: AGPL-3.0-or-later
// A long download tells how far it is: a line beside the link or the form counts what has come. Without this file they are plain ones.
const mega = 1024 * 1024;
const betweenWords = 5000;

type Asker = HTMLAnchorElement | HTMLFormElement;

/** A line that is seen, and one that is heard now and then: a reader of screens is not told each chunk. */
class Line {
  private readonly seen: HTMLElement;
  private readonly heard: HTMLElement;
  private heardAt = 0;

  constructor(private readonly asker: Asker) {
    const place = asker.nextElementSibling;
    if (place?.matches("[data-received]")) place.remove();
    const line = document.createElement("span");
    line.dataset["received"] = "";
    line.className = "soft small";
    this.seen = line.appendChild(document.createElement("span"));
    this.seen.setAttribute("aria-hidden", "true");
    this.heard = line.appendChild(document.createElement("span"));
    this.heard.className = "sr";
    this.heard.setAttribute("role", "status");
    asker.after(line);
  }

  tell(bytes: number, isLast = false): void {
    const size = (bytes / mega).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
    const words = (this.asker.dataset["progress"] ?? "{0}").replace("{0}", size);
    this.seen.textContent = words;
    if (!isLast && performance.now() - this.heardAt < betweenWords) return;
    this.heardAt = performance.now();
    this.heard.textContent = words;
  }
}

async function take(asker: Asker, address: string): Promise<void> {
  const answer = await fetch(address);
  const kind = answer.headers.get("content-type") ?? "";
  // A page instead of a file says why there is none.
  if (!answer.ok || kind.startsWith("text/html") || !answer.body) {
    location.href = answer.url;
    return;
  }

  const line = new Line(asker);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    line.tell(bytes);
  }

  line.tell(bytes, true);
  const file = document.createElement("a");
  file.href = URL.createObjectURL(new Blob(parts, { type: kind }));
  file.download = asker.dataset["file"] ?? "documents";
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
}

function begin(event: Event, asker: Asker, address: string): void {
  event.preventDefault();
  if (asker.getAttribute("aria-busy") === "true") return;
  asker.setAttribute("aria-busy", "true");
  take(asker, address).catch(() => { location.href = address; }).finally(() => asker.removeAttribute("aria-busy"));
}

document.addEventListener("click", (event) => {
  const link = (event.target as Element | null)?.closest<HTMLAnchorElement>("a[data-progress]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) begin(event, link, link.href);
});
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches("form[data-progress]")) return;
  const asked = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, value.toString()]));
  begin(event, form, `${form.action}?${asked.toString()}`);
});
