/** Compares two runs: each engine says what it counted, then both are asked for their events, slice by slice. */

import {
  type ComparedEvent,
  compareTypes,
  differenceIn,
  DifferenceSearch,
  type EventDifference,
  excerptOf,
  type RunComparison,
  type RunFigures,
} from '../../shared/stream/run-comparison.ts';
import type { StreamStatistics } from '../../shared/stream/statistics.ts';
import type { Watched } from '../streams/watched.ts';

/** What of a run is compared. */
export interface ComparedRun {
  readonly number: number;
  readonly watched: Pick<Watched, 'asked' | 'counts' | 'status'> & {
    readonly engine: Pick<Watched['engine'], 'ask' | 'read' | 'view'>;
  };
}

/** Only the types are wanted. */
const noRows = { from: 0, count: 0, follow: false };

/** @throws {@link EngineDisposed} when one of them is dropped meanwhile */
export async function compareRuns(left: ComparedRun, right: ComparedRun): Promise<RunComparison> {
  const runs = [left, right] as const;
  // What arrives from now on is not compared.
  const ends = runs.map(({ watched }) => watched.counts.received + 1);
  const [ofLeft, ofRight] = [await figuresOf(left), await figuresOf(right)];
  const views = await Promise.all(runs.map(({ watched }) => watched.engine.view(noRows)));
  const search = new DifferenceSearch();
  while (!search.isOver) {
    const [l, r] = await Promise.all(
      runs.map(({ watched }, at) => watched.engine.ask('digests', search.nextSeq, ends[at] ?? 0)),
    );
    if (l === undefined || r === undefined) break;
    search.take(l, r);
  }
  const found = [...new Set([search.first, search.firstContent])].filter((seq) => seq !== undefined);
  const differences: EventDifference[] = [];
  for (const seq of found) differences.push(await differenceAt(seq, left, right, ends));
  return {
    left: ofLeft,
    right: ofRight,
    ...compareTypes(views[0]?.types ?? [], views[1]?.types ?? []),
    comparedFrom: search.comparedFrom,
    compared: search.compared,
    differences,
  };
}

async function figuresOf({ number, watched }: ComparedRun): Promise<RunFigures> {
  const { received, kept } = watched.counts;
  const figures = { number, isLive: watched.status.state !== 'closed', events: kept };
  const measured = await measure(watched.engine, received);
  if (measured?.firstAt === undefined || measured.lastAt === undefined) return figures;
  const { firstAt, lastAt, fromSeq, count, gaps } = measured;
  const { asked } = watched;
  return {
    ...figures,
    // Else the first event is one that was dropped.
    ...(asked !== undefined && fromSeq === 1 && { firstEventMs: firstAt - asked.startedAt }),
    ...(count > 1 && { durationMs: lastAt - firstAt }),
    ...(gaps.p50 !== undefined && { medianGapMs: gaps.p50 }),
    ...(gaps.max !== undefined && { maxGapMs: gaps.max }),
  };
}

/** The engine measures in slices: until it has come to that event. */
async function measure(
  engine: ComparedRun['watched']['engine'],
  received: number,
): Promise<StreamStatistics | undefined> {
  for (;;) {
    const measured = await engine.ask('statistics');
    if (measured === undefined || measured.left === 0 || measured.toSeq > received) return measured;
  }
}

async function differenceAt(
  seq: number,
  left: ComparedRun,
  right: ComparedRun,
  ends: readonly number[],
): Promise<EventDifference> {
  const [l, r] = await Promise.all([left, right].map((run, at) => readEvent(run, seq, ends[at] ?? 0)));
  return {
    seq,
    in: differenceIn(l, r),
    ...(l !== undefined && { left: excerptOf(l, r) }),
    ...(r !== undefined && { right: excerptOf(r, l) }),
  };
}

async function readEvent({ watched }: ComparedRun, seq: number, end: number): Promise<ComparedEvent | undefined> {
  if (seq >= end) return undefined;
  const [event] = await watched.engine.read(seq, 1);
  if (event?.seq !== seq) return undefined;
  const { type, id, data } = event;
  return { type, ...(id !== undefined && { id }), data };
}
