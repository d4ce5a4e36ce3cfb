/** What the panel makes of a cURL command that was pasted, beside the request itself. */

import { t } from '@vscode/l10n';
import { curlMessages } from '../../shared/messages/curl-messages.ts';
import { messageText } from '../../shared/messages/message.ts';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import { formatCount, formatSize } from '../ui/format.ts';
import type { Folds } from './page-state.ts';
import { countOptions } from './option-edit.ts';

/** Unfolds what has content; what is unfolded already stays. */
export function foldsOf(draft: RequestDraft): Partial<Folds> {
  const { parameters, headers = [], body = '', bodyKind = 'text', auth, options } = draft;
  return {
    ...(parameters.length > 0 && { parametersUnfolded: true }),
    ...(headers.length > 0 && { headersUnfolded: true }),
    ...((body !== '' || bodyKind !== 'text') && { bodyUnfolded: true }),
    ...(auth !== undefined && { authUnfolded: true }),
    ...(countOptions(options) > 0 && { optionsUnfolded: true }),
  };
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
