// <alias-wizard> in JSX, for React 18 and 19: beside v1.d.ts.
/// <reference path="./v1.d.ts" />

import type { DetailedHTMLProps, HTMLAttributes } from "react";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "alias-wizard": DetailedHTMLProps<HTMLAttributes<AliasWizardElement>, AliasWizardElement> &
        AliasWizardAttributes;
    }
  }
}
