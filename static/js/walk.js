// Plays a call step by step in the diagram: Play, Previous, Next, and the arrow keys.
{
  const PAUSE = 2600; // milliseconds between two steps: time to read one
  let timer = 0;

  /** @param {EventTarget?} target @returns {HTMLElement?} the walk that the target is in */
  const walkOf = (target) => (target instanceof Element ? target.closest(".walk") : null);

  /** The one that is there. @param {ParentNode} parent @param {string} selector */
  const find = (parent, selector) => /** @type {HTMLElement} */ (parent.querySelector(selector));

  /** Shows one step of a walk in its list and in both pictures, and says it; true for the last. */
  /** @param {HTMLElement} walk @param {number} index */
  const show = (walk, index) => {
    /** @type {HTMLElement[]} */
    const moments = [...walk.querySelectorAll(".moment")].filter((m) => m instanceof HTMLElement);
    const section = /** @type {HTMLElement} */ (walk.closest(".call-section"));
    const figure = find(section, "figure");
    walk.dataset.now = String(index);
    figure.classList.add("is-playing");
    // The picture holds back what is still to come.
    for (const part of figure.querySelectorAll(".is-lit")) {
      part.classList.remove("is-now", "is-past");
      part.classList.add("is-to-come");
    }
    moments.forEach((moment, place) => {
      if (place === index) moment.setAttribute("aria-current", "step");
      else moment.removeAttribute("aria-current");
      if (place > index) return;
      const { node, edge } = moment.dataset;
      for (const part of figure.querySelectorAll(`[data-node="${node}"], [data-edge="${edge}"]`)) {
        part.classList.remove("is-to-come");
        part.classList.add(place === index ? "is-now" : "is-past");
      }
    });
    const spoken = moments[index].querySelectorAll(".moment-title, .moment-happens");
    const step = (walk.dataset.step ?? "")
      .replace("{number}", String(index + 1))
      .replace("{total}", String(moments.length));
    const words = [...spoken].map((part) => part.textContent?.trim().replace(/\s+/g, " "));
    find(walk, "[role=status]").textContent = `${step} – ${words.join(". ")}`;
    // Not `disabled`: that would take the focus from whoever presses them.
    const isLast = index === moments.length - 1;
    find(walk, "[data-walk=previous]").setAttribute("aria-disabled", String(index === 0));
    find(walk, "[data-walk=next]").setAttribute("aria-disabled", String(isLast));
    bringIntoView(walk, figure.querySelectorAll(`[data-node="${moments[index].dataset.node}"]`));
    return isLast;
  };

  /** Brings the box of a step into view, above the bar with the buttons. */
  /** @param {HTMLElement} walk @param {Iterable<Element>} nodes */
  const bringIntoView = (walk, nodes) => {
    const shown = [...nodes].find((node) => node.getClientRects().length);
    if (!shown) return;
    if (isTooTall()) return bringAlong(walk, shown);
    const { top, bottom } = shown.getBoundingClientRect();
    const bar = find(walk, ".walk-controls").getBoundingClientRect();
    const isInView = top > 8 && bottom < Math.min(bar.top, innerHeight) - 8;
    // Firefox would bring the whole picture into view for a <g>; for the shape within it, the box.
    if (!isInView) (shown.querySelector(".shape") ?? shown).scrollIntoView({ block: "center" });
  };

  /** Whether this is a frame that no screen shows whole: nothing stays in view in it. */
  const isTooTall = () => parent !== window && innerHeight > screen.height;

  /** Shows the part of the picture around a box in the bar, beside the buttons. */
  /** @param {HTMLElement} walk @param {Element} node */
  const bringAlong = (walk, node) => {
    const picture = /** @type {SVGSVGElement} */ (node.closest("svg"));
    const bar = find(walk, ".walk-controls");
    const place = bar.querySelector(".walk-picture") ?? document.createElement("span");
    place.className = "walk-picture";
    bar.prepend(place);
    const [box, whole, room] = [node, picture, place].map((each) => each.getBoundingClientRect());
    const width = Math.min(room.width, whole.width);
    const { x, y, width: units } = picture.viewBox.baseVal;
    const scale = units / whole.width;
    // In the middle, but not beyond the sides of the picture.
    const middle = box.left + box.width / 2 - whole.left;
    const left = Math.max(0, Math.min(middle - width / 2, whole.width - width));
    const top = box.top + box.height / 2 - whole.top - room.height / 2;
    const part = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
    for (const each of [part, ...part.querySelectorAll("[id]")]) each.removeAttribute("id");
    part.setAttribute("aria-hidden", "true");
    const sizes = [x + left * scale, y + top * scale, width * scale, room.height * scale];
    part.setAttribute("viewBox", sizes.join(" "));
    place.replaceChildren(part);
  };

  /** @param {HTMLElement?} walk */
  const stop = (walk) => {
    clearInterval(timer);
    timer = 0;
    if (walk) find(walk, "[data-walk=play]").textContent = walk.dataset.play ?? "";
  };

  /** @param {HTMLElement} walk @param {number} by */
  const move = (walk, by) => {
    const last = walk.querySelectorAll(".moment").length - 1;
    const now = Number(walk.dataset.now ?? -1);
    return show(walk, Math.max(0, Math.min(last, now + by)));
  };

  /** @param {HTMLElement} walk */
  const play = (walk) => {
    if (timer) return stop(walk);
    if (Number(walk.dataset.now) === walk.querySelectorAll(".moment").length - 1) {
      walk.dataset.now = "-1";
    }
    find(walk, "[data-walk=play]").textContent = walk.dataset.pause ?? "";
    move(walk, 1);
    timer = setInterval(() => {
      if (!walk.isConnected || move(walk, 1)) stop(walk);
    }, PAUSE);
  };

  const reveal = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = document.querySelectorAll("[data-walk]");
    for (const button of buttons) button.hidden = false;
  };
  reveal();
  document.addEventListener("htmx:afterSettle", ({ target }) => {
    reveal();
    if (!(target instanceof Element) || target.id !== "call") return;
    // The link that led here is gone, and the focus with it.
    const title = document.getElementById("walk-title");
    (title ?? /** @type {HTMLElement?} */ (document.querySelector(".scenarios a")))?.focus();
  });

  document.addEventListener("click", ({ target }) => {
    const walk = walkOf(target);
    const button = target instanceof Element ? target.closest("button") : null;
    const { walk: wanted } = button?.dataset ?? {};
    if (!walk || !wanted || button?.matches("[aria-disabled=true]")) return;
    if (wanted === "play") return play(walk);
    stop(walk);
    move(walk, wanted === "next" ? 1 : -1);
  });

  document.addEventListener("keydown", (event) => {
    const walk = walkOf(event.target);
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!walk || !by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    stop(walk);
    move(walk, by);
  });
}
