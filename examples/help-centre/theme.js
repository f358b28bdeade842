"use strict";
// The help centre's own theme, chosen by ?theme=dark; the wizard is told to follow.
{
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "dark") {
    document.documentElement.dataset.theme = theme;
    document.querySelector("alias-wizard")?.setAttribute("theme", theme);
    const frame = document.querySelector("iframe");
    if (frame) frame.dataset.theme = theme; // v1.js hands it on; without v1.js the address must say it
    for (const link of document.querySelectorAll("header a")) link.search = location.search;
    const address = new URL(frame?.src ?? location.href);
    if (frame && !document.querySelector("script[src$='v1.js']")) {
      address.searchParams.set("theme", theme);
      // Another frame, for a lazy one may load the address that it had.
      const themed = /** @type {HTMLIFrameElement} */ (frame.cloneNode());
      themed.src = String(address);
      frame.replaceWith(themed);
    }
  }
}
