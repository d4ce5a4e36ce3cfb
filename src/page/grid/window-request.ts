/** Asks the host for the rows that are seen, and some around them. */

import type { WindowRequest } from '../../shared/stream/engine.ts';

/**
 * The window to ask for. It moves in steps of a page, so that scrolling within it asks for nothing.
 *
 * @param first - ordinal of the first row that is seen
 * @param page - how many rows are seen
 * @param pausedAt - number of the newest event that is wanted; absent: all are
 * @param pausedMark - the same of what is between the events
 */
export function windowAround(
  first: number,
  page: number,
  follow: boolean,
  pausedAt?: number,
  pausedMark?: number,
): WindowRequest {
  const untilAnnotation = pausedMark === undefined ? {} : { untilAnnotation: pausedMark };
  const until = pausedAt === undefined ? {} : { until: pausedAt, ...untilAnnotation };
  // From the tail one scrolls up: a page above it is there already.
  if (follow) return { from: 0, count: 2 * page, follow, ...until };
  return { from: Math.max(0, Math.floor(first / page) - 1) * page, count: 4 * page, follow, ...until };
}

/** Sends the newest request, one at a time: anyone who drags the scroll bar asks for much that is passed by at once. */
export class WindowAsker {
  #asked: WindowRequest | undefined;
  #wanted: WindowRequest | undefined;
  #busy = false;

  /** @param window - what is wanted from now on; asked only if it differs from what was asked last */
  want(window: WindowRequest, ask: (window: WindowRequest) => Promise<void>): void {
    this.#wanted = window;
    if (!this.#busy) void this.#send(ask);
  }

  async #send(ask: (window: WindowRequest) => Promise<void>): Promise<void> {
    this.#busy = true;
    while (this.#wanted !== undefined && !same(this.#wanted, this.#asked)) {
      this.#asked = this.#wanted;
      await ask(this.#asked);
    }
    this.#busy = false;
  }
}

/** What is wanted of the rows. */
function listOf({ facts = [], columns = [] }: WindowRequest): string {
  return JSON.stringify([facts, columns]);
}

function same(a: WindowRequest, b: WindowRequest | undefined): boolean {
  if (a.from !== b?.from || a.count !== b.count || a.follow !== b.follow || a.until !== b.until) return false;
  if (a.untilAnnotation !== b.untilAnnotation) return false;
  return listOf(a) === listOf(b);
}
