// Works on top of pages that need no script: focus after a step, copy, print.
{
  /** Shows the buttons that need this script, and asks for the player where there is a walk. */
  const reveal = () => {
    const call = document.getElementById("call");
    // A script that is imported runs once, however often it is asked for.
    if (call?.querySelector(".walk")) import(call.dataset.player ?? "");
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = document.querySelectorAll("[data-copy], [data-print]");
    for (const button of buttons) button.hidden = false;
  };

  /** Copies what a button names, and says whether the browser let it. @param {HTMLElement} button */
  const copy = async (button) => {
    const { copy = "", copied = "", refused = "" } = button.dataset;
    const source = document.querySelector(copy);
    const status = button.parentElement?.querySelector("[role=status]");
    if (!source || !status) return;
    const field = source instanceof HTMLInputElement ? source : null;
    // Selected first: where copying is refused, the keyboard can still do it.
    if (field) field.select();
    else getSelection()?.selectAllChildren(source);
    try {
      await navigator.clipboard.writeText(field?.value ?? source.textContent ?? "");
      status.textContent = copied;
    } catch {
      field?.focus();
      status.textContent = refused;
    }
  };

  document.addEventListener("htmx:afterSettle", ({ target }) => {
    if (!(target instanceof Element)) return;
    reveal();
    // Where no walk has been played yet, its script is not there to do it.
    if (target.id === "call") document.getElementById("walk-title")?.focus();
    if (target.id !== "wizard") return;
    scrollTo(0, 0);
    const landing =
      document.getElementById("error-summary") ?? document.querySelector("#wizard h1");
    if (landing instanceof HTMLElement) landing.focus({ preventScroll: true });
  });

  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.hasAttribute("data-print")) print();
    if (button?.hasAttribute("data-copy")) copy(button);
  });

  // "None of these" and "I don't know" stand alone; without a script the server says so.
  document.addEventListener("change", ({ target: box }) => {
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox" || !box.checked) return;
    const isAlone = box.closest(".row--alone");
    /** @type {NodeListOf<HTMLInputElement> | undefined} */
    const others = box.form?.querySelectorAll("[type=checkbox]");
    for (const other of others ?? []) {
      if (other !== box && (isAlone || other.closest(".row--alone"))) other.checked = false;
    }
  });

  // Long parts fold on screen and are all there on paper; then those that were folded fold again.
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details")].filter(({ open }) => !open);
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });

  // The link to the printable version, from a frame that browsers would cut on paper.
  if (location.hash === "#print") addEventListener("load", () => print());

  reveal();
}
