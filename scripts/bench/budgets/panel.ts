/** Budgets of the panel in a real workbench. */

import { type FrameFigures, shareOfIdle } from '../panel/frames.ts';
import { type PaintFigures, overRounds } from '../panel/paint.ts';
import { type Budget, type Finding, ms, percent } from './finding.ts';

/** Of a display with 60 of them a second, in ms. */
const frameMs = 1000 / 60;

export const panelBudgets: readonly Budget[] = [
  {
    what: 'event to painted row, 100 events/s, p50',
    goal: '≤ 25 ms, and one frame over the simplest viewer at most',
    find: ({ paint }) => paint && paintedWithin(paint, 'p50', 25),
  },
  {
    what: 'the same, p99',
    goal: '≤ 60 ms, and one frame over the simplest viewer at most',
    find: ({ paint }) => paint && paintedWithin(paint, 'p99', 60),
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
];

function paintedWithin({ ours, simplest }: PaintFigures, key: 'p50' | 'p99', most: number): Finding {
  const [our, their] = [overRounds(ours, key), overRounds(simplest, key)];
  return {
    figure: ms(our),
    reference: `Chromium, a row appended for each event ${ms(their)}`,
    ratio: `+ ${ms(our - their)}`,
    isMet: our <= most && our - their <= frameMs,
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
    ratio: `${share <= reference ? '−' : '+'} ${percent(Math.abs(share - reference))}`,
    isMet: reference - share <= 0.05,
  };
}
