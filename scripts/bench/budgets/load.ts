/** Budgets of a load that is read from its first event to its last. */

import { type Results, loopOf } from '../report/results.ts';
import { ms } from '../report/table.ts';
import { type Budget, atMost, beside, timesFaster } from './finding.ts';

const engine = 'SSE Monitor';
const drain = 'bare';
const withPanel = 'SSE Monitor, panel';

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
    goal: '≤ 1.5 × the bare drain',
    find: ({ small }) => atMost(beside(small, engine, drain), 1.5),
  },
  {
    what: 'the same',
    goal: '≥ 6 × faster than `eventsource`',
    find: ({ small }) => timesFaster(beside(small, engine, 'eventsource'), 6),
  },
  {
    what: 'the same',
    goal: '≥ 15 × faster than Chromium’s `EventSource`',
    find: ({ small }) => timesFaster(beside(small, engine, 'Chromium'), 15),
  },
  {
    what: 'the same in the extension host, panel open and following',
    goal: '≤ 2.5 × the bare drain there',
    find: ({ host }) => atMost(beside(host, withPanel, drain), 2.5),
  },
  {
    what: 'longest block of the host’s event loop meanwhile',
    goal: '≤ 20 ms',
    find: (results) => {
      const loops = hostLoops(results);
      if (loops === undefined) return undefined;
      const block = loops.ours.longestBlock;
      return { figure: ms(block), reference: `the drain ${ms(loops.drain.longestBlock)}`, isMet: block <= 20 };
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
    what: '20 events of 10 MB',
    goal: '≤ 1.3 × the bare drain',
    find: ({ large }) => atMost(beside(large, engine, drain), 1.3),
  },
];
