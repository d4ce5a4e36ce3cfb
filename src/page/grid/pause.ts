/** What the list says and does while it is paused. */

import { html, type TemplateResult } from 'lit';

import type { ViewUpdate } from '../../protocol/engine.ts';
import { formatCount, formatEvents } from '../format.ts';
import { icon } from '../icons.ts';

/** Space, as in players. It keeps the browser from scrolling by a page, for which there is PageDown. */
export function isPauseKey(event: KeyboardEvent): boolean {
  if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  event.preventDefault();
  // Held down, it would pause and resume again and again.
  return !event.repeat;
}

/** How many events wait, and a way to them. */
export function pausePill(view: ViewUpdate, resume: () => void): TemplateResult {
  return html`<button class="pill" title="Resume (Space in the list)" @click=${resume}>
    ${icon('pause')}${describePause(view)}
  </button>`;
}

/** In one sentence: what comes with the next click, and what never will. */
function describePause({ counts, paused }: ViewUpdate): string {
  const waiting = paused?.waiting ?? 0;
  const wait = waiting === 0 ? 'Paused: no new event waits' : `${formatEvents(waiting, 'new')} ${waits(waiting)}`;
  // Numbers of dropped events are the lowest ones.
  const lost = Math.max(0, counts.dropped - (paused?.until ?? counts.dropped));
  return lost === 0 ? wait : `${wait}; ${formatCount(lost)} were dropped unseen`;
}

function waits(count: number): string {
  return count === 1 ? 'waits' : 'wait';
}
