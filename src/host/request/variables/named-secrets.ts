/** Secrets that have a name, for `{{secret:NAME}}`: the names are in VS Code's state, the values in its secret storage. */

import type { SecretStorage } from 'vscode';

/** Where the names are kept: the storage of secrets does not tell what it has. */
const namesKey = 'secretNames';

const prefix = 'secret.';

/** The part of VS Code's `Memento` that is needed. */
interface State {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

export class NamedSecrets {
  readonly #storage: Pick<SecretStorage, 'get' | 'store' | 'delete'>;
  readonly #state: State;

  /** @param state - of all windows */
  constructor(storage: Pick<SecretStorage, 'get' | 'store' | 'delete'>, state: State) {
    this.#storage = storage;
    this.#state = state;
  }

  /** In the order of the alphabet. */
  get names(): readonly string[] {
    const names: unknown = this.#state.get(namesKey);
    return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [];
  }

  /** `undefined` when there is none of that name. */
  async get(name: string): Promise<string | undefined> {
    return this.names.includes(name) ? await this.#storage.get(keyOf(name)) : undefined;
  }

  async set(name: string, value: string): Promise<void> {
    await this.#storage.store(keyOf(name), value);
    await this.#state.update(namesKey, [...new Set([...this.names, name])].toSorted());
  }

  async delete(name: string): Promise<void> {
    await this.#state.update(
      namesKey,
      this.names.filter((other) => other !== name),
    );
    await this.#storage.delete(keyOf(name));
  }
}

/** Of all that is in the storage: whether a key is that of such a secret. */
export function isNamedSecret(key: string): boolean {
  return key.startsWith(prefix);
}

function keyOf(name: string): string {
  return `${prefix}${name}`;
}
