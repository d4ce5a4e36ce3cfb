/** What is known of one attempt: its way, its phases, and what was said both ways. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import { catalogue } from '../../shared/diagnoses/catalogue.ts';
import { diagnosisCode } from '../../shared/diagnoses/diagnosis-code.ts';
import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import { signOf } from '../controls/sign.ts';
import { formatSpan } from '../ui/format.ts';
import { icon } from '../ui/icons.ts';
import { tokensOf } from '../ui/raw-text.ts';
import { phaseRows } from './attempt-phases.ts';
import {
  describeChallenge,
  describeChunks,
  describeRedirect,
  describeRepeats,
  describeWait,
  describeWay,
} from './attempt-text.ts';

/** @param copyHead - what the button beside the head as it came does */
export function attemptDetails(attempt: ConnectionAttempt, copyHead: (head: string) => void): TemplateResult {
  const { url, finalUrl, method, wait, redirects = [], challenges = [], body } = attempt;
  const asked = finalUrl === url || redirects.length > 0 ? url : t`${url}, redirected to ${finalUrl}`;
  const lines = [
    `${redirects[0]?.method ?? method} ${asked}`,
    ...redirects.map(describeRedirect),
    ...challenges.map(describeChallenge),
    ...describeWay(attempt),
    wait && describeWait(wait),
    describeRepeats(attempt),
    body?.chunks && describeChunks(body.chunks),
  ];
  return html`${lines.filter((line) => line !== undefined).map((line) => html`<div>${line}</div>`)} ${phases(attempt)}
  ${leniencies(attempt)} ${headers(t('Sent'), attempt.requestHeaders)}
  ${headers(t('Received'), attempt.responseHeaders)} ${rawHead(attempt, copyHead)}`;
}

function phases(attempt: ConnectionAttempt): TemplateResult | typeof nothing {
  const rows = phaseRows(attempt);
  if (rows.length === 0) return nothing;
  return html`<table class="phases" aria-label=${t`Phases of attempt ${attempt.number}`}>
    <thead>
      <tr>
        <th scope="col">${t('Phase')}</th>
        <th scope="col">${t('Since start')}</th>
        <th scope="col">${t('Duration')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, at, took }) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${formatSpan(at)}</td>
            <td>${formatSpan(took)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** What was read though HTTP doesn’t allow it. */
function leniencies({ lenient = [], body }: ConnectionAttempt): TemplateResult | typeof nothing {
  const all = [...lenient, ...(body?.lenient ?? [])];
  if (all.length === 0) return nothing;
  return html`<div class="part">
    <div class="title">${t('Read as browsers do, though it isn’t valid HTTP')}</div>
    <ul>
      ${all.map(({ kind, text }) => html`<li>${catalogue[kind].what({ text })} <span class="dim">${diagnosisCode(kind)}</span></li>`)}
    </ul>
  </div>`;
}

function headers(title: string, list: ConnectionAttempt['responseHeaders']): TemplateResult | typeof nothing {
  if (list === undefined) return nothing;
  return html`<div class="part">
    <div class="title">${title}</div>
    <pre class="mono">${list.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>
  </div>`;
}

/** With what is invisible made visible. */
function rawHead({ rawHead: head }: ConnectionAttempt, copy: (head: string) => void): TemplateResult | typeof nothing {
  if (head === undefined) return nothing;
  const name = t('Response head as it came');
  return html`<details class="part">
    <summary class="title">${name}</summary>
    <button class="labelled" @click=${() => copy(head)}>${icon('copy')}${t('Copy response head')}</button>
    <pre class="mono" tabindex="0" role="region" aria-label=${name}>${tokensOf(head).map(signOf)}</pre>
  </details>`;
}
