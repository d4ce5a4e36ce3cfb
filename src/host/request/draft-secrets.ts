/**
 * The secrets of the drafts that are kept for a workspace: the drafts themselves are on disk without them. They are in
 * VS Code's `SecretStorage`, under one key, by origin and by name: that of a header, a parameter, or of what else has a secret.
 */

import type { SecretStorage } from 'vscode';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import { originOf, secretsOf, withSecrets } from '../../shared/request/secrets.ts';

/** By name in lower case, the values of its rows in their order. */
type Secrets = Record<string, readonly string[]>;

/** More than anybody has open at once; beyond it the oldest go. */
const maxOrigins = 50;

export class DraftSecrets {
  readonly #storage: Pick<SecretStorage, 'get' | 'store' | 'delete'>;
  readonly #key: string;
  readonly #failed: (error: unknown) => void;
  /** One thing after the other: each reads what the one before has written. */
  #queue: Promise<unknown> = Promise.resolve();

  /**
   * @param key - of this workspace: the storage is one for all of them
   * @param failed - called with what the storage threw, which has no secret in it; nothing is kept then
   */
  constructor(storage: Pick<SecretStorage, 'get' | 'store' | 'delete'>, key: string, failed: (error: unknown) => void) {
    this.#storage = storage;
    this.#key = key;
    this.#failed = failed;
  }

  /**
   * Keeps the secrets of a draft, for its origin.
   *
   * @param before - the same draft before it was edited: what it had and has no more is forgotten
   * @param others - drafts of other panels, which keep theirs
   */
  save(draft: RequestDraft, before: RequestDraft, others: readonly RequestDraft[] = []): Promise<void> {
    // The keychain is not bothered for those who have no secrets.
    if (secretsOf(draft).size === 0 && secretsOf(before).size === 0) return Promise.resolve();
    return this.#inTurn(async () => {
      const kept = await this.#read();
      const old = JSON.stringify([...kept]);
      remove(kept, before);
      for (const each of [...others, draft]) add(kept, each);
      while (kept.size > maxOrigins) kept.delete(kept.keys().next().value ?? '');
      if (JSON.stringify([...kept]) !== old) await this.#write(kept);
    }, undefined);
  }

  /** The draft with what is kept for its origin, where it has empty values. */
  restore(draft: RequestDraft): Promise<RequestDraft> {
    if (secretsOf(draft).size === 0) return Promise.resolve(draft);
    return this.#inTurn(async () => {
      const origin = originOf(draft);
      const secrets = origin === undefined ? undefined : (await this.#read()).get(origin);
      return secrets === undefined ? draft : withSecrets(draft, new Map(Object.entries(secrets)));
    }, draft);
  }

  /** @param otherwise - the answer when the storage fails: a keychain that is locked must not keep anybody from working */
  #inTurn<T>(action: () => Promise<T>, otherwise: T): Promise<T> {
    const done = this.#queue.then(action).catch((error: unknown) => {
      this.#failed(error);
      return otherwise;
    });
    this.#queue = done;
    return done;
  }

  async #read(): Promise<Map<string, Secrets>> {
    const text = await this.#storage.get(this.#key);
    return new Map(text === undefined ? [] : parsed(text));
  }

  async #write(kept: ReadonlyMap<string, Secrets>): Promise<void> {
    if (kept.size === 0) await this.#storage.delete(this.#key);
    else await this.#storage.store(this.#key, JSON.stringify(Object.fromEntries(kept)));
  }
}

function remove(kept: Map<string, Secrets>, draft: RequestDraft): void {
  const origin = originOf(draft);
  const secrets = origin === undefined ? undefined : kept.get(origin);
  if (origin === undefined || secrets === undefined) return;
  const gone = secretsOf(draft);
  const left = Object.entries(secrets).filter(([name]) => !gone.has(name));
  if (left.length === 0) kept.delete(origin);
  else kept.set(origin, Object.fromEntries(left));
}

function add(kept: Map<string, Secrets>, draft: RequestDraft): void {
  const origin = originOf(draft);
  const secrets = [...secretsOf(draft)].filter(([, values]) => values.some((value) => value !== ''));
  if (origin === undefined || secrets.length === 0) return;
  kept.set(origin, { ...kept.get(origin), ...Object.fromEntries(secrets) });
}

/** What another version may have written is not trusted. */
function parsed(text: string): [origin: string, secrets: Secrets][] {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).filter((entry): entry is [string, Secrets] => isSecrets(entry[1]));
}

function isSecrets(value: unknown): value is Secrets {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((values) => Array.isArray(values) && values.every((v) => typeof v === 'string'));
}
