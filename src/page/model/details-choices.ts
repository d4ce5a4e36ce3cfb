/** How a person wants to see an event: kept from one event to the next, and over a reload. */

export interface DetailsChoices {
  /** ID of the selected tab; one that isn't there means the first. */
  readonly tab: string;
  /** Whether data that could be shown as something better (a tree) is shown as text. */
  readonly asText: boolean;
  /** Whether long lines of text go on in the next line. */
  readonly wrap: boolean;
  /** Whether text is shown as the Markdown that it may be. */
  readonly markdown: boolean;
  /** Whether the bytes are shown in hexadecimal. */
  readonly hex: boolean;
}

export const initialChoices: DetailsChoices = { tab: 'data', asText: false, wrap: true, markdown: false, hex: false };

/** @param recalled - from the webview state; what does not look like a choice is left aside */
export function choicesOf(recalled: unknown): DetailsChoices {
  if (typeof recalled !== 'object' || recalled === null) return initialChoices;
  const { tab, asText, wrap, markdown, hex } = recalled as { [Name in keyof DetailsChoices]?: unknown };
  return {
    tab: typeof tab === 'string' ? tab : initialChoices.tab,
    asText: typeof asText === 'boolean' ? asText : initialChoices.asText,
    wrap: typeof wrap === 'boolean' ? wrap : initialChoices.wrap,
    markdown: typeof markdown === 'boolean' ? markdown : initialChoices.markdown,
    hex: typeof hex === 'boolean' ? hex : initialChoices.hex,
  };
}
