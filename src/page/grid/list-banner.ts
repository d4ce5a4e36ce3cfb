/** What is above the first row of the list: what is not there any more. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import type { ViewUpdate } from '../../shared/stream/engine.ts';
import { rowHeight } from '../model/rows.ts';
import { formatCount, formatEvents } from '../ui/format.ts';

/** @param text - absent: all is there @param top - px from the top of what is seen */
export function banner(text: string | undefined, top: number): TemplateResult | typeof nothing {
  if (text === undefined || top <= -rowHeight) return nothing;
  return html`<div class="over gap" role="note" .style=${`transform: translateY(${top}px)`}>${text}</div>`;
}

/** @param cleared - events that are not there because the person cleared the list, not because of a limit */
export function bannerText({ counts, annotations }: ViewUpdate, cleared: number): string | undefined {
  const dropped = counts.dropped - cleared;
  const lost = annotations?.lost ?? 0;
  const sentences = [
    ...(dropped <= 0 ? [] : [droppedText(dropped)]),
    ...(lost === 0 ? [] : [t`${formatCount(lost)} older rows between the events are no longer kept (too many)`]),
  ];
  return sentences.length === 0 ? undefined : sentences.join('; ');
}

function droppedText(count: number): string {
  const events = formatEvents(count, 'older');
  return count === 1 ? t`${events} was dropped (limit)` : t`${events} were dropped (limit)`;
}
