/** Text as received, with the controls in it as signs. */

import { html, nothing, type TemplateResult } from 'lit';
import type { RawToken } from '../ui/raw-text.ts';

/** To be drawn in a `pre`; `signStyles` has how it looks. */
export function signOf({ text, name, endsLine }: RawToken): string | TemplateResult {
  if (name === undefined) return text;
  return html`<span class="sign" data-name=${name}>${text}</span>${endsLine === true ? '\n' : nothing}`;
}
