/** What a page asks about the request that it holds, beside sending it; and what of it may not be done for a workspace. */

import { messageText } from '../../shared/messages/message.ts';
import type { HostFunctions } from '../../shared/boundary/host-functions.ts';
import type { DraftProblem, Refusal, RequestDraft } from '../../shared/boundary/page.ts';
import type { StreamRequest } from '../../shared/stream/records.ts';
import { chooseBodyFile } from '../request/body-file.ts';
import { requestOf } from '../request/draft.ts';
import { checkDraft } from '../request/prepare.ts';
import { copyRequest, previewRequest, readCommand } from '../request/request-actions.ts';
import type { Variables } from '../request/variables/variables.ts';
import type { WorkspaceTrust } from '../trust/workspace-trust.ts';
import type { PanelCookies } from './panel-cookies.ts';

interface RequestContext {
  readonly variables: Variables;
  readonly trust: WorkspaceTrust;
}

type RequestFunctions = Pick<
  HostFunctions,
  'checkDraft' | 'preview' | 'copyRequest' | 'chooseBodyFile' | 'readCommand'
>;

export class PanelRequest {
  readonly #context: RequestContext;
  #isWorkspaces: boolean;
  readonly #cookies: PanelCookies;

  /** @param isWorkspaces - whether what the panel began with, or a part of it, came with the workspace */
  constructor(context: RequestContext, isWorkspaces: boolean, cookies: PanelCookies) {
    this.#context = context;
    this.#isWorkspaces = isWorkspaces;
    this.#cookies = cookies;
  }

  /** A draft is put in the request bar that was kept: it may have parts of the workspace's, as any with which a panel begins. */
  adopt(draft: RequestDraft): void {
    this.#isWorkspaces ||= this.#context.trust.hasPartsIn(draft);
  }

  readonly functions: RequestFunctions = {
    checkDraft: (draft) => this.check(draft),
    preview: async (draft, showSecrets) =>
      (await this.refusal(draft)) ?? previewRequest(draft, showSecrets, this.#context.variables, this.#cookies.jar),
    copyRequest: async (draft, kind) =>
      (await this.refusal(draft)) ?? copyRequest(draft, kind, this.#context.variables),
    chooseBodyFile,
    readCommand,
  };

  /** What keeps the draft from being sent. Where nothing may be filled in, nothing is looked up either. */
  async check(draft: RequestDraft): Promise<readonly DraftProblem[]> {
    return (await this.refusal(draft)) === undefined ? checkDraft(draft, this.#context.variables) : [];
  }

  /** Why the draft is neither filled in nor sent, for it came from a workspace that is not trusted. */
  async refusal(draft: RequestDraft, request?: StreamRequest): Promise<Required<Pick<Refusal, 'error'>> | undefined> {
    if (!this.#isWorkspaces) return undefined;
    const refused = await this.#context.trust.refusal(draft, request ?? requestOf(draft));
    return refused && { error: messageText(refused) };
  }

  isOfWorkspace(draft: RequestDraft): boolean {
    return this.#isWorkspaces && this.#context.trust.hasPartsIn(draft);
  }

  /** Asks, where that is called for. */
  async mayConnect(draft: RequestDraft): Promise<boolean> {
    return !this.#isWorkspaces || this.#context.trust.mayConnect(draft);
  }
}
