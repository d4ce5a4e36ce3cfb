/** How many events per second streams receive: one timer for all of them, and none while no stream can receive anything. */

import type { ConnectionState, StreamCounts } from '../../shared/stream/records.ts';

/** What of a stream is measured. */
export interface MeasuredStream {
  readonly state: ConnectionState;
  readonly counts: Pick<StreamCounts, 'received'>;
}

export interface Clock {
  /** Ms since some moment; never goes back. */
  now(): number;
  /** @returns what ends it */
  every(ms: number, act: () => void): () => void;
}

const systemClock: Clock = {
  now: () => performance.now(),
  every: (ms, act) => {
    const timer = setInterval(act, ms);
    return () => clearInterval(timer);
  },
};

/** Between two measurements, in ms: whoever shows a rate shows it at most this often. */
export const tickMs = 1000;

/** A rate is that of the last so many measurements. */
const kept = 6;

interface Sample {
  readonly at: number;
  readonly received: number;
}

export class StreamRates {
  /** Called after each measurement, and once when the last stream has been closed. */
  onDidTick: (() => void) | undefined;
  readonly #streams: () => readonly MeasuredStream[];
  readonly #clock: Clock;
  readonly #samples = new WeakMap<MeasuredStream, readonly Sample[]>();
  #end: (() => void) | undefined;

  constructor(streams: () => readonly MeasuredStream[], clock: Clock = systemClock) {
    this.#streams = streams;
    this.#clock = clock;
  }

  /** Events per second. Undefined: it is too early to tell, or nothing can come. */
  rateOf(stream: MeasuredStream): number | undefined {
    const samples = this.#samples.get(stream) ?? [];
    const [first, last] = [samples[0], samples.at(-1)];
    if (first === undefined || last === undefined || first === last || stream.state === 'closed') return undefined;
    return ((last.received - first.received) * 1000) / (last.at - first.at);
  }

  /** Of all streams together. */
  get sum(): number {
    return this.#streams().reduce((sum, stream) => sum + (this.rateOf(stream) ?? 0), 0);
  }

  /** To be called when a stream came, went or changed its state: begins to measure, or stops. */
  follow(): void {
    const isWanted = this.#streams().some(({ state }) => state !== 'closed');
    if (isWanted === (this.#end !== undefined)) return;
    if (isWanted) {
      this.#measure();
      this.#end = this.#clock.every(tickMs, () => this.#tick());
      return;
    }
    this.dispose();
    this.onDidTick?.();
  }

  dispose(): void {
    this.#end?.();
    this.#end = undefined;
  }

  #tick(): void {
    this.#measure();
    this.onDidTick?.();
  }

  #measure(): void {
    const at = this.#clock.now();
    for (const stream of this.#streams()) {
      const { received } = stream.counts;
      this.#samples.set(stream, [...(this.#samples.get(stream) ?? []), { at, received }].slice(-kept));
    }
  }
}
