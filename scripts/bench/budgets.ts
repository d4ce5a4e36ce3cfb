/** What was promised, beside what was found. */

import type { Figures, LoadFigures } from '../../test/perf/rounds.ts';
import { median } from '../../test/perf/statistics.ts';
import type { Results } from './parts.ts';
import { loopOf, table } from './tables.ts';

/** Goal, figure, reference and ratio, as they are printed; `undefined` when it was not measured. */
interface Budget {
  readonly what: string;
  readonly goal: string;
  readonly find: (results: Results) => Finding | undefined;
}

interface Finding {
  readonly figure: string;
  readonly reference?: string;
  readonly ratio?: string;
  readonly isMet: boolean;
}

const ms = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
const times = (value: number): string => `${value.toFixed(2)} ×`;

/** Ours beside a client that is measured in the same rounds. */
function beside(result: LoadFigures | undefined, ours: string, theirs: string): Comparison | undefined {
  const [our, their] = [ours, theirs].map((name) => result?.figures.find((figure) => figure.name.startsWith(name)));
  if (our === undefined || their === undefined) return undefined;
  const ratio = median(our.turns.map((turn, round) => turn.ms / (their.turns[round]?.ms ?? Number.NaN)));
  return { our, their, ratio };
}

interface Comparison {
  readonly our: Figures;
  readonly their: Figures;
  readonly ratio: number;
}

function atMost(compared: Comparison | undefined, most: number): Finding | undefined {
  if (compared === undefined) return undefined;
  const { our, their, ratio } = compared;
  const reference = `${their.name} ${ms(their.medianMs)}`;
  return { figure: ms(our.medianMs), reference, ratio: times(ratio), isMet: ratio <= most };
}

function timesFaster(compared: Comparison | undefined, least: number): Finding | undefined {
  if (compared === undefined) return undefined;
  const { our, their, ratio } = compared;
  const reference = `${their.name} ${ms(their.medianMs)}`;
  return {
    figure: ms(our.medianMs),
    reference,
    ratio: `${(1 / ratio).toFixed(1)} × faster`,
    isMet: 1 / ratio >= least,
  };
}

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

const budgets: readonly Budget[] = [
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
    what: 'p99 of a neighbour’s timer of 1 ms meanwhile',
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
  { what: 'event to painted row, 100 events/s', goal: 'p50 ≤ 25 ms, p99 ≤ 60 ms', find: () => undefined },
  { what: 'frames at 200,000 events/s', goal: '≥ 95 % of an idle page’s', find: () => undefined },
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
  { what: 'ten million events with a file behind', goal: 'any row in ≤ 100 ms', find: () => undefined },
  { what: 'opening a panel that holds a million events', goal: '≤ 1.5 × an empty one', find: () => undefined },
  {
    what: 'activation',
    goal: '≤ 10 ms over an extension that does nothing',
    find: ({ host }) => host && { figure: ms(host.activationMs), isMet: host.activationMs <= 10 },
  },
  {
    what: 'VSIX',
    goal: '≤ 400 KB',
    find: (results) => {
      const bytes = results.package?.bytes;
      return bytes === undefined ? undefined : { figure: `${(bytes / 1000).toFixed(0)} KB`, isMet: bytes <= 400_000 };
    },
  },
];

/**
 * The budgets that the results say something about; all of them when every part was run.
 * @returns `undefined` when there are none
 */
export function budgetTable(results: Results, isWhole: boolean): string | undefined {
  const told = budgets.filter(({ find }) => isWhole || find(results) !== undefined);
  if (told.length === 0) return undefined;
  const rows = told.map(({ what, goal, find }) => {
    const finding = find(results);
    if (finding === undefined) return [what, goal, 'not measured', '', '', ''];
    const { figure, reference = '', ratio = '', isMet } = finding;
    return [what, goal, figure, reference, ratio, isMet ? 'met' : 'missed'];
  });
  return table([['what', 'goal', 'figure', 'reference', 'ratio', ''], ...rows]);
}
