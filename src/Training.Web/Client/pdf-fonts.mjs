// SPDX-License-Identifier: AGPL-3.0-or-later
// Fonts of the documents, as TrueType files that a PDF can embed: Archivo cut at the widths and weights of the look (its published
// static files are of one width only), and two weights of Atkinson as published. Run by MSBuild (Client.targets) with the folder to fill.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));

const latin = range(0x20, 0x7e) + range(0xa0, 0xff) + "ŒœŸ‘’‚“”„•…‹›€−\u2009–—";
const latinExt = range(0x100, 0x17f) + "ȘșȚțẞ";

// PDF text has no tracking of its own in our renderer, so the look's letter-spacing (in em) goes into the advance widths.
const cuts = [
  ["title", { wdth: 122, wght: 860 }, -0.02],
  ["name", { wdth: 118, wght: 880 }, -0.03],
  ["caption", { wdth: 110, wght: 760 }, 0],
];

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (const [name, variationAxes, tracking] of cuts)
  for (const [script, glyphs] of [["latin", latin], ["latin-ext", latinExt]]) {
    const source = readFileSync(require.resolve(`@fontsource-variable/archivo/files/archivo-${script}-standard-normal.woff2`));
    const font = await subsetFont(source, glyphs, { targetFormat: "sfnt", variationAxes });
    track(font, tracking);
    writeFileSync(`${folder}/${name}-${script}.ttf`, rename(font, `Briquet-${name}-${script}`));
  }
for (const [name, file] of [["text", "400Regular/AtkinsonHyperlegibleNext_400Regular.ttf"], ["strong", "700Bold/AtkinsonHyperlegibleNext_700Bold.ttf"]])
  writeFileSync(`${folder}/${name}.ttf`, rename(readFileSync(require.resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${file}`)), `Briquet-${name}`));

/** Where the tables of a font lie: name to position of its entry and of its bytes. */
function tablesOf(font) {
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  return new Map(entries.map((entry) => [font.toString("latin1", entry, entry + 4), { entry, start: font.readUInt32BE(entry + 8) }]));
}

/** Changes every advance width of a font, in place, but those of marks that take no room. */
function track(font, em) {
  const tables = tablesOf(font);
  const delta = Math.round(em * font.readUInt16BE(tables.get("head").start + 18));
  const count = font.readUInt16BE(tables.get("hhea").start + 34);
  for (let i = 0; i < count; i++) {
    const at = tables.get("hmtx").start + 4 * i;
    const width = font.readUInt16BE(at);
    if (width > -delta) font.writeUInt16BE(width + delta, at);
  }
}

/** The font under a name of its own: all cuts are called « Archivo », and PDF writers take fonts of one name for one font. */
function rename(font, name) {
  const { entry, start } = tablesOf(font).get("name");
  const strings = start + font.readUInt16BE(start + 4);
  const names = new Map();
  for (let i = 0; i < font.readUInt16BE(start + 2); i++) {
    const record = start + 6 + 12 * i;
    const [platform, , , id, length, offset] = [0, 2, 4, 6, 8, 10].map((field) => font.readUInt16BE(record + field));
    if (platform === 3 && [0, 2, 5, 13, 14].includes(id)) names.set(id, font.subarray(strings + offset, strings + offset + length));
  }
  for (const id of [1, 3, 4, 6]) names.set(id, Buffer.from(name, "utf16le").swap16());

  const sorted = [...names].sort(([a], [b]) => a - b);
  const header = Buffer.alloc(6 + 12 * sorted.length);
  [0, sorted.length, header.length].forEach((value, i) => header.writeUInt16BE(value, 2 * i));
  let offset = 0;
  sorted.forEach(([id, text], i) => {
    [3, 1, 0x409, id, text.length, offset].forEach((value, field) => header.writeUInt16BE(value, 6 + 12 * i + 2 * field));
    offset += text.length;
  });
  const table = Buffer.concat([header, ...sorted.map(([, text]) => text)]);
  const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
  font.writeUInt32BE(sum(padded), entry + 4);
  font.writeUInt32BE(font.length, entry + 8);
  font.writeUInt32BE(table.length, entry + 12);
  return Buffer.concat([font, padded]);
}

function sum(words) {
  let total = 0;
  for (let i = 0; i < words.length; i += 4) total = (total + words.readUInt32BE(i)) >>> 0;
  return total;
}
