/** What is kept for the next panel: the request that was edited last with its secrets apart, and the columns of the list. */

import { randomUUID } from 'node:crypto';
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { isGridLayout, isRequestDraft } from '../../shared/boundary/guards.ts';
import { keep, recall } from '../../shared/boundary/kept.ts';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import { messageText } from '../../shared/messages/message.ts';
import { secretMessages } from '../../shared/messages/variable-messages.ts';
import { withoutSecrets } from '../../shared/request/secrets.ts';
import type { GridLayout } from '../../shared/stream/columns.ts';
import { emptyDraft } from '../request/draft.ts';
import { DraftSecrets } from '../request/draft-secrets.ts';
import type { Variables } from '../request/variables/variables.ts';

/** Where the last request is kept, for each workspace. */
const lastDraftKey = 'lastDraft';

/** The columns that were chosen last, the same in all windows. */
const layoutKey = 'gridLayout';

/** Names the workspace in the storage of secrets, which is one for all of them: a number that means nothing elsewhere. */
const secretsIdKey = 'secretsId';

export class Drafts {
  readonly #context: ExtensionContext;
  readonly #variables: Variables;
  readonly #secrets: DraftSecrets;

  /** @param variables - which know the environment: it is chosen with a draft, and the same in all of them */
  constructor(context: ExtensionContext, variables: Variables, log: LogOutputChannel) {
    this.#context = context;
    this.#variables = variables;
    this.#secrets = new DraftSecrets(context.secrets, `draftSecrets.${secretsId(context)}`, (error) =>
      log.warn(messageText(secretMessages.notKept(error instanceof Error ? error.message : String(error)))),
    );
  }

  /** What a new panel begins with. */
  get empty(): RequestDraft {
    return this.#inEnvironment(emptyDraft);
  }

  /** The request that was edited last in this workspace, without its secrets. */
  get last(): RequestDraft {
    const draft = recall(this.#context.workspaceState.get(lastDraftKey));
    const { environment: _environment, ...last } = isRequestDraft(draft) ? draft : emptyDraft;
    return this.#inEnvironment(last);
  }

  #inEnvironment(draft: RequestDraft): RequestDraft {
    const { chosen } = this.#variables;
    return chosen === undefined ? draft : { ...draft, environment: chosen };
  }

  /**
   * @param before - what it was before it was edited
   * @param all - what all panels hold, whose secrets stay
   */
  save(draft: RequestDraft, before: RequestDraft, all: readonly RequestDraft[]): void {
    void this.#context.workspaceState.update(lastDraftKey, keep(withoutSecrets(draft)));
    if (draft.environment !== before.environment) this.#variables.choose(draft.environment);
    void this.#secrets.save(draft, before, all);
  }

  /** Keeps the secrets alone, of a draft that a panel begins with. */
  saveSecrets(draft: RequestDraft): void {
    void this.#secrets.save(draft, emptyDraft);
  }

  /** A draft that was kept on disk, with its secrets. */
  restoreSecrets(draft: RequestDraft): Promise<RequestDraft> {
    return this.#secrets.restore(draft);
  }

  /** The columns that were chosen last. Absent: never any. */
  get layout(): GridLayout | undefined {
    const layout = recall(this.#context.globalState.get(layoutKey));
    return isGridLayout(layout) ? layout : undefined;
  }

  saveLayout(layout: GridLayout): void {
    void this.#context.globalState.update(layoutKey, keep(layout));
  }
}

/** Names the workspace in the storage of secrets, and nowhere else. */
export function secretsId({ workspaceState }: ExtensionContext): string {
  const known = workspaceState.get(secretsIdKey);
  if (typeof known === 'string') return known;
  const id = randomUUID();
  void workspaceState.update(secretsIdKey, id);
  return id;
}
