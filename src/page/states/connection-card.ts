/** What the state of the connection means while there are no events, in a few words. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import type { ConnectionStatus } from '../../shared/boundary/page.ts';
import { catalogue, type DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Diagnosis } from '../../shared/diagnoses/diagnosis.ts';
import { visibleBytes } from '../controls/visible-bytes.ts';

/** @param hasEvents - whether there are rows, which the card is over then */
export function connectionCard(status: ConnectionStatus, hasEvents: boolean): TemplateResult {
  return html`<strong>${titleOf(status, hasEvents)}</strong>`;
}

function titleOf({ state, severity, cause, recording, text }: ConnectionStatus, hasEvents: boolean): string {
  const why = cause === undefined ? text : sentenceOf(cause);
  if (recording !== undefined) return hasEvents ? text : t('No events in this recording.');
  if (state === 'closed' && severity === 'error') return why;
  if (hasEvents) return state === 'waiting' ? why : text;
  return {
    idle: t('Ready to connect'),
    connecting: t('No events yet.'),
    open: t('Connected. No events yet.'),
    waiting: cause === undefined ? t('No events yet.') : t`No events yet. ${why}`,
    closed: t('Connection closed before any event arrived.'),
  }[state];
}

/** A cause is a clause, to be after a colon. */
function sentenceOf(cause: string): string {
  return `${cause.charAt(0).toUpperCase()}${cause.slice(1)}${/[.!?…]$/.test(cause) ? '' : '.'}`;
}

/** Bytes came, and no event was made of them: what came, and why that is so. */
export function eventlessCard({ kind, facts, places }: Diagnosis<DiagnosisKind>): TemplateResult {
  const { what, fix } = catalogue[kind];
  const bytes = places[0]?.excerpt ?? new Uint8Array();
  return html`<strong>${what(facts)}</strong> <span>${fix(facts)}</span> ${
      bytes.length === 0
        ? nothing
        : html`<pre
            class="mono block eventless"
            tabindex="0"
            role="region"
            aria-label=${t('Start of the response body')}
          >
${visibleBytes(bytes)}</pre>`
    }`;
}
