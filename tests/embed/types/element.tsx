// The element in React, as the builder writes it, and with what is wrong.
export const asBuilt = (
  <alias-wizard
    lang="en"
    theme="light"
    answers="who=several&busy=wait"
    height="1600"
    style={{ display: "block", minHeight: "1600px" }}
  >
    <a href="https://wizard.example/en/" referrerPolicy="no-referrer">
      Which type for your number?
    </a>
  </alias-wizard>
);

export const withMore = (
  <alias-wizard height={900} loading="lazy" label="Help" shrink ref={(one) => one?.reset()} />
);

// @ts-expect-error: no such theme.
export const wrongTheme = <alias-wizard theme="pink" />;

// @ts-expect-error: no such attribute.
export const wrongName = <alias-wizard answer="who=one" />;
