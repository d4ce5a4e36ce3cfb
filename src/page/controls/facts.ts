/** What is known of a row, in a list of names and values. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import { emit } from '../model/events.ts';
import { formatCount } from '../ui/format.ts';

/** A name and its value; `eventInfoStyles` has how it looks. */
export function factRow(name: string, value: string | TemplateResult): TemplateResult {
  return html`<div class="row">
    <dt>${name}</dt>
    <dd>${typeof value === 'string' ? html`<span>${value}</span>` : value}</dd>
  </div>`;
}

/** Leads to that event: tells `event-show`. */
export function eventLink(source: EventTarget, seq: number, name: string): TemplateResult {
  const title = t`Go to event ${formatCount(seq)}`;
  return html`<button class="link" title=${title} @click=${() => emit(source, 'event-show', seq)}>${name}</button>`;
}
