// SPDX-License-Identifier: AGPL-3.0-or-later
// Web fonts cut to what the product draws. styles/fonts.css is the one list: each face says its file and its unicode-range, and the
// file is cut to that range here, so that the two never disagree. Archivo keeps the wide, heavy part of its axes; Atkinson its text weights.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const archivo = "@fontsource-variable/archivo/files/archivo";
const atkinson = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next";
const wide = { wdth: { min: 104, max: 125 }, wght: { min: 600, max: 900 } };
const text = { wght: { min: 400, max: 750 } };
const textOnly = { wght: 400 };

// The packages hold Latin and its extension apart; we cut Latin once more, into what French, Dutch and English need and the rest.
const sources = {
  "archivo-core": [`${archivo}-latin-standard-normal.woff2`, wide],
  "archivo-more": [`${archivo}-latin-standard-normal.woff2`, wide],
  "archivo-ext": [`${archivo}-latin-ext-standard-normal.woff2`, wide],
  "atkinson-core": [`${atkinson}-latin-wght-normal.woff2`, text],
  "atkinson-more": [`${atkinson}-latin-wght-normal.woff2`, text],
  "atkinson-ext": [`${atkinson}-latin-ext-wght-normal.woff2`, text],
  "atkinson-italic": [`${atkinson}-latin-wght-italic.woff2`, textOnly],
};

function glyphs(unicodeRange) {
  return unicodeRange.split(",").map((part) => {
    const [from, to = from] = part.trim().slice(2).split("-").map((hex) => Number.parseInt(hex, 16));
    return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
  }).join("");
}

export async function subsetFonts(folder) {
  const faces = readFileSync("Client/styles/fonts.css", "utf8").matchAll(/url\("\.\/fonts\/([a-z-]+)\.woff2"\)[^}]*unicode-range:([^;]+);/g);
  for (const [, name, range] of faces) {
    const [source, variationAxes] = sources[name];
    const whole = readFileSync(require.resolve(source));
    writeFileSync(`${folder}/${name}.woff2`, await subsetFont(whole, glyphs(range), { targetFormat: "woff2", variationAxes }));
  }
}
