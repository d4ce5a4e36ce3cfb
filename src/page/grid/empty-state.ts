/** What the list says while it has no rows. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import type { SearchFailure, ViewUpdate } from '../../shared/stream/engine.ts';
import type { ConnectionStatus } from '../../shared/boundary/page.ts';
import { catalogue, type DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Diagnosis } from '../../shared/diagnoses/diagnosis.ts';
import { visibleBytes } from '../controls/visible-bytes.ts';
import { formatCount, formatEvents } from '../ui/format.ts';

import '@vscode-elements/elements/dist/vscode-button/index.js';

/**
 * @param showAll - what to do when the person wants to see what the filter hides
 * @param resume - what to do when they want to see what has arrived since they paused the list
 */
export function emptyState(
  state: ConnectionStatus['state'],
  { counts, searched, searchFailure, paused, eventlessReason }: ViewUpdate,
  showAll: () => void,
  resume: () => void,
): TemplateResult {
  if (paused !== undefined && counts.dropped >= paused.until && counts.received > paused.until) {
    const sentence = paused.until === 0 ? t('The list was paused before the first event.') : allDropped;
    return html`<strong>${sentence}</strong> <vscode-button secondary @click=${resume}>${t('Resume')}</vscode-button>`;
  }
  if (searchFailure === undefined && searched !== undefined && searched < counts.kept) {
    return html`<span>${t`Searching ${formatEvents(counts.kept)}… ${formatCount(searched)} done`}</span>`;
  }
  if (counts.kept > 0) {
    return html`<strong>${hiddenSentence(counts.kept, searchFailure)}</strong>
      <vscode-button secondary @click=${showAll}>${t('Show all')}</vscode-button>`;
  }
  return eventlessReason === undefined ? withoutEvents(state, counts.received) : withReason(eventlessReason);
}

/** Bytes came, and no event was made of them: what came, and why that is so. */
function withReason({ kind, facts, places }: Diagnosis<DiagnosisKind>): TemplateResult {
  const { what, fix } = catalogue[kind];
  const bytes = places[0]?.excerpt ?? new Uint8Array();
  return html`<strong>${what(facts)}</strong> <span>${fix(facts)}</span>
    <pre class="mono block eventless" tabindex="0" role="region" aria-label=${t('Start of the response body')}>
${visibleBytes(bytes)}</pre>`;
}

const allDropped = t('All events in the paused list have since been dropped.');

function hiddenSentence(kept: number, failure: SearchFailure | undefined): string {
  if (failure !== undefined && failure.kind !== 'invalid') return t('Nothing was found before the search stopped.');
  return kept === 1
    ? t('No events match this filter. 1 hidden.')
    : t`No events match this filter. ${formatCount(kept)} hidden.`;
}

function withoutEvents(state: ConnectionStatus['state'], received: number): TemplateResult {
  if (received > 0)
    return html`<span>${t`The list is empty: all ${formatEvents(received)} received have been dropped.`}</span>`;
  switch (state) {
    case 'idle':
      return html`<strong>${t('Watch an event stream')}</strong>
        ${hint(t('Enter the URL of a Server-Sent Events endpoint above and press {key}.'), t('Enter'))}
        ${hint(t('No server yet? Run {key} from the Command Palette.'), t('SSE: Connect to Sample Stream'))}`;
    case 'open':
      return html`<span>${t('Connected. No events yet.')}</span>`;
    case 'connecting':
    case 'waiting':
      return html`<span>${t('No events yet.')}</span>`;
    case 'closed':
      return html`<span>${t('Connection closed before any event arrived.')}</span>`;
  }
}

/** @param key - what is shown instead of `{key}`: a key, or a command */
function hint(sentence: string, key: string): TemplateResult {
  const [before, after] = sentence.split('{key}');
  return html`<span>${before}<kbd>${key}</kbd>${after}</span>`;
}
