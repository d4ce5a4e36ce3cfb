/** What is wrong with a filter, below its box. */

import { html, nothing, type TemplateResult } from 'lit';

import type { Place } from '../../shared/query/token.ts';
import { icon } from '../ui/icons.ts';
import type { SearchProblem } from './search-problem.ts';

/** What is shown around the place of an error, in UTF-16 code units. */
const contextChars = 40;

/** With the element `message`, which describes the box. */
export function problemAlert({ severity, text, place }: SearchProblem, query: string): TemplateResult {
  return html`<div role="alert" class="overlay" popover="manual">
    <div id="message" class=${`message ${severity}`}>
      ${icon(severity)}<span>${text}${place === undefined ? nothing : placeIn(query, place)}</span>
    </div>
  </div>`;
}

function placeIn(query: string, { start, end }: Place): TemplateResult {
  const from = Math.max(0, start - contextChars);
  const before = `${from > 0 ? '…' : ''}${query.slice(from, start)}`;
  const after = `${query.slice(end, end + contextChars)}${end + contextChars < query.length ? '…' : ''}`;
  return html`<code class="place">${before}<mark>${query.slice(start, end)}</mark>${after}</code>`;
}
