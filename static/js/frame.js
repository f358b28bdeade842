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
    if (!innerWidth) return;
    // WordPress first: its script takes the frame's style away, with the height that ours sets.
    if (secret) post({ message: "height", value: height, secret });
    post({ aw1: "height", height });
  };

  const tell = () => {
    const { question, configuration, match } = find("form,article")?.dataset ?? {};
    const aw1 = question ? "step" : "result";
    if (host === "null") return;
    post({ aw1: "page", url: location.href.replace(hash, "") }, host);
    post({ aw1, question, configuration, match }, host);
  };

  // WordPress lets its frames open no tab. There its script leads to pages of ours, to no others.
  const leave = (link = document.createElement("a")) => {
    const page = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=canonical]"));
    const value = link.host === location.host ? link.href : page.href;
    try {
      if (open(link.href)) return;
    } catch {
      // Firefox throws where a sandbox forbids it; others say that there is no window.
    }
    post({ message: "link", value, secret });
  };

  const arrive = () => {
    scrollTo(0, 0);
    find("[role=alert],h1")?.focus({ preventScroll: true });
    post({ aw1: "top" });
    tell();
  };

  addEventListener("message", ({ data, origin, source }) => {
    if (source !== parent) return;
    // WordPress says so when its script is there, which may be after the frame.
    if (data?.message === "ready") measure();
    if (data?.aw1 !== "hello") return;
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
    } else if (link) {
      // Not link.target: Firefox gives that of <base>.
      const stays = link.matches("[target]");
      if (stays ? link.hash : !secret) return;
      event.preventDefault();
      if (stays) go(link.href);
      else leave(link);
    }
  });

  addEventListener("htmx:afterSettle", ({ target }) => target === find("main") && arrive());
  addEventListener("load", () => {
    measure();
    // Once more, for a host whose script came between two of these moments.
    if (secret) setTimeout(measure, 1000);
    if (origin !== "null") import(htmx);
  });

  post({ aw1: "ready", title: find("main")?.ariaLabel });
  // WordPress hides the frame until it hears a height, and what is hidden is not observed.
  measure();
  new ResizeObserver(measure).observe(body);
  if (document.hasFocus()) arrive();
}
