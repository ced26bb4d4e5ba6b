// SPDX-License-Identifier: AGPL-3.0-or-later
// The sheet of drawings is taken into the page, so that the sign of a lost link can still be drawn when the link is lost.

/** Says whether the sheet is here; then a drawing is named by its fragment alone. */
export async function takeDrawingsIn(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return false;
    const sheet = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
    sheet.setAttribute("class", "drawings");
    sheet.setAttribute("aria-hidden", "true");
    document.body.append(document.importNode(sheet, true));
    return true;
  } catch { return false; }
}
