/** Bytes as text, with what is invisible made visible. */

import { html, nothing, type TemplateResult } from 'lit';
import { readRaw } from '../ui/raw-text.ts';

/** To stand in a `pre`, with a style for the class `invisible`. */
export function visibleBytes(bytes: Uint8Array): readonly (string | TemplateResult)[] {
  return readRaw(bytes).map(({ text, name, endsLine }) =>
    name === undefined
      ? text
      : html`<span class="invisible" title=${name}>${text}</span>${endsLine === true ? '\n' : nothing}`,
  );
}
