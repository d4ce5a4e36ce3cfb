/** Whether the machine was busy with something else while we measured. Linux only; elsewhere nobody knows. */

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { familyOf } from './processes.ts';

/** In ticks of the kernel, 100 a second. */
interface Usage {
  readonly machine: number;
  readonly ours: number;
}

const tickMs = 10;

/** Each processor's count may be off by one at either end, which would be much of a turn that is short. */
const slackTicks = 2 * availableParallelism();

/**
 * Begins to watch.
 *
 * @param rootPid - it and all that descends from it are ours
 * @returns ends the watch: the share of the machine, 0 to 1, that other processes used; `undefined` where that is unknown
 */
export function watchOthers(rootPid: number): () => number | undefined {
  const begun = performance.now();
  const before = usage(rootPid);
  return () => {
    const after = usage(rootPid);
    if (before === undefined || after === undefined) return undefined;
    const others = after.machine - before.machine - (after.ours - before.ours) - slackTicks;
    return Math.max(0, (others * tickMs) / ((performance.now() - begun) * availableParallelism()));
  };
}

function usage(rootPid: number): Usage | undefined {
  try {
    const [, user = 0, nice = 0, system = 0] = readFileSync('/proc/stat', 'latin1').split(/\s+/, 4).map(Number);
    return { machine: user + nice + system, ours: usageOf(rootPid) };
  } catch {
    return undefined;
  }
}

/** The process, its descendants, and those of them that have ended and were waited for. */
function usageOf(rootPid: number): number {
  return familyOf(rootPid).reduce((sum, { ticks }) => sum + ticks, 0);
}
