/** Budgets of a load that is read from its first event to its last. */

import { type Results, loopOf, threadFigure } from '../report/results.ts';
import { ms } from '../report/table.ts';
import type { LoadFigures } from '../../../test/perf/rounds.ts';
import type { ThreadFigures } from '../../../test/perf/thread.ts';
import { type Budget, type Finding, atMost, beside, timesFaster } from './finding.ts';

const engine = 'SSE Monitor';
const drain = 'bare';
const withPanel = 'SSE Monitor, panel';
const withoutPanel = 'SSE Monitor, no panel';

/** Ours with a panel, in the extension host, and the drain there. */
function hostLoops({
  host,
}: Results): { ours: ReturnType<typeof loopOf>; drain: ReturnType<typeof loopOf> } | undefined {
  const compared = beside(host, withPanel, drain);
  return compared && { ours: loopOf(compared.our), drain: loopOf(compared.their) };
}

export const loadBudgets: readonly Budget[] = [
  {
    what: 'one million events into the log, engine in plain Node',
    goal: '≤ 0.9 × the bare drain',
    find: ({ small }) => atMost(beside(small, engine, drain), 0.9),
  },
  {
    what: 'the same',
    goal: '≥ 10 × faster than `eventsource`',
    find: ({ small }) => timesFaster(beside(small, engine, 'eventsource'), 10),
  },
  {
    what: 'the same',
    goal: '≥ 30 × faster than Chromium’s `EventSource`',
    find: ({ small }) => timesFaster(beside(small, engine, 'Chromium'), 30),
  },
  {
    what: 'one million events in chunked coding, one event per chunk',
    goal: '≤ 1.0 × the drain of the same',
    find: ({ chunked }) => atMost(beside(chunked, engine, drain), 1),
  },
  {
    what: 'one million events in gzip',
    goal: '≤ 1.2 × the drain of the same',
    find: ({ gzip }) => atMost(beside(gzip, engine, drain), 1.2),
  },
  {
    what: 'processor time of the host’s thread for 100 MB',
    goal: '≤ 200 ms',
    find: ({ small }) => small && threadWithin(small, 200, 'processorMs', 1e8 / small.load.bytes),
  },
  {
    what: 'longest garbage collection of the host’s thread meanwhile',
    goal: '≤ 5 ms',
    find: ({ small }) => small && threadWithin(small, 5, 'longestCollection'),
  },
  {
    what: 'one million events in the extension host, no panel',
    goal: '≤ 1.2 × the bare drain there',
    find: ({ host }) => atMost(beside(host, withoutPanel, drain), 1.2),
  },
  {
    what: 'the same in the extension host, panel open and following',
    goal: '≤ 2.0 × the bare drain there',
    find: ({ host }) => atMost(beside(host, withPanel, drain), 2),
  },
  {
    what: 'longest block of the host’s event loop meanwhile',
    goal: '≤ the bare drain’s',
    find: (results) => {
      const loops = hostLoops(results);
      if (loops === undefined) return undefined;
      const [block, reference] = [loops.ours.longestBlock, loops.drain.longestBlock];
      return { figure: ms(block), reference: `the drain ${ms(reference)}`, isMet: block <= reference };
    },
  },
  {
    what: 'p99 of a neighbor’s timer of 1 ms meanwhile',
    goal: '≤ 10 ms',
    find: (results) => {
      const loops = hostLoops(results);
      if (loops === undefined) return undefined;
      const late = loops.ours.neighbourP99;
      return { figure: ms(late), reference: `the drain ${ms(loops.drain.neighbourP99)}`, isMet: late <= 10 };
    },
  },
  {
    what: '200,000 events of 1 KB',
    goal: '≤ 0.9 × the bare drain',
    find: ({ kilobyte }) => atMost(beside(kilobyte, engine, drain), 0.9),
  },
  {
    what: '20 events of 10 MB',
    goal: '≤ 0.9 × the bare drain',
    find: ({ large }) => atMost(beside(large, engine, drain), 0.9),
  },
];

/** A figure of the thread in ms, or what becomes one with the factor: ours beside the drain's, in the same rounds. */
function threadWithin(result: LoadFigures, most: number, key: keyof ThreadFigures, factor = 1): Finding | undefined {
  const compared = beside(result, engine, drain);
  if (compared === undefined) return undefined;
  const [ours, theirs] = [compared.our, compared.their].map((figures) => threadFigure(figures, key));
  if (ours === undefined) return undefined;
  return {
    figure: ms(ours * factor),
    ...(theirs && { reference: `the drain ${ms(theirs * factor)}` }),
    isMet: ours * factor <= most,
  };
}
