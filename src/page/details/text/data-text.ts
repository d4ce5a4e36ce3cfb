/** Turns data into what the details show. What the server sent becomes text nodes, never markup. */

import { html, type TemplateResult } from 'lit';

import type { EventDetails } from '../../../shared/stream/engine.ts';
import { layOutJson } from '../../../shared/text/json-text.ts';

/** Beyond as many tokens the colors are left away: each is an element, and elements cost more than text. */
const mostElements = 5000;
/** Laid out JSON may be longer than that only where its nesting makes it so; then it is shown as received. */
const longestLayout = 1_000_000;

type Shown = string | TemplateResult[];

/** The data: laid out and colored if it is whole and JSON, else as received. */
export function dataText({ data, dataLength }: EventDetails): Shown {
  const tokens = data.length < dataLength ? undefined : layOutJson(data);
  if (tokens === undefined) return data;
  const text = tokens.map(({ text }) => text).join('');
  if (text.length > longestLayout) return data;
  if (tokens.length > mostElements) return text;
  return tokens.map(({ kind, text }) =>
    kind === 'punctuation' ? html`${text}` : html`<span class=${kind}>${text}</span>`,
  );
}
