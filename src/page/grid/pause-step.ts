/** Lets a pause move on to now when the person goes to an event that arrived after it: the list holds still there again. */

import type { ViewUpdate } from '../../shared/stream/engine.ts';
import { emit } from '../model/events.ts';

interface PausedList extends EventTarget {
  readonly view: ViewUpdate;
  /** Number of the newest event that is shown; absent: the list is not paused. */
  readonly pausedAt: number | undefined;
}

export class PauseStep {
  readonly #list: PausedList;
  readonly #waiting = new Set<() => void>();

  constructor(list: PausedList) {
    this.#list = list;
  }

  /** Resolves when the pause does not keep that event from being shown. */
  async to(seq: number): Promise<void> {
    const { pausedAt, view } = this.#list;
    if (pausedAt === undefined || seq <= pausedAt || seq > view.counts.received) return;
    emit(this.#list, 'pause-edit', true);
    await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  /** The list was drawn. */
  drawn(): void {
    const { pausedAt, view } = this.#list;
    if (pausedAt !== undefined && view.paused?.until !== pausedAt) return;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
