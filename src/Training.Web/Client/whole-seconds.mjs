// SPDX-License-Identifier: AGPL-3.0-or-later
// In Development the server compares each file's time with the one in its manifest, which has whole seconds only; a fraction makes
// it think that the file changed, and it then answers uncompressed. So what we write into wwwroot carries whole seconds.
import { readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";

export function wholeSeconds(path) {
  const seen = statSync(path);
  if (seen.isDirectory()) {
    for (const name of readdirSync(path)) wholeSeconds(join(path, name));
    return;
  }
  const seconds = Math.floor(seen.mtimeMs / 1000);
  utimesSync(path, seconds, seconds);
}
