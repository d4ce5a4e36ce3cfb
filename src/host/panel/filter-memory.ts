/** The filters that the person used last, and those that were saved under a name: per person, in VS Code's state. */

import type { Memento } from 'vscode';

const HISTORY = 'filterHistory';
const SAVED = 'savedFilters';

const MAX_HISTORY = 20;
/** Longer than anybody goes through. */
const MAX_SAVED = 200;

export interface SavedFilter {
  readonly name: string;
  readonly query: string;
}

export class FilterMemory {
  readonly #state: Memento;

  constructor(state: Memento) {
    this.#state = state;
  }

  /** Newest first. */
  get history(): readonly string[] {
    const history: unknown = this.#state.get(HISTORY);
    return Array.isArray(history) ? history.filter((query) => typeof query === 'string') : [];
  }

  /** In the order of their names. */
  get saved(): readonly SavedFilter[] {
    const saved: unknown = this.#state.get(SAVED);
    return Array.isArray(saved) ? saved.filter(isSavedFilter).toSorted((a, b) => a.name.localeCompare(b.name)) : [];
  }

  /** Puts a query first; if it is there already, it moves there. */
  remember(query: string): void {
    if (query.trim() === '' || query === this.history[0]) return;
    const others = this.history.filter((other) => other !== query);
    void this.#state.update(HISTORY, [query, ...others].slice(0, MAX_HISTORY));
  }

  /** In the place of one with the same name. */
  async save(filter: SavedFilter): Promise<void> {
    const others = this.saved.filter(({ name }) => name !== filter.name);
    await this.#state.update(SAVED, [filter, ...others].slice(0, MAX_SAVED));
  }

  async remove(name: string): Promise<void> {
    await this.#state.update(
      SAVED,
      this.saved.filter((filter) => filter.name !== name),
    );
  }
}

function isSavedFilter(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null || !('name' in value && 'query' in value)) return false;
  return typeof value.name === 'string' && typeof value.query === 'string';
}
