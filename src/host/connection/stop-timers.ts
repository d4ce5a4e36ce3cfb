/** The stop rules that no event meets: a time has passed, or nothing has come for a time. */

import type { StopRule } from '../../protocol/records.ts';

/** Moments in ms since the epoch. */
export interface StreamTimes {
  /** When the stream began. */
  readonly begunAt: number;
  /** When the last byte came over a connection that is open; undefined while none is. */
  readonly lastByteAt: number | undefined;
}

export class StopTimers {
  readonly #times: () => StreamTimes;
  readonly #onMet: (rule: StopRule) => void;
  #rules: readonly StopRule[] = [];
  #timer: NodeJS.Timeout | undefined;

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
    clearTimeout(this.#timer);
    const due = this.#rules
      .map((rule) => ({ rule, at: dueAt(rule, this.#times()) }))
      .filter(({ at }) => at < Infinity)
      .toSorted((a, b) => a.at - b.at)[0];
    if (due === undefined) return;
    const left = due.at - Date.now();
    if (left <= 0) this.#onMet(due.rule);
    // A timer counts to 2^31 − 1 ms at the most, and may fire a moment too soon.
    else this.#timer = setTimeout(() => this.arm(), Math.min(left, 2 ** 31 - 1));
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

function dueAt({ afterSeconds, silenceSeconds }: StopRule, { begunAt, lastByteAt }: StreamTimes): number {
  if (afterSeconds !== undefined) return begunAt + afterSeconds * 1000;
  return silenceSeconds === undefined || lastByteAt === undefined ? Infinity : lastByteAt + silenceSeconds * 1000;
}
