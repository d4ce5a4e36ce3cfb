/** What a workspace names that the person does not trust: asked about, or refused, before it is sent. */

import { t } from '@vscode/l10n';
import { workspace } from 'vscode';
import { type Message, messageText } from '../../protocol/messages/message.ts';
import { connectMessages } from '../../protocol/messages/ways-in.ts';
import type { RequestDraft } from '../../protocol/page.ts';
import type { ConnectionOptions } from '../../protocol/records.ts';
import { parseStreamUrl } from '../../protocol/url.ts';
import { hasVariables } from '../../protocol/variables.ts';
import { withoutCredentials } from '../../protocol/url-credentials.ts';
import { confirm, tellError } from '../tell.ts';

/**
 * Asks before a request is sent that comes from a workspace which the person does not trust. Refused is what a person could
 * not judge by its URL: the workspace chose the host, and might have it sent what is none of its business.
 *
 * @param where - what of the workspace names the request
 */
export async function confirmUntrusted(draft: RequestDraft, where: string): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const refused = refusalOf(draft);
  if (refused !== undefined) {
    tellError(messageText(refused(where)));
    return false;
  }
  const { url } = draft;
  const parsed = parseStreamUrl(url);
  const host = 'url' in parsed ? parsed.url.host : t('this URL');
  return confirm(
    t`Connect to ${host}?`,
    t`You have not trusted this workspace, and ${where} names the URL. The request goes to:\n\n${withoutCredentials(url)}`,
    t('Connect'),
  );
}

/** Variables and files may be secrets of the person, and what lies between may take those that the person has for the host. */
function refusalOf(draft: RequestDraft): ((where: string) => Message) | undefined {
  const { bodyKind, options = {} } = draft;
  if (hasVariables(JSON.stringify(draft))) return connectMessages.untrustedVariables;
  if (bodyKind === 'file') return connectMessages.untrustedFile;
  return ways.some((way) => options[way] !== undefined && options[way] !== '' && options[way] !== false)
    ? connectMessages.untrustedWay
    : undefined;
}

const ways: readonly (keyof ConnectionOptions)[] = [
  'proxy',
  'trustAnyCertificate',
  'caFile',
  'certificateFile',
  'keyFile',
  'passphrase',
  'socketPath',
];
