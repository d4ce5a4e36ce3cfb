/** Whether the page goes on making frames while events pour in. */

import { setTimeout as delay } from 'node:timers/promises';
import { median } from '../../../test/perf/statistics.ts';
import { withServer } from '../clients/context.ts';
import { type Activity, watchActivity } from './activity.ts';
import { usePanel } from './person.ts';
import { MeasuredPanel, PanelSession } from './session.ts';

const rounds = 3;
const watchMs = 3000;

/** Events a second. */
const rate = 200_000;

/** Of each round. */
export interface FrameFigures {
  readonly idle: readonly Activity[];
  /** While the events pour in, and the list follows them. */
  readonly following: readonly Activity[];
  /** The same while somebody scrolls and types in the filter. */
  readonly used: readonly Activity[];
  /** Somebody scrolls and types, and no events come. */
  readonly usedStill: readonly Activity[];
}

/** Frames made, as a share of those that the same page makes when idle: the median of the rounds. */
export function shareOfIdle(figures: FrameFigures, key: keyof FrameFigures): number {
  return median(
    figures[key].map((activity, round) => framesPerMs(activity) / framesPerMs(figures.idle[round] ?? activity)),
  );
}

const framesPerMs = ({ frames, ms }: Activity): number => frames / ms;

export async function measureFrames(): Promise<FrameFigures> {
  await using session = await PanelSession.start();
  return await withServer('10,000 of 100 bytes', async ({ origin }) => {
    const panel = await MeasuredPanel.open(await session.openWindow());
    const rest = (): Promise<unknown> => delay(watchMs);
    const use = (): Promise<unknown> => usePanel(panel, watchMs);
    const figures = { idle: [], following: [], used: [], usedStill: [] } as Record<keyof FrameFigures, Activity[]>;
    for (let round = 0; round < rounds; round++) {
      figures.idle.push(await during(panel, rest));
      await panel.connect(`${origin}/flood?rate=${rate}&seconds=600`);
      figures.following.push(await during(panel, rest));
      figures.used.push(await during(panel, use));
      await panel.disconnect();
      figures.usedStill.push(await during(panel, use));
    }
    return figures;
  });
}

async function during(panel: MeasuredPanel, action: () => Promise<unknown>): Promise<Activity> {
  const end = await watchActivity(panel.frame);
  await action();
  return end();
}
