/** What the list says and does while it is paused. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import type { ViewUpdate } from '../../shared/stream/engine.ts';
import { formatCount, formatEvents } from '../ui/format.ts';
import { icon } from '../ui/icons.ts';

/** Space, as in players. It keeps the browser from scrolling by a page, for which there is PageDown. */
export function isPauseKey(event: KeyboardEvent): boolean {
  if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  event.preventDefault();
  // Held down, it would pause and resume again and again.
  return !event.repeat;
}

/** How many events wait, and a way to them. */
export function pausePill(view: ViewUpdate, resume: () => void): TemplateResult {
  return html`<button class="pill" title=${t('Resume (Space in the list)')} @click=${resume}>
    ${icon('pause')}${describePause(view)}
  </button>`;
}

/** How many arrived below what is seen, and a way to them. */
export function newPill(count: number, follow: () => void): TemplateResult {
  return html`<button class="pill" @click=${follow}>${icon('arrowDown')}${formatEvents(count, 'new')}</button>`;
}

/** In one sentence: what comes with the next click, and what never will. */
function describePause({ counts, paused }: ViewUpdate): string {
  const waiting = paused?.waiting ?? 0;
  const wait = waiting === 0 ? t('Paused: no new events') : describeWaiting(waiting);
  // Numbers of dropped events are the lowest ones.
  const lost = Math.max(0, counts.dropped - (paused?.until ?? counts.dropped));
  return lost === 0 ? wait : t`${wait}; ${formatCount(lost)} were dropped before you could see them`;
}

function describeWaiting(count: number): string {
  return count === 1 ? t('1 new event') : t`${formatCount(count)} new events`;
}
