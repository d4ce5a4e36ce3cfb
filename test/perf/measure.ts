/** Rounds in which every client has its turn, so that a machine that slows down slows all of them down. */

import type { Load } from './load.ts';
import type { Client, Receipt } from './clients.ts';

export interface Contender {
  readonly name: string;
  readonly run: Client;
  /** Looks at what was kept, and lets it go; not part of the time. */
  readonly afterwards?: (load: Load) => Promise<void>;
}

export interface Figures {
  readonly name: string;
  /** Wall time of each round, in ms. */
  readonly times: readonly number[];
  readonly medianMs: number;
  readonly eventsPerSecond: number;
  /** To the first contender, the median of the ratios round by round. */
  readonly ratio: number;
}

/** What the benchmark in the extension host reports. */
export interface HostReport {
  readonly load: Load;
  readonly rounds: number;
  readonly figures: readonly Figures[];
  /** Processor time of the server over all rounds. */
  readonly serverMs: number;
}

/**
 * Runs one round that does not count, then `rounds` that do.
 *
 * @throws when a client did not receive the whole load
 */
export async function measure(
  contenders: readonly Contender[],
  url: string,
  load: Load,
  rounds: number,
): Promise<Figures[]> {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, contender] of contenders.entries()) {
      const begun = performance.now();
      const receipt = await contender.run(url);
      const time = performance.now() - begun;
      prove(contender.name, receipt, load);
      await contender.afterwards?.(load);
      if (round > 0) times[i]?.push(time);
    }
  }
  const reference = times[0] ?? [];
  return contenders.map(({ name }, i) => figures(name, times[i] ?? [], reference, load));
}

function prove(name: string, receipt: Receipt, load: Load): void {
  for (const [key, value] of Object.entries(receipt) as [keyof Receipt, number][]) {
    if (value !== load[key]) throw new Error(`${name} received ${value} ${key}, and ${load[key]} were sent`);
  }
  if (Object.keys(receipt).length === 0) throw new Error(`${name} proves nothing`);
}

function figures(name: string, times: readonly number[], reference: readonly number[], load: Load): Figures {
  const medianMs = median(times);
  const ratio = median(times.map((time, round) => time / (reference[round] ?? Number.NaN)));
  return { name, times, medianMs, eventsPerSecond: load.events / (medianMs / 1000), ratio };
}

/** @throws when there is none */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('There is nothing to take the median of.');
  return (low + high) / 2;
}
