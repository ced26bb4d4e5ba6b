// SPDX-License-Identifier: AGPL-3.0-or-later
// Theme: the system's choice, then the button's, kept on the device. The rest of the product works without this file.
const key = "theme";
const root = document.documentElement;

function isDark(): boolean {
  return root.dataset["theme"] ? root.dataset["theme"] === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

document.addEventListener("click", (event) => {
  const button = (event.target as Element | null)?.closest("[data-theme-toggle]");
  if (!button) return;
  root.dataset["theme"] = isDark() ? "light" : "dark";
  document.cookie = `${key}=${root.dataset["theme"]}; path=/; max-age=31536000; samesite=lax`;
});
