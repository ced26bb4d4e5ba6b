// SPDX-License-Identifier: AGPL-3.0-or-later
// One external sheet of our drawings: s-<name> from shapes/, i-<name> from icons/. A page asks for it once, then it is in cache.
// Colours stay open: currentColor and CSS variables are inherited through <use>.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const whole = /<svg([^>]*)>([\s\S]*)<\/svg>/;
const attribute = (text, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(text)?.[1];

function symbol(file, prefix, keepsOwnPaint) {
  const [, head, body] = whole.exec(readFileSync(file, "utf8")) ?? [];
  if (body === undefined) throw new Error(`${file}: no <svg> element`);
  // An icon takes line and width from the page's .ico; a shape brings its own paint.
  const paint = head.replace(/\s(xmlns|viewBox)="[^"]*"/g, "").trim();
  const drawing = body.replace(/<!--[\s\S]*?-->/g, "").replace(/>\s+</g, "><").trim();
  const id = prefix + basename(file, ".svg");
  return `<symbol id="${id}" viewBox="${attribute(head, "viewBox")}">${keepsOwnPaint ? `<g ${paint}>${drawing}</g>` : drawing}</symbol>`;
}

function folder(path, prefix, keepsOwnPaint) {
  return readdirSync(path).filter((name) => name.endsWith(".svg")).sort().map((name) => symbol(join(path, name), prefix, keepsOwnPaint));
}

export function writeSprite(file) {
  const symbols = [...folder("Client/shapes", "s-", true), ...folder("Client/icons", "i-", false)];
  writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}
