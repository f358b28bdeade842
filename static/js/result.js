// What a result needs of a script, and every other page with something to copy, to print or to fold:
// its buttons, "Your call", and paper. The first question does without it.
{
  /** Shows the buttons that need this script. */
  const reveal = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = document.querySelectorAll("[data-copy], [data-print]");
    for (const button of buttons) button.hidden = false;
    // htmx sends each change of "Your call" at once.
    const update = document.querySelector("[data-details] .continue");
    if (update instanceof HTMLElement && "htmx" in window) update.hidden = true;
  };

  /** Copies what a button names, and says whether the browser let it. @param {HTMLElement} button */
  const copy = async (button) => {
    const { copy = "", copied = "", refused = "" } = button.dataset;
    const isThere = copy.startsWith("#");
    const source = isThere ? document.querySelector(copy) : null;
    const status = button.parentElement?.querySelector("[role=status]");
    if (!status) return;
    const field = source instanceof HTMLInputElement ? source : null;
    // Selected first: where copying is refused, the keyboard can still do it.
    if (field) field.select();
    else if (source) getSelection()?.selectAllChildren(source);
    try {
      // What is not on the page is at an address of ours.
      const text = isThere ? source?.textContent : await (await fetch(copy)).text();
      await navigator.clipboard.writeText(field?.value ?? text ?? "");
      status.textContent = copied;
    } catch {
      field?.focus();
      status.textContent = refused;
    }
  };

  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.hasAttribute("data-print")) print();
    if (button?.hasAttribute("data-copy")) copy(button);
  });

  // "Your call": the field just changed stays where it is and keeps the focus, and the new result
  // is said aloud.
  /** @type {{ id: string, top: number } | null} */
  let changed = null;
  addEventListener("htmx:beforeSwap", () => {
    if (!changed) return;
    changed.top = document.getElementById(changed.id)?.getBoundingClientRect().top ?? 0;
  });
  addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.form?.matches("[data-details]")) return;
    changed = { id: target.id, top: 0 };
  });
  /** Whether a field was changed and is there again. */
  const stay = () => {
    const field = document.getElementById(changed?.id ?? "");
    const top = changed?.top ?? 0;
    changed = null;
    if (!field) return false;
    const fold = field.closest("details");
    if (fold) fold.open = true;
    field.focus({ preventScroll: true });
    scrollBy({ top: field.getBoundingClientRect().top - top, behavior: "instant" });
    const status = document.querySelector(".your-call [role=status]");
    if (status instanceof HTMLElement) status.textContent = status.dataset.says ?? "";
    return true;
  };

  // Before the script of the page, which would lead the reader to the top.
  const settle = (/** @type {Event} */ event) => {
    reveal();
    const { target } = event;
    if (target instanceof Element && target.id === "wizard" && changed && stay()) {
      /** @type {CustomEvent} */ (event).detail.stays = true;
    }
  };
  document.addEventListener("htmx:afterSettle", settle, true);

  // Long parts fold on screen and are all there on paper; then those that were folded fold again. What
  // is for few (.if-open) is on paper only if the reader opened it.
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folds = document.querySelectorAll("details:not(.if-open)");
    unfolded = [...folds].filter(({ open }) => !open);
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });

  // The link to the printable version, from a frame that browsers would cut on paper.
  if (location.hash === "#print") {
    if (document.readyState === "complete") print();
    else addEventListener("load", () => print());
  }

  reveal();
}
