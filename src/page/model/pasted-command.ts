/** What the panel makes of a cURL command that was pasted, beside the request itself. */

import { t } from '@vscode/l10n';
import { curlMessages } from '../../shared/messages/curl-messages.ts';
import { messageText } from '../../shared/messages/message.ts';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import { formatCount, formatSize } from '../ui/format.ts';
import type { RequestTabId } from './panel-layout.ts';
import { countOptions } from './option-edit.ts';

/** The tab with what a person will want to see first of it. @returns `params` when there is nothing but a URL */
export function tabOf({ headers = [], body = '', bodyKind = 'text', auth, options }: RequestDraft): RequestTabId {
  if (body !== '' || bodyKind !== 'text') return 'body';
  if (headers.length > 0) return 'headers';
  if (auth !== undefined) return 'auth';
  return countOptions(options) > 0 ? 'options' : 'params';
}

/** @param untaken - options as written in the command */
export function untakenWarning(untaken: readonly string[]): string | undefined {
  return untaken.length === 0 ? undefined : messageText(curlMessages.untaken(untaken));
}

/** In a few words: method, headers, body. No values: they may be secrets. */
export function describeDraft({ method, headers = [], body = '', bodyKind, form = [], options }: RequestDraft): string {
  const parts = [method];
  if (headers.length > 0) parts.push(headers.length === 1 ? t('1 header') : t`${formatCount(headers.length)} headers`);
  if (body !== '') parts.push(t`a body of ${formatSize(new TextEncoder().encode(body).length)}`);
  if (bodyKind === 'form')
    parts.push(form.length === 1 ? t('a form of 1 field') : t`a form of ${formatCount(form.length)} fields`);
  if (bodyKind === 'file') parts.push(t('a body from a file'));
  const chosen = countOptions(options);
  if (chosen > 0) parts.push(chosen === 1 ? t('1 option') : t`${formatCount(chosen)} options`);
  return parts.join(', ');
}
