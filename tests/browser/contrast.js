// Every text, line, sign and outline of a control that is too pale for its ground: a sentence for each.
// Called in a page with the least contrast of text, and of the rest; and with accents, to look at the page
// in each of them. What shows, and where, is the same in all.
([least, leastOfRest, accents = [null]]) => {
  const faults = new Set();
  let accent = null;
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const channels = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const isPaint = (colour) => colour !== "none" && channels(colour)[3] > 0;
  const over = ([r, g, b, a], ground, opacity) => [r, g, b].map((channel, place) =>
    channel * (a / 255) * opacity + ground[place] * (1 - (a / 255) * opacity));
  const light = (colour) => colour.slice(0, 3)
    .map((channel) => channel / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  // Asked of each parent once: most of them hold many a text.
  const once = (find) => {
    const found = new Map();
    return (element) => {
      if (!found.has(element)) found.set(element, find(element));
      return found.get(element);
    };
  };
  const styleOf = once((element) => getComputedStyle(element)); // it follows the accent by itself
  const boxOf = once((element) => element.getBoundingClientRect());
  let opacityOf;
  let groundOf;
  const words = (element) => element.textContent.trim().replace(/\s+/g, " ").slice(0, 30);
  const say = (what, element, found) => faults.add(
    `${accent ? `${accent}: ` : ""}${what} ${found.toFixed(2)}: ${element.localName}.${element.getAttribute("class") ?? ""} in `
    + `${element.parentElement.getAttribute("class") ?? element.parentElement.localName} `
    + `“${words(element)}”`);
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });

  const pictures = [...document.querySelectorAll("svg")].filter(isShown)
    .map((svg) => [svg, [...svg.querySelectorAll("path, rect, circle, text")]]);
  const lookAtPicture = (svg, parts) => {
    const filled = []; // boxes, in the order of painting: what comes later lies on top
    for (const part of parts) {
      const { fill, stroke } = styleOf(part);
      const { x, y, width, height } = boxOf(part);
      const middle = [x + width / 2, y + height / 2];
      const under = filled.findLast(([box]) => middle[0] > box.left && middle[0] < box.right
        && middle[1] > box.top && middle[1] < box.bottom);
      const ground = under ? under[1] : groundOf(svg);
      const opacity = opacityOf(part);
      const seen = [fill, stroke].filter(isPaint)
        .map((paint) => contrast(over(channels(paint), ground, opacity), ground));
      if (part.localName === "text") {
        if (seen[0] < least) say("text", part, seen[0]);
      } else if (!(Math.max(...seen) >= leastOfRest)) {
        say("drawn", part, Math.max(0, ...seen));
      }
      if (part.matches(".shape, .pill, .mark") && isPaint(fill)) {
        filled.push([boxOf(part), over(channels(fill), ground, opacity)]);
      }
    }
  };

  const texts = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, script, noscript, .unseen, .skip, :disabled"))
      continue;
    if (isShown(element)) texts.add(element);
  }
  const lookAtText = (element) => {
    const ground = groundOf(element);
    const ink = over(channels(styleOf(element).color), ground, opacityOf(element));
    if (contrast(ink, ground) < least) say("text", element, contrast(ink, ground));
  };

  const controls = [...document.querySelectorAll(".row label, .chip, button, .button, .scenarios a, "
    + "select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])")]
    .filter((control) => isShown(control) && !control.disabled);
  const lookAtOutline = (control) => {
    const ground = groundOf(control.parentElement);
    const { borderTopColor, backgroundColor } = styleOf(control);
    const seen = Math.max(...[borderTopColor, backgroundColor]
      .map((paint) => contrast(over(channels(paint), ground, 1), ground)));
    if (seen < leastOfRest) say("outline", control, seen);
  };

  for (accent of accents) {
    if (accent) document.documentElement.dataset.accent = accent;
    opacityOf = once((element) =>
      element ? styleOf(element).opacity * opacityOf(element.parentElement) : 1);
    groundOf = once((element) => {
      if (!element) return [255, 255, 255, 255];
      const painted = channels(styleOf(element).backgroundColor);
      return painted[3] === 255 ? painted : groundOf(element.parentElement);
    });
    for (const [svg, parts] of pictures) lookAtPicture(svg, parts);
    for (const element of texts) lookAtText(element);
    for (const control of controls) lookAtOutline(control);
  }
  return [...faults];
}
