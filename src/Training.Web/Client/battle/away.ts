// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps on the device what stands in for a page of a battle that is asked for while the server or the network is away.
const worker = "/away.js";
const page = "/away";
const scope = location.pathname.startsWith("/guest/") ? "/guest/" : "/battles/";

async function keep(): Promise<void> {
  // Only a page that came safely may keep something.
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  await navigator.serviceWorker.register(worker, { scope });
  const answer = await fetch(page);
  if (!answer.ok || answer.redirected) return;
  // Without what the server hid in a comment for whoever asked: what a shared tablet keeps is nobody's.
  const text = (await answer.text()).replace(/<!--.*?-->/gs, "");
  const read = new DOMParser().parseFromString(text, "text/html");
  const addresses = [...read.querySelectorAll("link[href], script[src], use[href]")]
    .map((part) => new URL(part.getAttribute("href") ?? part.getAttribute("src") ?? "", location.origin)).map((part) => part.origin + part.pathname);
  const kept = await caches.open("away");
  await kept.put(page, new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": answer.headers.get("Content-Security-Policy") ?? "" } }));
  await kept.addAll([...new Set(addresses)]);
  const wanted = new Set([...addresses, new URL(page, location.origin).href]);
  for (const request of await kept.keys()) if (!wanted.has(request.url)) await kept.delete(request);
}

// A device that keeps nothing sees its browser's own page then, and is back with the next refresh.
keep().catch(() => undefined);
