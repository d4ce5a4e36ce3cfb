/** Budgets of a log that holds a million events. */

import { median } from '../../../test/perf/statistics.ts';
import { ms, times } from '../report/table.ts';
import { recognized, unrecognized } from '../measures/llm.ts';
import { type Budget, atMost, beside } from './finding.ts';

export const logBudgets: readonly Budget[] = [
  {
    what: 'memory for each kept event of 100 bytes',
    goal: '≤ its bytes + 32',
    find: ({ memory }) => {
      if (memory === undefined) return undefined;
      const bytes = median(memory.map(({ buffers, engineHeap }) => buffers + engineHeap));
      const wire = median(memory.map((figures) => figures.wire));
      const over = `+ ${(bytes - wire).toFixed(1)}`;
      return {
        figure: bytes.toFixed(1),
        reference: `on the wire ${wire.toFixed(1)}`,
        ratio: over,
        isMet: bytes <= wire + 32,
      };
    },
  },
  {
    what: 'resident memory beyond the kept bytes while a million events arrive',
    goal: '≤ 40 MB',
    find: ({ memory }) => {
      if (memory === undefined) return undefined;
      const bytes = median(memory.map(({ beyondKept }) => beyondKept));
      return { figure: `${(bytes / 1e6).toFixed(0)} MB`, isMet: bytes <= 40e6 };
    },
  },
  {
    what: 'one million deltas of a language model into the log',
    goal: '≤ 1.03 × the same bytes unrecognized',
    find: ({ llm }) => atMost(beside(llm?.load, recognized, unrecognized), 1.03),
  },
  {
    what: 'longest slice in which they are merged behind the stream',
    goal: '≤ 10 ms of the thread',
    find: ({ llm }) => llm && { figure: ms(llm.answer.longestSliceMs), isMet: llm.answer.longestSliceMs <= 10 },
  },
  {
    what: 'memory for each delta, beside its event',
    goal: '≤ 48 bytes',
    find: ({ llm }) => llm && { figure: llm.answer.bytesPerDelta.toFixed(1), isMet: llm.answer.bytesPerDelta <= 48 },
  },
  {
    what: 'type filter over one million events',
    goal: '≤ 16 ms to the first screen',
    find: ({ queries }) => {
      if (queries === undefined) return undefined;
      const first = median(queries.byType.map(({ firstScreen }) => firstScreen));
      return { figure: ms(first), isMet: first <= 16 };
    },
  },
  {
    what: 'text search over one million events, to its end',
    goal: '≤ 3 × `rg --count`',
    find: ({ queries }) => {
      const tool = Object.entries(queries?.tools ?? {})[0];
      if (queries === undefined || tool === undefined) return undefined;
      const complete = median(queries.byText.map(({ complete }) => complete));
      const reference = median(tool[1]);
      const ratio = complete / reference;
      return { figure: ms(complete), reference: `${tool[0]} ${ms(reference)}`, ratio: times(ratio), isMet: ratio <= 3 };
    },
  },
  {
    what: 'text search, first screen',
    goal: '≤ 50 ms',
    find: ({ queries }) => {
      if (queries === undefined) return undefined;
      const first = median(queries.byText.map(({ firstScreen }) => firstScreen));
      return { figure: ms(first), isMet: first <= 50 };
    },
  },
];
