/** The parts of the benchmark, by the names that the command takes. */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { env, pid } from 'node:process';
import type { ActivationReport } from '../../test/perf/host/activation.ts';
import type { HostReport } from '../../test/perf/host/run.ts';
import { type LatencyFigures, summarize } from '../../test/perf/latency.ts';
import type { MemoryFigures } from '../../test/perf/memory.ts';
import type { LoadFigures } from '../../test/perf/rounds.ts';
import { packageExtension } from '../package.ts';
import { runInExtensionHost } from '../test/extension-host.ts';
import { measureActivations } from './activation.ts';
import { Browser } from './browser.ts';
import { Child } from './child.ts';
import { perfFolder, withServer, workerFile } from './context.ts';
import { measureGrowth } from './growth.ts';
import { type ManyStreamsFigures, measureManyStreams } from './many-streams.ts';
import { type FrameFigures, measureFrames } from './panel/frames.ts';
import { type OpenFigures, measureOpen } from './panel/open.ts';
import { type PaintFigures, measurePaint } from './panel/paint.ts';
import { type RateFigures, measureRates } from './panel/rates.ts';
import { type TenMillionFigures, measureTenMillion } from './panel/ten-million.ts';
import { type QueryReport, measureQueriesAndGrep } from './queries.ts';
import { measureThroughput, throughputParts } from './throughput.ts';

/** What the parts find; those that were not run are absent. */
export type Results = Partial<
  Record<keyof typeof throughputParts, LoadFigures> & {
    latency: Record<string, LatencyFigures>;
    memory: readonly MemoryFigures[];
    streams: ManyStreamsFigures;
    queries: QueryReport;
    host: HostReport;
    package: { readonly bytes: number };
    paint: PaintFigures;
    frames: FrameFigures;
    rates: readonly RateFigures[];
    open: OpenFigures;
    tenmillion: TenMillionFigures;
    activation: readonly ActivationReport[];
    growth: readonly LoadFigures[];
  }
>;

export type PartName = keyof Results;

const throughput = (name: keyof typeof throughputParts) => () => measureThroughput(throughputParts[name]);

const parts = {
  small: throughput('small'),
  kilobyte: throughput('kilobyte'),
  large: throughput('large'),
  viewer: throughput('viewer'),
  launchdarkly: throughput('launchdarkly'),
  latency: measureLatencies,
  memory: measureMemories,
  streams: measureManyStreams,
  queries: () => withServer('one million of 100 bytes', measureQueriesAndGrep),
  host: measureHost,
  package: async () => ({ bytes: statSync(await packageExtension()).size }),
  paint: measurePaint,
  frames: measureFrames,
  rates: measureRates,
  open: measureOpen,
  tenmillion: measureTenMillion,
  activation: measureActivations,
  growth: measureGrowth,
} satisfies { [Name in PartName]-?: () => Promise<NonNullable<Results[Name]>> };

export const partNames = Object.keys(parts) as PartName[];

export function measurePart(name: PartName): Promise<unknown> {
  return parts[name]();
}

/** One after the other, at 100 events a second. */
async function measureLatencies(): Promise<Record<string, LatencyFigures>> {
  const paced = '/paced?rate=100&count=550';
  return withServer('10,000 of 100 bytes', async ({ origin }) => {
    using child = new Child();
    await using browser = await Browser.start();
    return {
      'SSE Monitor, the engine in plain Node': await child.perform('latency', 'engine', origin + paced, workerFile),
      eventsource: await child.perform('latency', 'eventsource', origin + paced, workerFile),
      'Chromium, EventSource': summarize(await browser.delays(origin + paced)),
    };
  });
}

/** Each in a fresh process. */
async function measureMemories(): Promise<readonly MemoryFigures[]> {
  return withServer('one million of 100 bytes', async ({ origin }) => {
    const figures: MemoryFigures[] = [];
    for (let round = 0; round < 3; round++) {
      using child = new Child();
      figures.push(await child.perform('memory', origin, workerFile));
    }
    return figures;
  });
}

async function measureHost(): Promise<HostReport> {
  // There it is known which processes are not ours.
  env['SSE_MONITOR_BENCH_PID'] = String(pid);
  const { result, ok } = await runInExtensionHost('bench', [
    { in: join(perfFolder, 'host/run.ts'), out: 'run' },
    { in: join(perfFolder, 'load-server.ts'), out: 'load-server' },
  ]);
  if (!ok) throw new Error('The benchmark did not come to its end.');
  return result as HostReport;
}
