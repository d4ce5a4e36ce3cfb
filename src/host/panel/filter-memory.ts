/** The filters that the person used last, and those that were saved under a name: per person, in VS Code's state. */

import type { Memento } from 'vscode';
import { keep, recallList } from '../../shared/boundary/kept.ts';

const historyKey = 'filterHistory';
const savedKey = 'savedFilters';

const maxHistory = 20;
/** Longer than anybody goes through. */
const maxSaved = 200;

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
    return recallList(this.#state.get(historyKey)).filter((query) => typeof query === 'string');
  }

  /** In the order of their names. */
  get saved(): readonly SavedFilter[] {
    const saved = recallList(this.#state.get(savedKey)).filter(isSavedFilter);
    return saved.toSorted((a, b) => a.name.localeCompare(b.name));
  }

  /** Puts a query first; if it is there already, it moves there. */
  remember(query: string): void {
    if (query.trim() === '' || query === this.history[0]) return;
    const others = this.history.filter((other) => other !== query);
    void this.#state.update(historyKey, keep({ list: [query, ...others].slice(0, maxHistory) }));
  }

  /** Instead of one with the same name. */
  async save(filter: SavedFilter): Promise<void> {
    const others = this.saved.filter(({ name }) => name !== filter.name);
    await this.#keep([filter, ...others].slice(0, maxSaved));
  }

  async remove(name: string): Promise<void> {
    await this.#keep(this.saved.filter((filter) => filter.name !== name));
  }

  async #keep(list: readonly SavedFilter[]): Promise<void> {
    await this.#state.update(savedKey, keep({ list }));
  }
}

function isSavedFilter(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null || !('name' in value && 'query' in value)) return false;
  return typeof value.name === 'string' && typeof value.query === 'string';
}
