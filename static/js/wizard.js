// Works on top of pages that need no script, in a frame too: focus after a step, and the history.
{
  /** Asks for the scripts of a result and of its walk. A frame has them already. */
  const reveal = () => {
    const call = document.getElementById("call");
    const article = document.querySelector("article");
    // A script that is imported runs once, however often it is asked for.
    const { player } = call?.dataset ?? {};
    const { script } = article?.dataset ?? {};
    if (player && call?.querySelector(".walk")) import(player);
    if (script) import(script);
  };

  // Back and Forward of the browser. htmx would load the whole document anew; in Firefox a second
  // press overtakes that, and the address is no longer the one of the page. Here it is a request
  // like any other: the next one ends it.
  /** What the history keeps of the page that was arrived at. */
  let kept = history.state;
  let isRestored = false;
  addEventListener("popstate", ({ state }) => {
    kept = state;
  });
  document.addEventListener("htmx:historyCacheMiss", (event) => {
    event.preventDefault();
    isRestored = true;
    history.replaceState(kept, ""); // htmx has emptied it
    const { htmx } = /** @type {any} */ (globalThis);
    htmx
      .ajax("GET", location.pathname + location.search, {
        source: document.body,
        target: "#wizard",
        select: "#wizard",
        selectOOB: "#languages",
        swap: "outerHTML show:none",
      })
      .catch(() => {}); // said below
  });

  // htmx takes what it swaps from the body. The address that a browser shares stands in the head.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = /** @type {CustomEvent} */ (event).detail;
    const page = new DOMParser().parseFromString(xhr.response, "text/html");
    const canonical = page.getElementById("canonical");
    if (canonical) document.getElementById("canonical")?.replaceWith(canonical);
  });

  /** @returns {HTMLInputElement[]} */
  const choices = () => [
    .../** @type {NodeListOf<HTMLInputElement>} */ (
      document.querySelectorAll("[data-question] :is([type=radio], [type=checkbox])")
    ),
  ];

  // The history keeps what was chosen on a page, as browsers do where a form leaves its document.
  document.addEventListener("htmx:beforeHistoryUpdate", () => {
    const chosen = choices().filter(({ checked }) => checked);
    history.replaceState({ ...history.state, chosen: chosen.map(({ value }) => value) }, "");
    kept = null;
    isRestored = false;
  });

  const choose = () => {
    if (!kept?.chosen) return;
    for (const choice of choices()) choice.checked = kept.chosen.includes(choice.value);
  };

  document.addEventListener("htmx:afterSettle", (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    reveal();
    // Where no walk has been played yet, its script is not there to do it.
    if (target.id === "call") document.getElementById("walk-title")?.focus();
    if (target.id !== "wizard" || /** @type {CustomEvent} */ (event).detail.stays) return;
    choose();
    // The browser scrolls to where the reader was.
    if (!isRestored) scrollTo(0, 0);
    isRestored = false;
    const landing =
      document.getElementById("error-summary") ?? document.querySelector("#wizard h1");
    if (landing instanceof HTMLElement) landing.focus({ preventScroll: true });
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

  choose();
  reveal();
}

// What a reader learns of the connection: that an answer takes its time, or that none came, with a
// way on. On the page and in the frame, for whatever htmx asks the server.
{
  const SILENCE = 400; // milliseconds that an answer may take before a word is said
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("connection"));
  const notice = /** @type {HTMLElement} */ (template.content.firstElementChild);
  const [status, alert, retry] = /** @type {HTMLCollectionOf<HTMLElement>} */ (notice.children);
  let timer = 0;
  /** Whose answer is awaited: a form, a link, or the body where the history is restored. */
  let asked = document.body;

  const clear = () => {
    clearTimeout(timer);
    status.textContent = alert.textContent = "";
    retry.hidden = true;
  };

  /** Says what went wrong, and offers to try again. */
  const fail = (words = "") => {
    clear();
    // The address is already that of the page that did not come: now the browser says what is wrong.
    if (asked === document.body) return location.replace(location.pathname + location.search);
    alert.textContent = words;
    retry.hidden = false;
  };

  document.addEventListener("htmx:beforeSend", ({ target }) => {
    clear();
    asked = /** @type {HTMLElement} */ (target);
    // Beside what was pressed: a frame as high as its content has no edge that the reader sees.
    if (asked === document.body) document.getElementById("wizard")?.prepend(notice);
    else asked.after(notice);
    timer = setTimeout(() => {
      status.textContent = notice.dataset.waiting ?? "";
    }, SILENCE);
  });

  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr } = /** @type {CustomEvent} */ (event).detail;
    const isPage = xhr.status === 200 && xhr.response.includes('id="wizard"');
    if (!isPage) event.preventDefault();
    if (xhr.status >= 500) return fail(notice.dataset.failed);
    clear();
    notice.remove();
    // It says itself what is wrong, or it is somebody else's page: a hotel's that asks for a name.
    if (!isPage) location.assign(xhr.responseURL);
  });

  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () => fail(notice.dataset.lost));
  }

  retry.addEventListener("click", () => {
    const control = /** @type {HTMLElement} */ (asked.querySelector("[type=submit]") ?? asked);
    control.focus();
    control.click();
  });
}
