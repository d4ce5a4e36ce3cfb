/** What the list says while it has no rows, though events arrived. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import type { SearchFailure, ViewUpdate } from '../../shared/stream/engine.ts';
import { emit } from '../model/events.ts';
import { formatCount, formatEvents } from '../ui/format.ts';
import type { CardKind } from './card-kind.ts';

import '@vscode-elements/elements/dist/vscode-button/index.js';

/** Tells `filter-show-all` and `pause-edit`. */
export function listCard(
  owner: EventTarget,
  kind: Exclude<CardKind, 'state'>,
  { counts, searched = 0, searchFailure, paused }: ViewUpdate,
): TemplateResult {
  switch (kind) {
    case 'paused':
      return html`<strong
          >${paused?.until === 0 ? t('The list was paused before the first event.') : allDropped}</strong
        >
        <vscode-button secondary @click=${() => emit(owner, 'pause-edit', false)}>${t('Resume')}</vscode-button>`;
    case 'searching':
      return html`<span>${t`Searching ${formatEvents(counts.kept)}… ${formatCount(searched)} done`}</span>`;
    case 'hidden':
      return html`<strong>${hiddenSentence(counts.kept, searchFailure)}</strong>
        <vscode-button secondary @click=${() => emit(owner, 'filter-show-all', undefined)}
          >${t('Show all')}</vscode-button
        >`;
    case 'gone':
      return html`<span
        >${t`The list is empty: all ${formatEvents(counts.received)} received have been dropped.`}</span
      >`;
  }
}

const allDropped = t('All events in the paused list have since been dropped.');

function hiddenSentence(kept: number, failure: SearchFailure | undefined): string {
  if (failure !== undefined && failure.kind !== 'invalid') return t('Nothing was found before the search stopped.');
  return kept === 1
    ? t('No events match this filter. 1 hidden.')
    : t`No events match this filter. ${formatCount(kept)} hidden.`;
}
