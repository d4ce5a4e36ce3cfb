/** One stream, ten and a hundred, opened at once. */

import { median } from '../../../test/perf/statistics.ts';
import type { OpeningFigures } from '../../../test/perf/many-streams.ts';
import { Child } from '../clients/child.ts';
import { withServer, workerFile } from '../clients/context.ts';

/** Of one round after another. */
export interface ManyStreamsFigures {
  readonly one: readonly OpeningFigures[];
  readonly ten: readonly OpeningFigures[];
  readonly hundred: readonly OpeningFigures[];
}

const rounds = 5;

/** In turn, each in a fresh process. */
export async function measureManyStreams(): Promise<ManyStreamsFigures> {
  return withServer('10,000 of 100 bytes', async ({ origin }) => {
    const opened = async (count: number): Promise<OpeningFigures> => {
      using child = new Child();
      return await child.perform('opening', origin, workerFile, String(count));
    };
    const figures: Record<keyof ManyStreamsFigures, OpeningFigures[]> = { one: [], ten: [], hundred: [] };
    for (let round = 0; round < rounds; round++) {
      figures.one.push(await opened(1));
      figures.ten.push(await opened(10));
      figures.hundred.push(await opened(100));
    }
    return figures;
  });
}

/** How much longer a hundred take than ten. */
export function openingRatio({ ten, hundred }: ManyStreamsFigures): number {
  return median(hundred.map(({ ms }, round) => ms / (ten[round]?.ms ?? Number.NaN)));
}

export function manyStreamsRows(figures: ManyStreamsFigures): string[][] {
  const row = (all: readonly OpeningFigures[]): string[] => {
    const of = (key: keyof OpeningFigures): number => median(all.map((one) => one[key]));
    const megabytes = (key: 'resident' | 'gained'): string => (of(key) / 1e6).toFixed(0);
    const times = [of('ms'), of('processorMs')].map((ms) => ms.toFixed(0));
    return [String(of('streams')), String(of('workers')), ...times, megabytes('gained'), megabytes('resident')];
  };
  return [
    ['streams', 'workers', 'until all are open, ms', 'processor, ms', 'memory gained, MB', 'the process, MB'],
    ...[figures.one, figures.ten, figures.hundred].map(row),
  ];
}
