/** The request as a part of the bar of the state, where there is room for one bar only. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import { emit } from '../model/events.ts';
import { editedDot } from '../request/edited-dot.ts';
import { icon, type IconName } from '../ui/icons.ts';

export interface CompactRequest {
  readonly url: string;
  /** Whether it is not the one that runs. */
  readonly isEdited: boolean;
  /** Whether there is a stream that can be disconnected, and whether it is open. */
  readonly isLive: boolean;
  readonly isOpen: boolean;
}

/** Opens the request bar. */
export function urlButton(from: EventTarget, { url, isEdited }: CompactRequest): TemplateResult {
  return html`<button
    class="url"
    aria-label=${t`Edit request: ${url}`}
    title=${`${url}\n${t('Edit request (F2)')}`}
    @click=${() => emit(from, 'url-open', undefined)}
  >
    <span>${shortUrl(url)}</span>${isEdited ? editedDot : nothing}
  </button>`;
}

/** What the buttons of the request bar do. */
export function connectionButtons(from: EventTarget, { isLive, isOpen, isEdited }: CompactRequest): TemplateResult {
  const send = (): void => emit(from, 'request-send', undefined);
  if (!isLive) return iconButton(t('Connect'), 'sync', send);
  const again = isOpen || isEdited ? iconButton(t('Reconnect'), 'sync', send) : nothing;
  return html`${again}${iconButton(t('Disconnect'), 'debugDisconnect', () => emit(from, 'stream-disconnect', undefined))}`;
}

function iconButton(name: string, picture: IconName, act: () => void): TemplateResult {
  return html`<button class="compact" aria-label=${name} title=${name} @click=${act}>${icon(picture)}</button>`;
}

/** What tells one URL of a server from the other: the end of its path, and its query. */
export function shortUrl(url: string): string {
  const schemeEnd = url.indexOf('://');
  const text = schemeEnd > 0 && !/[/?#]/.test(url.slice(0, schemeEnd)) ? url.slice(schemeEnd + 3) : url;
  const queryAt = text.search(/[?#]/);
  const [address, rest] = queryAt < 0 ? [text, ''] : [text.slice(0, queryAt), text.slice(queryAt)];
  const [host = '', ...path] = address.split('/');
  return (path.findLast((part) => part !== '') ?? host) + rest;
}
