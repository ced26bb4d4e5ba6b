// SPDX-License-Identifier: AGPL-3.0-or-later
// A refresh in the middle of a battle while the server starts again, or the network is gone: instead of the browser's own page, which looks as if
// all were lost, the one that battle/away.ts has kept. It asks by itself until the battle is there again. Everything else goes its way.
interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const shortest = 5000;
/** Twice as long after each answer that came too late: a line that is slow, and not away, gets its page in the end. */
let patience = shortest;
const gatewayAlone = new Set([502, 503, 504]);
const parts = new Set<string>(["style", "script", "font", "image"]);

async function pageOf(request: Request): Promise<Response> {
  const asked = fetch(request);
  try {
    const answer = await Promise.race([asked, new Promise<null>((late) => setTimeout(() => late(null), patience))]);
    patience = answer ? shortest : 2 * patience;
    if (answer && !gatewayAlone.has(answer.status)) return answer;
  } catch { /* Away. */ }
  return (await caches.match("/away")) ?? asked;
}

/** A file's name changes with what it says, so one that is kept is as good as one that is sent, and there even on a line that stands still. */
const partOf = async (request: Request): Promise<Response> => (await caches.match(request.url)) ?? fetch(request);

self.addEventListener("fetch", (event) => {
  const { request, respondWith } = event as Asked;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  if (request.mode === "navigate") respondWith.call(event, pageOf(request));
  else if (parts.has(request.destination)) respondWith.call(event, partOf(request));
});
