// Types of /embed/v1.js, for TypeScript: docs/embedding.md says how to use them.

interface AliasWizardElement extends HTMLElement {
  /** Where the frame starts. */
  readonly url: string;
  readonly frame: HTMLIFrameElement;
  /** Starts again. */
  reset(): void;
}

interface AliasWizardAttributes {
  lang?: string;
  theme?: "auto" | "light" | "dark";
  /** The query of a wizard page: "who=several&busy=wait". */
  answers?: string;
  /** Pixels kept free from the start. */
  height?: number | string;
  loading?: "eager" | "lazy";
  /** The frame's title, for screen readers. */
  label?: string;
  /** The frame may get lower again. */
  shrink?: boolean | "";
}

interface AliasWizardEvents {
  "wizard:ready": CustomEvent<Readonly<Record<string, never>>>;
  "wizard:step": CustomEvent<Readonly<{ question: string }>>;
  "wizard:result": CustomEvent<Readonly<{ configuration: string; match: string }>>;
  "wizard:height": CustomEvent<Readonly<{ height: number }>>;
}

interface HTMLElementTagNameMap {
  "alias-wizard": AliasWizardElement;
}
interface HTMLElementEventMap extends AliasWizardEvents {}
interface DocumentEventMap extends AliasWizardEvents {}
interface WindowEventMap extends AliasWizardEvents {}
