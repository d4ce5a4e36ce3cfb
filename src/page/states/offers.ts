/** What can be done about an end with one click. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import type { ConnectionStatus, RequestDraft, StatusOffer } from '../../shared/boundary/page.ts';
import { fixOfUrl } from '../../shared/request/url-fixes.ts';
import { emit } from '../model/events.ts';

import '@vscode-elements/elements/dist/vscode-button/index.js';

/** @param origin - of the URL in the request bar @param draft - what is in the request bar */
export function offers(
  owner: EventTarget,
  status: ConnectionStatus,
  origin: string | undefined,
  draft: RequestDraft,
): readonly TemplateResult[] {
  const isFailed = status.state === 'closed' && status.severity === 'error' && status.recording === undefined;
  const fix = (isFailed ? urlFix(owner, draft.url) : undefined) ?? fixOf(owner, status, origin);
  const mayRetry = isFailed && draft.url.trim() !== '' && (status.retryAt ?? 0) <= Date.now();
  const retry = html`<vscode-button ?secondary=${fix !== undefined} @click=${() => emit(owner, 'stream-connect', draft)}
    >${t('Retry')}</vscode-button
  >`;
  return [...(fix === undefined ? [] : [fix]), ...(mayRetry ? [retry] : [])];
}

/** What is hardly meant in the URL is the first thing to try without. */
function urlFix(owner: EventTarget, text: string): TemplateResult | undefined {
  const url = fixOfUrl(text)?.url;
  return url === undefined ? undefined : button(t('Use fixed URL'), () => emit(owner, 'url-fix', url));
}

function fixOf(
  owner: EventTarget,
  { offer, origin, authorization }: ConnectionStatus,
  current: string | undefined,
): TemplateResult | undefined {
  if (offer === undefined) return undefined;
  // They would be about another server, once the URL was changed.
  const isOfServer = offer === 'trustCertificate' || offer === 'useHttps' || offer === 'useHttp';
  if (isOfServer && origin !== current) return undefined;
  const [text, act] = fixes(owner, authorization)[offer];
  return button(text, act);
}

/** What is on the button, and what it does. */
function fixes(
  owner: EventTarget,
  authorization: ConnectionStatus['authorization'],
): Readonly<Record<StatusOffer, readonly [text: string, act: () => void]>> {
  return {
    acceptAnswer: [t('Accept any content type'), () => emit(owner, 'answer-accept', undefined)],
    readLines: [t('Read as NDJSON'), () => emit(owner, 'answer-accept', undefined)],
    addAuthorization: [t('Add authorization'), () => emit(owner, 'authorization-add', authorization)],
    trustCertificate: [
      t('Trust this certificate for this connection'),
      () => emit(owner, 'certificate-trust', undefined),
    ],
    useHttps: [t('Connect with https://'), () => emit(owner, 'scheme-change', 'https')],
    useHttp: [t('Connect with http://, unencrypted'), () => emit(owner, 'scheme-change', 'http')],
  };
}

function button(text: string, act: () => void): TemplateResult {
  return html`<vscode-button @click=${act}>${text}</vscode-button>`;
}
