// SPDX-License-Identifier: AGPL-3.0-or-later
// Builds wwwroot/dist: one style sheet and one script a page kind, the sheet of drawings, subset fonts. Run by MSBuild (Client.targets) or `npm run build`.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { build } from "esbuild";
import { subsetFonts } from "./fonts.mjs";
import { writeSprite } from "./sprite.mjs";
import { webSocketOnly } from "./websocket-only.mjs";
import { wholeSeconds } from "./whole-seconds.mjs";

const out = "wwwroot/dist";
rmSync(out, { recursive: true, force: true });
mkdirSync(`${out}/fonts`, { recursive: true });

await subsetFonts(`${out}/fonts`);
writeSprite(`${out}/sprite.svg`);
copyFileSync("Client/icon.svg", `${out}/icon.svg`);
await build({
  entryPoints: { app: "Client/app.ts", "away-worker": "Client/away-worker.ts", battle: "Client/battle/battle.ts", host: "Client/battle/host.ts", screen: "Client/battle/screen.ts", styles: "Client/styles/styles.css", battles: "Client/styles/battles.css", staff: "Client/styles/staff.css" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  external: ["fonts/*", "./fonts/*"],
  plugins: [webSocketOnly],
  legalComments: "none",
  logLevel: "warning",
});
wholeSeconds(out);
