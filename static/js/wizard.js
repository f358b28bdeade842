// Works on top of pages that need no script: focus after a step, "Your call", copy, print.
{
  /** Shows the buttons that need this script, and asks for the player where there is a walk. */
  const reveal = () => {
    const call = document.getElementById("call");
    // A script that is imported runs once, however often it is asked for.
    if (call?.querySelector(".walk")) import(call.dataset.player ?? "");
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

  document.addEventListener("htmx:afterSettle", ({ target }) => {
    if (!(target instanceof Element)) return;
    reveal();
    // Where no walk has been played yet, its script is not there to do it.
    if (target.id === "call") document.getElementById("walk-title")?.focus();
    if (target.id !== "wizard" || (changed && stay())) return;
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

  // "None of these" and "I don't know" stand alone; without a script the server says so. This comes
  // before htmx reads the form.
  /** @param {Event} event */
  const standAlone = ({ target: box }) => {
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox") return;
    const list = box.closest("fieldset");
    /** @type {NodeListOf<HTMLInputElement> | undefined} */
    const inList = list?.querySelectorAll("[type=checkbox]");
    const boxes = [...(inList ?? [])];
    const isAlone = box.closest(".row--alone");
    for (const other of box.checked ? boxes : []) {
      if (other !== box && (isAlone || other.closest(".row--alone"))) other.checked = false;
    }
    // In "Your call", the last tick taken away leaves "none of these": the answer stays an answer.
    const none = boxes.find(({ value }) => value === "none");
    if (none && box.form?.matches("[data-details]") && !boxes.some(({ checked }) => checked)) {
      none.checked = true;
    }
  };
  addEventListener("change", standAlone, true);

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

  // Long parts fold on screen and are all there on paper; then those that were folded fold again. What
  // is for few (.if-open) is on paper only if the reader opened it.
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not(.if-open)")].filter(({ open }) => !open);
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });

  // The link to the printable version, from a frame that browsers would cut on paper.
  if (location.hash === "#print") addEventListener("load", () => print());

  reveal();
}
