/** What the list says while it has no rows. */

import { html, type TemplateResult } from 'lit';

import type { SearchFailure, ViewUpdate } from '../../protocol/engine.ts';
import type { ConnectionStatus } from '../../protocol/page.ts';
import { formatCount, formatEvents } from '../format.ts';

import '@vscode-elements/elements/dist/vscode-button/index.js';

/**
 * @param showAll - what to do when the person wants to see what the filter hides
 * @param resume - what to do when they want to see what has come since they paused the list
 */
export function emptyState(
  state: ConnectionStatus['state'],
  { counts, searched, searchFailure, paused }: ViewUpdate,
  showAll: () => void,
  resume: () => void,
): TemplateResult {
  if (paused !== undefined && counts.dropped >= paused.until && counts.received > paused.until) {
    const sentence = paused.until === 0 ? 'The list is paused since before the first event.' : allDropped;
    return html`<strong>${sentence}</strong> <vscode-button secondary @click=${resume}>Resume</vscode-button>`;
  }
  if (searchFailure === undefined && searched !== undefined && searched < counts.kept) {
    return html`<span>Searching ${formatEvents(counts.kept)}… ${formatCount(searched)} done</span>`;
  }
  if (counts.kept > 0) {
    return html`<strong>${hiddenSentence(counts.kept, searchFailure)}</strong>
      <vscode-button secondary @click=${showAll}>Show all</vscode-button>`;
  }
  return withoutEvents(state, counts.received);
}

const allDropped = 'All events that were here when the list was paused have been dropped since.';

function hiddenSentence(kept: number, failure: SearchFailure | undefined): string {
  if (failure !== undefined && failure.kind !== 'invalid') return 'Nothing was found before the search stopped.';
  return kept === 1 ? 'The filter hides the one event.' : `The filter hides all ${formatCount(kept)} events.`;
}

function withoutEvents(state: ConnectionStatus['state'], received: number): TemplateResult {
  if (received > 0) return html`<span>The list is empty: ${formatEvents(received)} came and were let go.</span>`;
  switch (state) {
    case 'idle':
      return html`<strong>Watch an event stream</strong>
        <span>Enter the URL of a Server-Sent Events endpoint above and press <kbd>Enter</kbd>.</span>
        <span>No server at hand? Run <kbd>SSE: Connect to Sample Stream</kbd> from the Command Palette.</span>`;
    case 'open':
      return html`<span>Connected. No event has come yet.</span>`;
    case 'connecting':
    case 'waiting':
      return html`<span>No event has come yet.</span>`;
    case 'closed':
      return html`<span>The connection was closed before an event came.</span>`;
  }
}
