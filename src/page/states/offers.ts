/** What can be done about an end with one click. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import type { ConnectionStatus, RequestDraft } from '../../shared/boundary/page.ts';
import { emit } from '../model/events.ts';

import '@vscode-elements/elements/dist/vscode-button/index.js';

/** @param origin - of the URL in the request bar @param draft - what is in the request bar */
export function offers(
  owner: EventTarget,
  status: ConnectionStatus,
  origin: string | undefined,
  draft: RequestDraft,
): readonly TemplateResult[] {
  const fix = fixOf(owner, status, origin);
  const isFailed = status.state === 'closed' && status.severity === 'error' && status.recording === undefined;
  const mayRetry = isFailed && draft.url.trim() !== '' && (status.retryAt ?? 0) <= Date.now();
  const retry = html`<vscode-button ?secondary=${fix !== undefined} @click=${() => emit(owner, 'stream-connect', draft)}
    >${t('Retry')}</vscode-button
  >`;
  return [...(fix === undefined ? [] : [fix]), ...(mayRetry ? [retry] : [])];
}

function fixOf(
  owner: EventTarget,
  { offer, origin, authorization }: ConnectionStatus,
  current: string | undefined,
): TemplateResult | undefined {
  switch (offer) {
    case undefined:
      return undefined;
    case 'acceptAnswer':
      return button(t('Accept any content type'), () => emit(owner, 'answer-accept', undefined));
    case 'addAuthorization':
      return button(t('Add authorization'), () => emit(owner, 'authorization-add', authorization));
  }
  // It would be about another server, once the URL was changed.
  if (origin !== current) return undefined;
  switch (offer) {
    case 'trustCertificate':
      return button(t('Trust this certificate for this connection'), () => emit(owner, 'certificate-trust', undefined));
    case 'useHttps':
      return button(t('Connect with https://'), () => emit(owner, 'scheme-change', 'https'));
    case 'useHttp':
      return button(t('Connect with http://, unencrypted'), () => emit(owner, 'scheme-change', 'http'));
  }
}

function button(text: string, act: () => void): TemplateResult {
  return html`<vscode-button @click=${act}>${text}</vscode-button>`;
}
