/** How the time grows with the number of events. */

import type { LoadFigures } from '../../../test/perf/rounds.ts';
import { drawGrowth } from '../../pictures/growth.ts';
import { type Competition, measureThroughput } from './throughput.ts';

const steps: readonly Competition[] = [
  { load: '10,000 of 100 bytes', rounds: 3, clients: ['drain', 'engine', 'eventsource'] },
  { load: '100,000 of 100 bytes', rounds: 3, clients: ['drain', 'engine', 'eventsource'] },
  { load: 'one million of 100 bytes', rounds: 3, clients: ['drain', 'engine', 'eventsource'] },
  // `eventsource` would keep gigabytes of objects.
  { load: 'ten million of 100 bytes', rounds: 2, clients: ['drain', 'engine, limits raised'] },
];

/** From the smallest load to the largest. Draws the picture of it. */
export async function measureGrowth(): Promise<readonly LoadFigures[]> {
  const figures: LoadFigures[] = [];
  for (const step of steps) figures.push(await measureThroughput(step));
  drawGrowth(figures);
  return figures;
}
