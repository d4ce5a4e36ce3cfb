/**
 * Secrets of saved connections, in VS Code's `SecretStorage`, always by origin: an entry whose URL was changed to another
 * host, by whomever, gets nothing. An entry of the person's own list has its own; those of a workspace folder share theirs,
 * for what is in a file that others write has nothing that it could be known by.
 */

import { createHash } from 'node:crypto';
import type { SecretStorage } from 'vscode';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import { emptyDraft } from '../request/draft.ts';
import { DraftSecrets } from '../request/draft-secrets.ts';
import type { SavedConnection } from './entries.ts';
import type { SavedList } from './saved-list.ts';

export class SavedSecrets {
  readonly #storage: SecretStorage;
  readonly #workspaceId: string;
  readonly #failed: (error: unknown) => void;
  /** One for each key: what one writes, another must not read before. */
  readonly #known = new Map<string, DraftSecrets>();

  /** @param workspaceId - names this workspace among all that the storage serves */
  constructor(storage: SecretStorage, workspaceId: string, failed: (error: unknown) => void) {
    this.#storage = storage;
    this.#workspaceId = workspaceId;
    this.#failed = failed;
  }

  keep(list: SavedList, { key }: Pick<SavedConnection, 'key'>, draft: RequestDraft): Promise<void> {
    return this.#of(list, key).save(draft, emptyDraft);
  }

  restore(list: SavedList, { key, draft }: Pick<SavedConnection, 'key' | 'draft'>): Promise<RequestDraft> {
    return this.#of(list, key).restore(draft);
  }

  /** Does nothing for entries of a workspace folder: others may have the same secrets. */
  async forget(list: SavedList, connections: readonly SavedConnection[]): Promise<void> {
    if (!list.isUsers) return;
    for (const { key } of connections) await this.#storage.delete(this.#key(list, key));
  }

  #of(list: SavedList, key: string): DraftSecrets {
    const name = this.#key(list, key);
    const secrets = this.#known.get(name) ?? new DraftSecrets(this.#storage, name, this.#failed);
    this.#known.set(name, secrets);
    return secrets;
  }

  #key(list: SavedList, key: string): string {
    if (list.isUsers) return `savedSecrets.${key}`;
    return `savedSecrets.${this.#workspaceId}.${createHash('sha256').update(list.id).digest('hex').slice(0, 16)}`;
  }
}
