// Web fonts cut to what the product draws: the wide half of Archivo's axes, four weights of Atkinson, Latin and its extension.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const file = (name) => readFileSync(require.resolve(name));
const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));

// U+202F has no glyph in these fonts: browsers draw it from U+2009's width, so both stay in the list.
const latin = range(0x20, 0x7e) + range(0xa0, 0xff) + "ŒœŸƒ‘’‚“”„†‡•…‰‹›€™−×→←↑↓\u2009\u202f\u2011–—";
const latinExt = range(0x100, 0x17f) + "ȘșȚțẞ";
const wide = { wdth: { min: 100, max: 125 }, wght: { min: 600, max: 900 } };
const text = { wght: { min: 400, max: 750 } };

const archivo = "@fontsource-variable/archivo/files/archivo";
const atkinson = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next";
const fonts = [
  ["archivo-latin", `${archivo}-latin-standard-normal.woff2`, latin, wide],
  ["archivo-latin-ext", `${archivo}-latin-ext-standard-normal.woff2`, latinExt, wide],
  ["atkinson-latin", `${atkinson}-latin-wght-normal.woff2`, latin, text],
  ["atkinson-latin-ext", `${atkinson}-latin-ext-wght-normal.woff2`, latinExt, text],
  ["atkinson-latin-italic", `${atkinson}-latin-wght-italic.woff2`, latin, text],
];

export async function subsetFonts(folder) {
  for (const [name, source, glyphs, variationAxes] of fonts)
    writeFileSync(`${folder}/${name}.woff2`, await subsetFont(file(source), glyphs, { targetFormat: "woff2", variationAxes }));
}
