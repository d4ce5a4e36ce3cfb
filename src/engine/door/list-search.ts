import type { LogFollower } from '../log/log-follower.ts';
import type { Finder } from '../rows/finder.ts';
import type { View } from '../rows/view.ts';
import type { RowWindows } from './row-windows.ts';

/** What the list waits for: first its rows, then what is looked for in them, and cells that the last window lacks. */
export class ListSearch implements LogFollower {
  readonly #view: View;
  readonly #finder: Finder;
  readonly #windows: RowWindows;
  /** Blocks came after everything was looked at, and they were not yet. */
  #isBehind = false;

  constructor(view: View, finder: Finder, windows: RowWindows) {
    this.#view = view;
    this.#finder = finder;
    this.#windows = windows;
  }

  get isAtRest(): boolean {
    return this.#view.isAtRest && this.#finder.isAtRest && !this.#windows.owesCells;
  }

  /** The list has all of its rows. */
  get isComplete(): boolean {
    return this.#view.isAtRest;
  }

  advance(): void {
    this.#isBehind = false;
    this.#windows.forgive();
    if (this.#view.isAtRest) this.#finder.advance();
    else this.#view.advance();
  }

  followLog(): void {
    this.#view.followLog();
    this.#finder.followLog();
  }

  clear(): void {
    this.#view.clear();
    this.#finder.clear();
  }

  /**
   * A block came after the list was complete: it is looked at now, or else before the next window is given out. While a
   * search is under way it goes on in slices of its own, so that a flood of blocks is not held up by it.
   */
  goOn(): void {
    this.#isBehind = true;
    if (this.#view.followsBlocks) this.advance();
  }

  /** So that a search that was over does not seem to begin again with every block. */
  catchUp(): void {
    if (this.#isBehind) this.advance();
  }
}
