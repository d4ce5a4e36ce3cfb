import type { JsonScalar } from '../../shared/stream/records.ts';
import { Watchdog } from './watchdog.ts';
import { JsonPath } from '../json/json-path.ts';

/** How long the path of a rule may be looked for, in ms. */
export interface PathLimits {
  /** In one event: many times what any needs. */
  readonly eventMs: number;
  /** What takes longer than that is slow. */
  readonly slowMs: number;
  /** In all events together that are slow: the stream has waited that long for them. */
  readonly patienceMs: number;
}

const defaultLimits: PathLimits = { eventMs: 1000, slowMs: 100, patienceMs: 3000 };

/** One for the thread: making one takes as long as reading thousands of events. */
let watchdog: Watchdog | undefined;

/** Looks for a value at a JSON path that anybody may have written: it cannot hold the engine up for ever. */
export class GuardedPath {
  readonly #path: JsonPath;
  readonly #value: JsonScalar;
  readonly #isGuarded: boolean;
  readonly #limits: PathLimits;
  #slowMs = 0;

  constructor(path: string, value: JsonScalar, limits = defaultLimits) {
    this.#path = new JsonPath(path);
    this.#value = value;
    this.#isGuarded = mayTakeLong(path);
    this.#limits = limits;
  }

  /** @returns whether it is there; `undefined` when that cannot be said in time, nor should be asked again */
  isMet(data: string): boolean | undefined {
    if (!this.#isGuarded) return this.#isIn(data);
    const { eventMs, slowMs, patienceMs } = this.#limits;
    const begun = performance.now();
    let isThere = false;
    watchdog ??= new Watchdog();
    const isDone = watchdog.run(() => void (isThere = this.#isIn(data)), eventMs);
    const ms = performance.now() - begun;
    if (ms > slowMs) this.#slowMs += ms;
    if (isThere) return true;
    return isDone && this.#slowMs <= patienceMs ? false : undefined;
  }

  /** Whether the data is JSON and has a node at the path with the value. What is no path finds nothing. */
  #isIn(data: string): boolean {
    try {
      return this.#path.some(JSON.parse(data), (node) => node === this.#value);
    } catch {
      return false;
    }
  }
}

/**
 * Whether the time can grow faster than the data: the pattern of `match` or `search` may be any, and descendants or filters
 * within such multiply. What is in quotation marks is looked at as well: being guarded costs a tenth of a millisecond.
 */
function mayTakeLong(path: string): boolean {
  return /\b(?:match|search)\s*\(/.test(path) || (path.match(/\.\.|\?/g)?.length ?? 0) > 1;
}
