// <alias-wizard>, and plain frames of the wizard: docs/embedding.md.
if (!customElements.get("alias-wizard")) {
  const home = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src).origin;
  // Those of the pages; readers of any other get the first.
  const languages = ["fr", "en"];
  // The name under which history.state has the pages that frames showed last.
  const MEMORY = "alias-wizard";
  /** @type {Map<HTMLIFrameElement, AliasWizard>} */
  const owners = new Map();
  /** @type {WeakSet<HTMLIFrameElement>} */
  const heard = new WeakSet();

  /** Whether an address is that of a page of ours that is made for frames. */
  const isOurs = (url = "") =>
    url.startsWith(`${home}/`) && /^\/[\w-]+\/embed\//.test(new URL(url).pathname);

  const frames = () =>
    [...owners.keys(), ...document.querySelectorAll("iframe")].filter(({ src }) => isOurs(src));

  /** @param {HTMLIFrameElement} frame @param {string} name */
  const option = (frame, name) =>
    owners.get(frame)?.getAttribute(name) ?? frame.getAttribute(`data-${name}`);

  /** @param {HTMLIFrameElement} frame */
  const isOpaque = (frame) =>
    origin === "null" ||
    (frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin"));

  /** @param {HTMLIFrameElement} frame */
  const greet = (frame) =>
    frame.contentWindow?.postMessage(
      { aw1: "hello", theme: option(frame, "theme") },
      isOpaque(frame) ? "*" : home,
    );

  /** @param {HTMLIFrameElement} frame @param {string} name */
  const emit = (frame, name, detail = {}) =>
    (owners.get(frame) ?? frame).dispatchEvent(
      new CustomEvent(`wizard:${name}`, {
        bubbles: true,
        composed: true,
        detail: Object.freeze(detail),
      }),
    );

  /** @param {unknown[]} values */
  const areShort = (...values) => values.every((v) => typeof v === "string" && v.length < 65);

  /** Sets the height of the frame's content. @param {HTMLIFrameElement} frame */
  const resize = (frame, height = 0) => {
    const { boxSizing, position, clip } = getComputedStyle(frame);
    const border = boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${height + border}px`;
    // A box that keeps a ratio, with the frame laid over it: it would cover what follows.
    const box = frame.parentElement;
    if (box && box === frame.offsetParent && position === "absolute" && clip === "auto") {
      box.style.height = frame.style.height;
      box.style.padding = "0";
    }
  };

  /** @param {HTMLIFrameElement} frame @param {any} data */
  function take(frame, { aw1, height, question, configuration, match, title, url }) {
    if (aw1 === "ready") {
      greet(frame);
      if (owners.has(frame) && !option(frame, "label") && areShort(title)) frame.title = title;
    }
    if (aw1 === "page" && typeof url === "string" && isOurs(url)) owners.get(frame)?.keep(url);
    if (aw1 === "step" && areShort(question)) emit(frame, aw1, { question });
    if (aw1 === "result" && areShort(configuration, match))
      emit(frame, aw1, { configuration, match });
    if (aw1 === "height" && Number.isInteger(height) && height > 0) {
      height = Math.min(Math.max(height, 120), 30000);
      const grows = height > frame.clientHeight;
      if (grows || (height < frame.clientHeight && option(frame, "shrink") != null)) {
        resize(frame, height);
        emit(frame, aw1, { height });
      }
    }
    // Only somebody who is in the frame can make it move the page.
    const { activeElement } = /** @type {Document | ShadowRoot} */ (frame.getRootNode());
    if (aw1 === "top" && activeElement === frame && frame.getBoundingClientRect().top < 0) {
      frame.scrollIntoView();
    }
  }

  addEventListener("message", ({ data, origin, source }) => {
    const frame = source && frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame || !data?.aw1 || (origin !== home && (origin !== "null" || !isOpaque(frame))))
      return;
    if (!heard.has(frame)) emit(frame, "ready");
    heard.add(frame);
    take(frame, data);
  });

  class AliasWizard extends HTMLElement {
    static observedAttributes = ["answers", "label", "lang", "theme"];
    frame = document.createElement("iframe");
    #page = "";

    get #language() {
      const language = this.closest("[lang]")?.getAttribute("lang")?.slice(0, 2) ?? "";
      return languages.includes(language) ? language : languages[0];
    }

    get url() {
      const query = new URLSearchParams(this.getAttribute("answers") ?? "");
      const theme = this.getAttribute("theme");
      if (theme) query.set("theme", theme);
      return `${home}/${this.#language}/embed/${String(query) && `?${query}`}`;
    }

    connectedCallback() {
      const { frame } = this;
      owners.set(frame, this);
      frame.title = this.getAttribute("label") ?? this.textContent?.trim() ?? "";
      frame.setAttribute("loading", this.getAttribute("loading") ?? "eager");
      frame.referrerPolicy = "no-referrer";
      // One by one: a host may forbid style attributes.
      this.style.display = frame.style.display = "block";
      // The frame keeps the place now.
      this.style.minHeight = frame.style.border = "0";
      frame.style.width = "100%";
      frame.style.height ||= `${Number(this.getAttribute("height")) || 1600}px`;
      const last = this.#page || history.state?.[MEMORY]?.[this.#place];
      frame.src = isOurs(last) ? last : this.url;
      (this.shadowRoot ?? this.attachShadow({ mode: "open" })).append(frame);
    }

    disconnectedCallback() {
      owners.delete(this.frame);
    }

    // Moved by moveBefore(), a frame goes on as it is.
    connectedMoveCallback() {}

    /** @param {string} name */
    attributeChangedCallback(name) {
      if (!heard.has(this.frame)) return;
      if (name === "theme") greet(this.frame);
      else if (name === "label") this.frame.title = this.getAttribute(name) ?? "";
      else this.reset();
    }

    /** Which element this is: its number in the page, and where it starts. */
    get #place() {
      return `${[...document.querySelectorAll("alias-wizard")].indexOf(this)} ${this.url}`;
    }

    /**
     * Remembers the page in the frame: for an element that is moved, whose frame begins anew, and
     * in the entry of the tab's history, for a reload and for Back.
     */
    keep(page = "") {
      if (page === (this.#page || this.url)) return;
      this.#page = page;
      const { state } = history;
      // A host may have something there that nothing can be added to.
      if (state && state.constructor !== Object) return;
      const pages = { ...state?.[MEMORY], [this.#place]: page };
      history.replaceState({ ...state, [MEMORY]: pages }, "");
    }

    reset() {
      this.keep(this.url);
      this.frame.contentWindow?.location.replace(this.url);
    }
  }

  customElements.define("alias-wizard", AliasWizard);
  // Frames that were complete before this script.
  for (const frame of frames()) if (!frame.contentDocument) greet(frame);
}
