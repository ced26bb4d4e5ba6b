// SPDX-License-Identifier: AGPL-3.0-or-later
// On the page that stands in for another one while the server or the network is away: asks for that one until it is there.
const delays = [1000, 2000, 3000];
const place = document.querySelector<HTMLElement>("[data-away]");

async function ask(tries: number): Promise<void> {
  await new Promise((passed) => setTimeout(passed, delays[Math.min(tries, delays.length - 1)]));
  try {
    // Whatever the server says of it, it is for the page to show; a gateway without its server says nothing of it.
    if ((await fetch(location.href, { method: "HEAD", cache: "no-store" })).status < 502) {
      location.reload();
      return;
    }
  } catch { /* Still away. */ }
  await ask(tries + 1);
}

if (place && location.pathname !== place.dataset["away"]) {
  // It was written for another address: to skip to the content is not to leave this one.
  const skip = document.querySelector<HTMLAnchorElement>("a.skip");
  if (skip) skip.href = location.pathname + skip.hash;
  place.querySelector("[data-again]")?.addEventListener("click", () => location.reload());
  void ask(0);
}
