/** The parts of the benchmark, by the names that the command takes. */

import { statSync } from 'node:fs';
import { packageExtension } from '../package/vsix.ts';
import { withServer } from './clients/context.ts';
import { measureActivations } from './measures/activation.ts';
import { measureGrowth } from './measures/growth.ts';
import { measureHost } from './measures/host.ts';
import { measureLatencies } from './measures/latency.ts';
import { measureLlm } from './measures/llm.ts';
import { measureManyStreams } from './measures/many-streams.ts';
import { measureMemories } from './measures/memory.ts';
import { measureQueriesAndGrep } from './measures/queries.ts';
import { measureThroughput, throughputParts, trialOf } from './measures/throughput.ts';
import { measureFrames } from './panel/frames.ts';
import { measureOpen } from './panel/open.ts';
import { measurePaint } from './panel/paint.ts';
import { measureRates } from './panel/rates.ts';
import { measureTenMillion } from './panel/ten-million.ts';
import type { PartName, Results } from './report/results.ts';

const throughput = (name: keyof typeof throughputParts) => (isTrial: boolean) =>
  measureThroughput(isTrial ? trialOf(throughputParts[name]) : throughputParts[name]);

const parts = {
  small: throughput('small'),
  chunked: throughput('chunked'),
  gzip: throughput('gzip'),
  kilobyte: throughput('kilobyte'),
  large: throughput('large'),
  viewer: throughput('viewer'),
  launchdarkly: throughput('launchdarkly'),
  latency: measureLatencies,
  memory: measureMemories,
  streams: measureManyStreams,
  queries: () => withServer('one million of 100 bytes', measureQueriesAndGrep),
  llm: measureLlm,
  host: measureHost,
  package: async () => ({ bytes: statSync(await packageExtension()).size }),
  paint: measurePaint,
  frames: measureFrames,
  rates: measureRates,
  open: measureOpen,
  tenmillion: measureTenMillion,
  activation: measureActivations,
  growth: measureGrowth,
} satisfies { [Name in PartName]-?: (isTrial: boolean) => Promise<NonNullable<Results[Name]>> };

export const partNames = Object.keys(parts) as PartName[];

/** @param isTrial - parts that read a load read a small one, once */
export function measurePart(name: PartName, isTrial: boolean): Promise<unknown> {
  return parts[name](isTrial);
}
