import type { LogFollower } from '../log/log-follower.ts';

/** Blocks come one after the other when the last one is not older. */
const busyMs = 50;

/** More bytes than that in {@link busyMs} are a flood, for so long at most, in ms. */
const flood = { bytes: 1 << 20, maxMs: 1000 };

/** What takes so long, in ms, will take longer. */
const whileMs = 2000;

/**
 * A slice in each turn of the event loop; or while no blocks come, and a slice now and then while they do, which is seldom in a
 * flood; or one, a while after there was something to do.
 */
export type Pace = 'atOnce' | 'whenQuiet' | 'afterAWhile';

export interface PacedFollower {
  readonly follower: LogFollower;
  readonly pace: Pace;
}

/** What is told of the followers. */
export interface FollowerNews {
  /** There is something new to see. */
  readonly changed: () => void;
  /** One of them cannot go on. */
  readonly failed: (error: unknown) => void;
}

/**
 * Gives the followers of one log their turns: a slice each in a turn of the event loop, so that blocks and questions come
 * between them, and the followers of other logs in the same thread.
 */
export class Scheduler implements Disposable {
  readonly #followers: readonly PacedFollower[];
  readonly #news: FollowerNews;
  /** Those that have a turn to come, and what calls it off. */
  readonly #turns = new Map<LogFollower, () => void>();
  /** When the last block came, by the clock of the process, in ms. */
  #blockAt = Number.NEGATIVE_INFINITY;
  /** Of all blocks. */
  #bytes = 0;

  constructor(followers: readonly PacedFollower[], news: FollowerNews) {
    this.#followers = followers;
    this.#news = news;
  }

  /** A block came, and is in the log. */
  countBlock(bytes: number): void {
    this.#bytes += bytes;
    this.#blockAt = performance.now();
  }

  /** To be called when there may be something to do: those that are not at rest have a turn then. */
  schedule(): void {
    for (const paced of this.#followers) this.#schedule(paced);
  }

  /** No turn comes any more, until the next {@link schedule}. */
  [Symbol.dispose](): void {
    for (const callOff of this.#turns.values()) callOff();
    this.#turns.clear();
  }

  #schedule(paced: PacedFollower): void {
    const { follower, pace } = paced;
    if (this.#turns.has(follower) || follower.isAtRest) return;
    const turn = (): void => this.#take(paced);
    const now = performance.now();
    if (pace === 'afterAWhile') this.#turns.set(follower, afterMs(whileMs, turn));
    else if (pace === 'whenQuiet' && now - this.#blockAt < busyMs) this.#waitForQuiet(paced, now);
    else this.#turns.set(follower, nextTurn(turn));
  }

  /** A flood needs the thread, and the processor, for itself. @param since - by the clock of the process, in ms */
  #waitForQuiet(paced: PacedFollower, since: number): void {
    const before = this.#bytes;
    const turn = (): void => {
      const isFlood = this.#bytes - before > flood.bytes && performance.now() - since < flood.maxMs;
      if (isFlood) this.#waitForQuiet(paced, since);
      else this.#take(paced);
    };
    this.#turns.set(paced.follower, afterMs(busyMs, turn));
  }

  /** The turn of a follower. */
  #take(paced: PacedFollower): void {
    const { follower } = paced;
    this.#turns.delete(follower);
    try {
      const { revision } = follower;
      follower.advance();
      if (revision === undefined || follower.revision !== revision) this.#news.changed();
      this.#schedule(paced);
    } catch (error) {
      this.#news.failed(error);
    }
  }
}

/** @returns what calls it off */
function nextTurn(action: () => void): () => void {
  const turn = setImmediate(action);
  return () => clearImmediate(turn);
}

/** @returns what calls it off */
function afterMs(ms: number, action: () => void): () => void {
  const turn = setTimeout(action, ms);
  return () => clearTimeout(turn);
}
