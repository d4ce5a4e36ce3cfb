/** Requests of a workspace that the person does not trust: refused, or asked about, before anything is filled in or sent. */

import { t } from '@vscode/l10n';
import { workspace } from 'vscode';
import { type Message, messageText } from '../../shared/messages/message.ts';
import { connectMessages } from '../../shared/messages/ways-in-messages.ts';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import type { StreamRequest } from '../../shared/stream/records.ts';
import { withoutCredentials } from '../../shared/request/url-credentials.ts';
import { parseStreamUrl } from '../../shared/request/url.ts';
import { confirm, showError } from '../vscode/notifications.ts';
import { refusedIn, refusedInDraft } from './refusal.ts';
import { WorkspaceParts } from './workspace-parts.ts';

/** This many parts are named at most. */
const maxNames = 3;

export class WorkspaceTrust {
  readonly #parts: WorkspaceParts;
  /** Hosts that the person has agreed to in this window: they are asked about once in panels. */
  readonly #agreed = new Set<string>();

  constructor(...kept: ConstructorParameters<typeof WorkspaceParts>) {
    this.#parts = new WorkspaceParts(...kept);
  }

  /** A request that is opened comes from the workspace. Whatever of it is in a draft later is the workspace's, too. */
  remember(draft: RequestDraft): void {
    this.#parts.remember(draft);
  }

  /** Whether anything in a draft, however it was kept, is the workspace's. */
  hasPartsIn(draft: RequestDraft): boolean {
    return this.#parts.among(draft).length > 0;
  }

  /**
   * Asks before a request is sent as the workspace has it. Refused is what a person could not judge by its URL: the workspace
   * chose the host, and might have it sent what is none of its business.
   *
   * @param where - what of the workspace names the request
   */
  async mayConnectTo(draft: RequestDraft, where: string): Promise<boolean> {
    if (workspace.isTrusted) return true;
    const refused = await refusedInDraft(draft);
    if (refused !== undefined) {
      showError(messageText(connectMessages.untrusted(where, refused)));
      return false;
    }
    const request = shown(draft);
    return this.#ask(
      draft,
      t`You have not trusted this workspace, and ${where} names the URL. The request goes to:\n\n${request}`,
    );
  }

  /** Why a draft that came from the workspace is neither filled in nor sent; undefined when it may be. */
  async refusal(draft: RequestDraft, request: StreamRequest): Promise<Message | undefined> {
    if (workspace.isTrusted) return undefined;
    const parts = this.#parts.among(draft);
    const refused = parts.length === 0 ? undefined : await refusedIn(request);
    return refused && connectMessages.untrustedParts(listed(parts), refused);
  }

  /** Asks before a draft is sent that came from the workspace, unless the person has replaced all of it. */
  async mayConnect(draft: RequestDraft): Promise<boolean> {
    if (workspace.isTrusted) return true;
    const parts = this.#parts.among(draft);
    if (parts.length === 0 || this.#agreed.has(hostOf(draft))) return true;
    const [names, request] = [listed(parts), shown(draft)];
    return this.#ask(
      draft,
      t`You have not trusted this workspace, and parts of the request come from it: ${names}. The request goes to:

${request}`,
    );
  }

  async #ask(draft: RequestDraft, detail: string): Promise<boolean> {
    const host = hostOf(draft);
    const isAgreed = await confirm(
      host === '' ? t('Connect to this URL?') : t`Connect to ${host}?`,
      detail,
      t('Connect'),
    );
    if (isAgreed && host !== '') this.#agreed.add(host);
    return isAgreed;
  }
}

/** Why what another program asks for is not sent: a workspace that is not trusted may have told it to. */
export async function refusalOfCall(request: StreamRequest): Promise<Message | undefined> {
  if (workspace.isTrusted) return undefined;
  const refused = await refusedIn(request);
  return refused && connectMessages.untrusted(t('the call'), refused);
}

function listed(parts: readonly string[]): string {
  const others = parts.length > maxNames ? '…' : '';
  return parts.slice(0, maxNames).join(', ') + others;
}

function hostOf({ url }: RequestDraft): string {
  const parsed = parseStreamUrl(url);
  return 'url' in parsed ? parsed.url.host : '';
}

/** As it is sent: what the parser makes of the URL. */
function shown({ method, url }: RequestDraft): string {
  const parsed = parseStreamUrl(url);
  return `${method} ${withoutCredentials('url' in parsed ? parsed.url.href : url)}`;
}
