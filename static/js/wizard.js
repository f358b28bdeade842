"use strict";
// Works on top of pages that need no script: focus after a step, copy, print.

document.addEventListener("htmx:afterSettle", (event) => {
  if (!(event.target instanceof Element)) return;
  // Where no walk has been played yet, its script is not there to do it.
  if (event.target.id === "call") document.getElementById("walk-title")?.focus();
  if (event.target.id !== "wizard") return reveal();
  window.scrollTo(0, 0);
  const landing = document.getElementById("error-summary") ?? document.querySelector("#wizard h1");
  if (landing instanceof HTMLElement) landing.focus({ preventScroll: true });
  reveal();
});

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button) return;
  if (button.hasAttribute("data-print")) window.print();
  const source = button.dataset.copy && document.querySelector(button.dataset.copy);
  if (source) {
    // Selected too, so that a browser that refuses leaves it to the keyboard.
    if (source instanceof HTMLInputElement) source.select();
    else getSelection()?.selectAllChildren(source);
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    const status = button.parentElement?.querySelector("[role=status]");
    if (status) status.textContent = button.dataset.copied ?? "";
  }
});

// "None of these" and "I don't know" stand alone; without a script the server says so.
document.addEventListener("change", ({ target: box }) => {
  const row = box instanceof HTMLInputElement && box.checked && box.closest(".row");
  if (!row || box.type !== "checkbox") return;
  const isAlone = row.matches(".row--alone");
  for (const other of box.form?.querySelectorAll("[type=checkbox]") ?? []) {
    if (other !== box && (isAlone || other.closest(".row--alone"))) other.checked = false;
  }
});

// Long parts fold on screen and are all there on paper.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});

// The link to the printable version, from a frame that browsers would cut on paper.
if (location.hash === "#print") addEventListener("load", () => window.print());

function reveal() {
  const call = document.getElementById("call");
  // A module runs once, however often it is asked for.
  if (call?.querySelector(".walk")) import(call.dataset.player ?? "");
  for (const button of document.querySelectorAll("button[hidden]")) button.hidden = false;
}

reveal();
