/** Budgets of the panel in a real workbench. */

import { type FrameFigures, shareOfIdle } from '../panel/frames.ts';
import { type OpenFigures, fullToEmpty } from '../panel/open.ts';
import { type PaintFigures, overRounds } from '../panel/paint.ts';
import { type TenMillionFigures, ways } from '../panel/ten-million.ts';
import { median } from '../../../test/perf/statistics.ts';
import type { Results } from '../report/results.ts';
import { ms, percent, signed, times } from '../report/table.ts';
import type { Budget, Finding } from './finding.ts';

/** Of a display with 60 of them a second, in ms. */
const frameMs = 1000 / 60;

export const panelBudgets: readonly Budget[] = [
  {
    what: 'event to painted row, 100 events/s, p50',
    goal: 'one frame over the simplest viewer at most',
    find: ({ paint }) => paint && paintedNear(paint, 'p50'),
  },
  {
    what: 'the same, p99',
    goal: '≤ 40 ms',
    find: ({ paint }) => paint && paintedWithin(paint, 'p99', 40),
  },
  {
    what: 'frames at 200,000 events/s',
    goal: '≥ 95 % of an idle page’s',
    find: ({ frames }) => frames && framesMade(frames),
  },
  {
    what: 'the same while scrolling and typing',
    goal: 'no more than 5 % fewer',
    find: ({ frames }) => frames && framesKept(frames),
  },
  ...(['toFirst', 'toMiddle', 'toLast'] as const).map((way) => ({
    what: `ten million events with a file behind, ${ways[way]}`,
    goal: '≤ 100 ms',
    find: ({ tenmillion }: Results) => tenmillion && goneWithin(tenmillion[way], 100),
  })),
  {
    what: 'opening a panel that holds a million events',
    goal: '≤ 1.5 × an empty one',
    find: ({ open }) => open && openedWithin(open, 1.5),
  },
  {
    what: 'from the command to the first row',
    goal: '≤ 2 × coming back to an empty panel',
    find: ({ open }) => open && begunWithin(open, 2),
  },
];

function begunWithin({ command, empty }: OpenFigures, most: number): Finding {
  const ratio = median(command.map((time, round) => time / (empty[round] ?? Number.NaN)));
  return {
    figure: ms(median(command)),
    reference: `an empty one ${ms(median(empty))}`,
    ratio: times(ratio),
    isMet: ratio <= most,
  };
}

function goneWithin(times: TenMillionFigures['toFirst'], most: number): Finding {
  return { figure: ms(median(times)), isMet: median(times) <= most };
}

function openedWithin(figures: OpenFigures, most: number): Finding {
  const ratio = fullToEmpty(figures);
  return {
    figure: ms(median(figures.full)),
    reference: `an empty one ${ms(median(figures.empty))}`,
    ratio: times(ratio),
    isMet: ratio <= most,
  };
}

function paintedWithin({ ours, simplest }: PaintFigures, key: 'p50' | 'p99', most: number): Finding {
  const [our, their] = [overRounds(ours, key), overRounds(simplest, key)];
  return { ...paintFinding(our, their), isMet: our <= most };
}

/** At most a frame after the simplest viewer. */
function paintedNear({ ours, simplest }: PaintFigures, key: 'p50' | 'p99'): Finding {
  const [our, their] = [overRounds(ours, key), overRounds(simplest, key)];
  return { ...paintFinding(our, their), isMet: our - their <= frameMs };
}

function paintFinding(our: number, their: number): Omit<Finding, 'isMet'> {
  return {
    figure: ms(our),
    reference: `Chromium, a row appended for each event ${ms(their)}`,
    ratio: signed(our - their, ms),
  };
}

function framesMade(figures: FrameFigures): Finding {
  const share = shareOfIdle(figures, 'following');
  return { figure: percent(share), reference: 'the same page when idle 100 %', isMet: share >= 0.95 };
}

function framesKept(figures: FrameFigures): Finding {
  const [share, reference] = [shareOfIdle(figures, 'used'), shareOfIdle(figures, 'following')];
  return {
    figure: percent(share),
    reference: `nobody at the panel ${percent(reference)}`,
    ratio: signed(share - reference, percent),
    isMet: reference - share <= 0.05,
  };
}
