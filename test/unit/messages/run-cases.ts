/** Opens what is said of runs that are not kept any more. */

import { maxKept, Runs } from '../../../src/host/runs/runs.ts';
import type { UnitCases } from '../../support/message-cases.ts';
import { watchedRun } from '../../support/watched-run.ts';

/** Of a panel in which so many runs with an event began. */
function noticeAfter(runs: number, maxEvents: number): string {
  const limits = () => ({ maxEvents, maxBytes: 1e9 });
  const all = new Runs({ limits, retire: () => {}, onDidDrop: () => {} });
  for (let n = 0; n < runs; n++) all.begin(watchedRun('data: hush\n\n'));
  return all.notices.map(({ text, advice }) => `${text} ${advice}`).join(' ');
}

export const runCases: UnitCases<'run'> = {
  tooMany: { facts: [1], open: () => noticeAfter(maxKept + 2, 1000), secrets: ['hush'] },
  overLimits: { facts: [1], open: () => noticeAfter(2, 1), secrets: ['hush'] },
};
