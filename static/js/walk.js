"use strict";
// Plays a call step by step in the diagram: Play, Previous, Next, and the arrow keys.
{
  const PAUSE = 2600; // milliseconds between two steps: time to read one
  let timer = 0;

  const walkOf = (element) => element.closest?.(".walk") ?? null;

  /** Shows one step of a walk in its list and in both pictures, and says it. */
  const show = (walk, index) => {
    const moments = [...walk.querySelectorAll(".moment")];
    const figure = walk.closest(".call-section").querySelector("figure");
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
    const step = walk.dataset.step
      .replace("{number}", String(index + 1))
      .replace("{total}", String(moments.length));
    walk.querySelector("[role=status]").textContent =
      `${step} – ${[...spoken].map((part) => part.textContent.trim()).join(". ")}`;
    // Not `disabled`: that would take the focus from whoever presses them.
    walk.querySelector("[data-walk=previous]").ariaDisabled = String(index === 0);
    walk.querySelector("[data-walk=next]").ariaDisabled = String(index === moments.length - 1);
    bringIntoView(walk, figure.querySelectorAll(`[data-node="${moments[index].dataset.node}"]`));
    return index === moments.length - 1;
  };

  /** What is told just now can be seen, above the bar with the buttons. */
  const bringIntoView = (walk, nodes) => {
    const shown = [...nodes].find((node) => node.getClientRects().length);
    const { top, bottom } = shown.getBoundingClientRect();
    const bar = walk.querySelector(".walk-controls").getBoundingClientRect();
    const isInView = top > 8 && bottom < Math.min(bar.top, innerHeight) - 8;
    // Firefox would bring the whole picture into view for a <g>; for the shape within it, the box.
    if (!isInView) (shown.querySelector(".shape") ?? shown).scrollIntoView({ block: "center" });
  };

  const stop = (walk) => {
    clearInterval(timer);
    timer = 0;
    if (walk) walk.querySelector("[data-walk=play]").textContent = walk.dataset.play;
  };

  const move = (walk, by) => {
    const last = walk.querySelectorAll(".moment").length - 1;
    const now = Number(walk.dataset.now ?? -1);
    return show(walk, Math.max(0, Math.min(last, now + by)));
  };

  const play = (walk) => {
    if (timer) return stop(walk);
    if (Number(walk.dataset.now) === walk.querySelectorAll(".moment").length - 1) {
      walk.dataset.now = "-1";
    }
    walk.querySelector("[data-walk=play]").textContent = walk.dataset.pause;
    move(walk, 1);
    timer = setInterval(() => {
      if (!walk.isConnected || move(walk, 1)) stop(walk);
    }, PAUSE);
  };

  // In a frame nobody else does.
  const reveal = () => {
    for (const button of document.querySelectorAll(".walk button")) button.hidden = false;
  };
  reveal();
  document.addEventListener("htmx:afterSettle", ({ target }) => {
    if (target.id !== "call") return;
    reveal();
    // The link that led here is gone, and the focus with it.
    const title = document.getElementById("walk-title");
    (title ?? document.querySelector(".scenarios a"))?.focus();
  });

  document.addEventListener("click", ({ target }) => {
    const walk = walkOf(target);
    const { walk: wanted } = target.closest?.("button")?.dataset ?? {};
    if (!walk || !wanted || target.closest("[aria-disabled=true]")) return;
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
