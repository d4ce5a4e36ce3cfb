import type { EventFilter, FindState, FoundRow } from '../../shared/stream/engine.ts';
import type { LogFollower } from '../log/log-follower.ts';
import type { View } from './view.ts';

/** Looks for events beside the list, which stays as it is: the rows of another view of the same log. */
export class Finder implements LogFollower {
  readonly #newView: () => View;
  #view: View | undefined;
  /** Everything that there was had been looked at: what comes since is looked at before anybody is told of it. */
  #wasComplete = false;

  constructor(newView: () => View) {
    this.#newView = newView;
  }

  get isAtRest(): boolean {
    return this.#view?.isAtRest ?? true;
  }

  /** @param filter - what is looked for, and that it is in the list; `null`: nothing */
  set(filter: EventFilter | null): void {
    this.#view = filter === null ? undefined : this.#newView();
    this.#wasComplete = false;
    if (filter !== null) this.#view?.setFilter(filter);
  }

  followLog(): void {
    this.#view?.followLog();
  }

  clear(): void {
    this.#view?.clear();
  }

  advance(): void {
    this.#view?.advance();
    this.#wasComplete = this.isAtRest;
  }

  /** `undefined` when nothing is looked for. */
  get state(): FindState | undefined {
    if (this.#view === undefined) return undefined;
    if (this.#wasComplete && !this.isAtRest) this.advance();
    const { rows, failure } = this.#view;
    return {
      count: rows.end - rows.start,
      ...(rows.searched !== undefined && { searched: rows.searched }),
      ...(failure !== undefined && { failure }),
    };
  }

  /** Not 0 for those that were found. @param seqs - of events that are kept */
  areFound(seqs: Float64Array): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(seqs, (seq) => (this.#isFound(seq) ? 1 : 0));
  }

  /** The one that was found next after that event, or before it; at the end goes on at the other one. */
  next(seq: number, direction: 'next' | 'previous'): FoundRow | undefined {
    const rows = this.#view?.rows;
    if (rows === undefined || rows.start === rows.end) return undefined;
    const { start, end } = rows;
    const there = direction === 'next' ? rows.ordinalOf(seq + 1) : rows.ordinalOf(seq) - 1;
    const isBeyond = there < start || there >= end;
    const ordinal = isBeyond ? (direction === 'next' ? start : end - 1) : there;
    return { seq: rows.seqAt(ordinal), place: ordinal - start + 1 };
  }

  #isFound(seq: number): boolean {
    const rows = this.#view?.rows;
    if (rows === undefined) return false;
    const ordinal = rows.ordinalOf(seq);
    return ordinal < rows.end && rows.seqAt(ordinal) === seq;
  }
}
