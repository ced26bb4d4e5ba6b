// Takes _framework/blazor.web.js out of Microsoft's own assembly (MIT), where it is embedded as a manifest resource.
// A resource is stored as a 32-bit length followed by its bytes; the script is the only one that starts like this.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { wholeSeconds } from "./whole-seconds.mjs";

const [assembly, target] = process.argv.slice(2);
const bytes = readFileSync(assembly);
const start = '!function(){"use strict"';
const plausible = (length) => length > 100_000 && length < 400_000;

let at = bytes.indexOf(start);
while (at > 0 && !plausible(bytes.readInt32LE(at - 4))) at = bytes.indexOf(start, at + 1);
if (at < 0) throw new Error(`blazor.web.js not found in ${assembly}`);

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, bytes.subarray(at, at + bytes.readInt32LE(at - 4)));
wholeSeconds(target);
