import { html, type TemplateResult } from 'lit';

import { icon } from '../ui/icons.ts';

/** Something to know about what is shown. */
export function notice(text: string): TemplateResult {
  return html`<div class="notice" role="note">${icon('info')}<span>${text}</span></div>`;
}
