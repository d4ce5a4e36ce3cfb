/** The parts of all requests that the workspace has brought along, kept with the workspace. */

import { createHash } from 'node:crypto';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import { isOfLaterVersion, keep, recallList } from '../../shared/boundary/kept.ts';
import { partsOf } from './parts.ts';

/** Where they are kept: nothing can be read from what is there, but whether a part is among them. */
const partsKey = 'workspaceParts';

/** Stands for all that there could be. */
const everything = '*';

/** More than a person opens. Beyond it everything is taken for the workspace's, so that nothing can be pushed out. */
const maxParts = 20_000;

/** The part of VS Code's `Memento` that is needed. */
interface State {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

export class WorkspaceParts {
  readonly #state: State;
  readonly #salt: string;

  /** @param state - of the workspace @param salt - of the workspace, so that the same part is another text elsewhere */
  constructor(state: State, salt: string) {
    this.#state = state;
    this.#salt = salt;
  }

  /** The draft is one of the workspace. */
  remember(draft: RequestDraft): void {
    const known = this.#known;
    const added = partsOf(draft)
      .map(({ id }) => this.#digest(id))
      .filter((digest) => !known.has(digest));
    if (added.length === 0 || known.has(everything)) return;
    const all = [...known, ...added];
    void this.#state.update(partsKey, keep({ list: all.length > maxParts ? [everything] : all }));
  }

  /** What of a draft is the workspace's, by the names of its parts. */
  among(draft: RequestDraft): readonly string[] {
    const known = this.#known;
    if (known.size === 0) return [];
    const parts = partsOf(draft).filter(({ id }) => known.has(everything) || known.has(this.#digest(id)));
    return [...new Set(parts.map(({ name }) => name))];
  }

  get #known(): ReadonlySet<unknown> {
    const kept: unknown = this.#state.get(partsKey);
    // What a later version keeps cannot be read here, and must not be let through.
    if (typeof kept === 'object' && kept !== null && isOfLaterVersion(kept)) return new Set([everything]);
    return new Set(recallList(kept));
  }

  #digest(id: string): string {
    return createHash('sha256').update(`${this.#salt} ${id}`).digest('base64').slice(0, 16);
  }
}
