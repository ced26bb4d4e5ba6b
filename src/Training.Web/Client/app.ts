// SPDX-License-Identifier: AGPL-3.0-or-later
import "./away";
import "./downloads";
import "./order";
import "./ticked";
import "./verify";

// Theme: the system's choice, then the button's, kept on the device. The button is a form that works without this file;
// here the change is made at once, without asking the server.
const key = "theme";
const root = document.documentElement;
const aYear = 31_536_000;

function isDark(): boolean {
  return root.dataset["theme"] ? root.dataset["theme"] === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

document.addEventListener("click", (event) => {
  const button = (event.target as Element | null)?.closest("[data-theme-toggle]");
  if (!button) return;
  event.preventDefault();
  root.dataset["theme"] = isDark() ? "light" : "dark";
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${key}=${root.dataset["theme"]}; path=/; max-age=${aYear}; samesite=lax${secure}`;
});
