/** The stop rules that no event meets: a time has passed, or nothing has come for a time. */

import type { StopRule } from '../../shared/stream/records.ts';
import { MAX_TIMER_MS } from './waits.ts';

/** Moments in ms by `performance.now()`: the clock on the wall can be set. */
export interface StreamTimes {
  /** When the stream began. */
  readonly begunAt: number;
  /** Since when nothing has come over a connection that is open; undefined while none is. */
  readonly silentSince: number | undefined;
}

interface Due {
  readonly rule: StopRule;
  readonly at: number;
}

export class StopTimers {
  readonly #times: () => StreamTimes;
  readonly #onMet: (rule: StopRule) => void;
  #rules: readonly StopRule[] = [];
  #timer: NodeJS.Timeout | undefined;
  #looking: NodeJS.Immediate | undefined;

  /** @param onMet - called once a rule is met, until {@link arm} is called again */
  constructor(times: () => StreamTimes, onMet: (rule: StopRule) => void) {
    this.#times = times;
    this.#onMet = onMet;
  }

  /** The rule that no attempt follows an answer which ends properly. */
  get serverEnds(): StopRule | undefined {
    return this.#rules.find(({ serverEnds }) => serverEnds === true);
  }

  /** To be followed by {@link arm} while the stream lives. */
  set(rules: readonly StopRule[]): void {
    this.#rules = rules;
  }

  /** To be called when a stream begins and when a connection opens; bytes that come later are seen when the time is up. */
  arm(): void {
    this.end();
    const due = this.#next;
    if (due === undefined) return;
    const left = due.at - performance.now();
    // A timer may fire a moment too soon.
    if (left > 0) this.#timer = setTimeout(() => this.arm(), Math.min(left, MAX_TIMER_MS));
    // Sockets are read between this and that: what came while the process was held up is seen before it is judged.
    else this.#looking = setImmediate(() => this.#judge());
  }

  end(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#looking);
  }

  #judge(): void {
    const due = this.#next;
    if (due !== undefined && due.at <= performance.now()) this.#onMet(due.rule);
    else this.arm();
  }

  get #next(): Due | undefined {
    const times = this.#times();
    return this.#rules
      .map((rule) => ({ rule, at: dueAt(rule, times) }))
      .filter(({ at }) => at < Infinity)
      .toSorted((a, b) => a.at - b.at)[0];
  }
}

function dueAt({ afterSeconds, silenceSeconds }: StopRule, { begunAt, silentSince }: StreamTimes): number {
  if (afterSeconds !== undefined) return begunAt + afterSeconds * 1000;
  return silenceSeconds === undefined || silentSince === undefined ? Infinity : silentSince + silenceSeconds * 1000;
}
