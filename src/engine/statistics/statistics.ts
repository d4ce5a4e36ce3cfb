import type { StreamStatistics, TypeStatistics } from '../../shared/stream/statistics.ts';
import type { EventLog } from '../log/event-log.ts';
import type { LogFollower } from '../log/log-follower.ts';
import { Buckets } from './buckets.ts';
import { Gaps } from './gaps.ts';
import { RateWindow, tenthOf } from './rate-window.ts';
import { TypeNumbers } from './type-numbers.ts';

/** So many types are told apart over time, and listed. */
const maxSeries = 8;
const maxListed = 100;

/** Measures for so long in one go, in ms, so that blocks and questions come between. */
const sliceMs = 8;

/**
 * Measures the events of a log, from its columns and not as they arrive: a stream whose charts nobody looks at costs
 * nothing. It goes on where it stopped, and only when it is asked; each event is measured once.
 */
export class Statistics implements LogFollower {
  readonly #log: EventLog;
  readonly #buckets = new Buckets();
  readonly #gaps = new Gaps();
  readonly #eventRate = new RateWindow();
  readonly #byteRate = new RateWindow();
  /** By type id. */
  readonly #types: (TypeNumbers | undefined)[] = [];
  readonly #fromSeq: number;
  #next: number;
  #missed = 0;
  #count = 0;
  #bytes = 0;
  #firstAt: number | undefined;
  #lastAt = 0;

  /** Begins with the oldest event that is kept. */
  constructor(log: EventLog) {
    this.#log = log;
    this.#fromSeq = log.firstSeq;
    this.#next = log.firstSeq;
  }

  get isAtRest(): boolean {
    return this.#next >= this.#log.nextSeq;
  }

  /** Measures what it has not measured yet, for a few milliseconds at most, but at least the events of one read. */
  advance(): void {
    const until = performance.now() + sliceMs;
    this.#skipDropped();
    while (!this.isAtRest) {
      this.#measureRead();
      if (performance.now() >= until) return;
    }
  }

  /** @param now - in ms since the epoch */
  snapshot(now: number): StreamStatistics {
    const firstAt = this.#firstAt;
    const spanMs = this.#lastAt - (firstAt ?? this.#lastAt);
    const ids = this.#idsByCount();
    return {
      fromSeq: this.#fromSeq,
      toSeq: this.#next,
      left: this.#log.nextSeq - Math.max(this.#next, this.#log.firstSeq),
      missed: this.#missed,
      count: this.#count,
      totalBytes: this.#bytes,
      ...(firstAt !== undefined && { firstAt, lastAt: this.#lastAt }),
      ...this.#kept(),
      timeline: this.#buckets.timeline(ids.slice(0, maxSeries).map((id) => ({ id, name: this.#log.types.name(id) }))),
      events: this.#eventRate.rate(now, this.#count, spanMs),
      bytes: this.#byteRate.rate(now, this.#bytes, spanMs),
      gaps: { ...this.#gaps.histogram, ...this.#gaps.numbers },
      types: ids.slice(0, maxListed).map((id) => this.#ofType(id, spanMs)),
      typeCount: ids.length,
    };
  }

  #skipDropped(): void {
    const { firstSeq } = this.#log;
    if (this.#next >= firstSeq) return;
    this.#missed += firstSeq - this.#next;
    this.#next = firstSeq;
  }

  /** The events of one read that are in one segment. */
  #measureRead(): void {
    const { times } = this.#log;
    const { firstSeq, count, type, length } = this.#log.segmentOf(this.#next);
    const time = times.timeOf(this.#next);
    const end = Math.min(firstSeq + count, times.endOfRead(this.#next));
    const bucket = this.#buckets.at(time);
    const tenth = tenthOf(time);
    for (let index = this.#next - firstSeq; index < end - firstSeq; index++) {
      this.#measure(time, bucket, tenth, type[index] as number, length[index] as number);
    }
    this.#next = end;
  }

  #measure(time: number, bucket: number, tenth: number, type: number, bytes: number): void {
    this.#buckets.add(bucket, type, bytes);
    this.#eventRate.add(tenth, 1);
    this.#byteRate.add(tenth, bytes);
    (this.#types[type] ??= new TypeNumbers()).add(time, bytes);
    if (this.#firstAt === undefined) this.#firstAt = time;
    else this.#gaps.add(time - this.#lastAt);
    this.#lastAt = time;
    this.#count++;
    this.#bytes += bytes;
  }

  #kept(): { readonly keptFrom?: number } {
    const { firstSeq, nextSeq, times } = this.#log;
    if (firstSeq <= this.#fromSeq) return {};
    return { keptFrom: firstSeq < nextSeq ? times.timeOf(firstSeq) : this.#lastAt };
  }

  #idsByCount(): number[] {
    const countOf = (id: number): number => this.#types[id]?.count ?? 0;
    return [...this.#types.keys()].filter((id) => countOf(id) > 0).sort((a, b) => countOf(b) - countOf(a) || a - b);
  }

  #ofType(id: number, spanMs: number): TypeStatistics {
    const { count, bytes, maxBytes, gaps } = this.#types[id] as TypeNumbers;
    const rate = count / Math.max(1, spanMs / 1000);
    return { name: this.#log.types.name(id), count, rate, bytes, maxBytes, ...gaps.numbers };
  }
}
