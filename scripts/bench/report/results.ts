/** What the benchmark finds: the common ground of those who measure and those who report. */

import type { LoopFigures } from '../../../test/perf/event-loop.ts';
import type { ActivationReport } from '../../../test/perf/host/activation.ts';
import type { HostReport } from '../../../test/perf/host/run.ts';
import type { LatencyFigures } from '../../../test/perf/latency.ts';
import type { MemoryFigures } from '../../../test/perf/memory.ts';
import type { Figures, LoadFigures } from '../../../test/perf/rounds.ts';
import { median } from '../../../test/perf/statistics.ts';
import type { ThreadFigures } from '../../../test/perf/thread.ts';
import type { LlmFigures } from '../measures/llm.ts';
import type { ManyStreamsFigures } from '../measures/many-streams.ts';
import type { QueryReport } from '../measures/queries.ts';
import type { throughputParts } from '../measures/throughput.ts';
import type { FrameFigures } from '../panel/frames.ts';
import type { OpenFigures } from '../panel/open.ts';
import type { PaintFigures } from '../panel/paint.ts';
import type { RateFigures } from '../panel/rates.ts';
import type { TenMillionFigures } from '../panel/ten-million.ts';

/** What the parts find; those that were not run are absent. */
export type Results = Partial<
  Record<keyof typeof throughputParts, LoadFigures> & {
    latency: Record<string, LatencyFigures>;
    memory: readonly MemoryFigures[];
    streams: ManyStreamsFigures;
    queries: QueryReport;
    llm: LlmFigures;
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

/** A figure of the thread that reads: the median over the rounds; undefined where nobody measures it. */
export function threadFigure({ turns }: Figures, key: keyof ThreadFigures): number | undefined {
  const values = turns.map(({ thread }) => thread?.[key]).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : median(values);
}

/** The figures of the event loop, medians over the rounds. */
export function loopOf({ turns }: Figures): LoopFigures {
  const loops = turns.map(({ loop }) => loop).filter((loop) => loop !== undefined);
  const of = (key: keyof LoopFigures): number => median(loops.map((loop) => loop[key]));
  return { longestBlock: of('longestBlock'), p99: of('p99'), neighbourP99: of('neighbourP99') };
}
