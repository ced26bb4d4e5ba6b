// SPDX-License-Identifier: AGPL-3.0-or-later
// Runs the tests of the client's pure parts: bundles them with what they test, then hands them to node's own runner. Called by ClientTests.cs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const from = "../../tests/Training.Web.Tests/Client";
const out = mkdtempSync(join(tmpdir(), "client-tests-"));
await build({
  entryPoints: readdirSync(from).filter((name) => name.endsWith(".test.mjs")).map((name) => join(from, name)),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, ["--test", "--test-reporter=tap", out], { stdio: "inherit" });
rmSync(out, { recursive: true });
process.exitCode = status ?? 1;
