/** What a turn takes of the thread that the client reads on. */

import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** In ms. */
export interface ThreadFigures {
  /** Processor time of this thread alone; absent in a node older than 23.9. */
  readonly processorMs?: number;
  /** The longest pause in which V8 collected garbage of this thread; 0 without any. */
  readonly longestCollection: number;
}

/** What a newer node has than its types declare: microseconds of the calling thread, since `before` when it is given. */
interface TimedProcess {
  readonly threadCpuUsage?: (before?: NodeJS.CpuUsage) => NodeJS.CpuUsage;
}

/** @returns processor time of this thread so far, in ms; wall time in a node that doesn't know it */
export function threadMs(): number {
  const used = (process as TimedProcess).threadCpuUsage?.();
  return used ? (used.user + used.system) / 1000 : performance.now();
}

/** Watches this thread until the function that it returns is called. */
export function watchThread(): () => Promise<ThreadFigures> {
  const begun = performance.now();
  const pauses: { readonly startTime: number; readonly duration: number }[] = [];
  const observer = new PerformanceObserver((list) => pauses.push(...list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  const { threadCpuUsage } = process as TimedProcess;
  const before = threadCpuUsage?.();
  return async () => {
    const used = before && threadCpuUsage?.(before);
    const ended = performance.now();
    // Node reports a pause in the turn after it.
    await nextTurn();
    pauses.push(...observer.takeRecords());
    observer.disconnect();
    // What was collected before belongs to nobody's turn.
    const own = pauses.filter(({ startTime }) => startTime >= begun && startTime <= ended);
    const longestCollection = Math.max(0, ...own.map(({ duration }) => duration));
    return { ...(used && { processorMs: (used.user + used.system) / 1000 }), longestCollection };
  };
}
