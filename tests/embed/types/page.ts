// What a host's script may do with the element and its events, and what it may not.
const wizard = document.createElement("alias-wizard");
wizard.reset();
const start: string = wizard.url;
wizard.frame.title = start;

document.addEventListener("wizard:result", ({ detail }) => {
  const told: string = detail.configuration + detail.match;
  document.title = told;
  // @ts-expect-error: details are frozen.
  detail.match = "exact";
});
wizard.addEventListener("wizard:step", ({ detail }) => detail.question.length);
addEventListener("wizard:height", ({ detail }) => detail.height.toFixed());

// @ts-expect-error: the start follows from the attributes.
wizard.url = "";
