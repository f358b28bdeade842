// The builder works without this script: it takes pasted answers and those of the preview at once, says
// aloud what was rebuilt, and keeps the focus where the reader is.
{
  let landing = "";

  const field = () => /** @type {HTMLInputElement?} */ (document.getElementById("answers"));
  const take = () => field()?.dispatchEvent(new Event("taken", { bubbles: true }));

  const reveal = () => {
    const button = document.getElementById("take-answers");
    if (button) button.hidden = false;
  };
  reveal();

  document.addEventListener("click", ({ target }) => {
    const control = target instanceof Element ? target.closest("#take-answers, #forget") : null;
    if (!control) return;
    // What is pressed here is replaced by what it brings.
    landing = control.id === "forget" ? "pick" : control.id;
    const preview = document.getElementById("preview");
    const answers = field();
    if (control.id === "forget" || !answers || !(preview instanceof HTMLIFrameElement)) return;
    answers.value = preview.contentWindow?.location.href ?? "";
    take();
  });

  document.addEventListener("paste", ({ target }) => {
    if (target === field()) setTimeout(take);
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const { target, detail } = /** @type {CustomEvent} */ (event);
    if (!(target instanceof HTMLElement) || target.id !== "built") return;
    reveal();
    const said = document.getElementById("built-said");
    if (said) said.textContent = target.dataset.said ?? "";
    // Whoever presses the button wants to be where it leads, unless there is something to mend.
    const wasPressed = detail.requestConfig?.triggeringEvent?.type === "submit";
    if (wasPressed && !document.getElementById("answers-error")) {
      target.scrollIntoView();
      landing = "built-title";
    }
    document.getElementById(landing)?.focus({ preventScroll: true });
    landing = "";
  });
}
