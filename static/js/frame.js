// Protocol aw1: docs/embedding.md
{
  const { body, documentElement: root } = document;
  const htmx = document.currentScript?.dataset.htmx ?? "";
  const { hash } = location;
  const secret = hash.split("secret=")[1];
  let host = "null";

  const post = (message = {}, to = "*") => parent.postMessage(message, to);
  const find = (selector = "") => /** @type {HTMLElement?} */ (body.querySelector(selector));

  const go = (url = "") => location.replace(url + hash);

  const measure = () => {
    const height = Math.ceil(body.getBoundingClientRect().height);
    if (innerWidth) post({ aw1: "height", message: "height", height, value: height, secret });
  };

  const tell = () => {
    const { question, configuration, match } = find("form,article")?.dataset ?? {};
    const aw1 = question ? "step" : "result";
    if (host !== "null") post({ aw1, question, configuration, match }, host);
  };

  const arrive = () => {
    scrollTo(0, 0);
    find("[role=alert],h1")?.focus({ preventScroll: true });
    post({ aw1: "top" });
    tell();
  };

  addEventListener("message", ({ data, origin, source }) => {
    if (source !== parent || data?.aw1 !== "hello") return;
    if (["auto", "light", "dark"].includes(data.theme)) root.dataset.theme = data.theme;
    measure();
    if (host === origin) return;
    host = origin;
    tell();
  });

  addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const form = target.closest("button")?.form;
    const link = target.closest("a");
    if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    if (form) {
      event.preventDefault();
      const fields = /** @type {any} */ (new FormData(form));
      if (form.dispatchEvent(new Event("submit", { cancelable: true }))) {
        go(`?${new URLSearchParams(fields)}`);
      }
    } else if (link && !link.hash) {
      // Not link.target: Firefox gives that of <base>.
      const stays = link.matches("[target]");
      if (stays || secret) event.preventDefault();
      if (stays) go(link.href);
      else if (secret) post({ message: "link", value: link.href, secret });
    }
  });

  addEventListener("htmx:afterSettle", ({ target }) => target === find("main") && arrive());
  addEventListener("load", () => origin === "null" || import(htmx));

  post({ aw1: "ready", title: find("main")?.ariaLabel });
  new ResizeObserver(measure).observe(body);
  if (document.hasFocus()) arrive();
}
