/** What an event loop, and whoever shares it, suffers from work that is done in it. */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { percentile } from './statistics.ts';

/** In ms. */
export interface LoopFigures {
  /** The longest time in which a timer was not served. */
  readonly longestBlock: number;
  readonly p99: number;
  /** How late a neighbour's timer of 1 ms is: the 99th of 100. */
  readonly neighbourP99: number;
}

/** Watches the event loop of this thread until the function that it returns is called. */
export function watchEventLoop(): () => LoopFigures {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const lateness: number[] = [];
  let due = performance.now() + 1;
  let timer = setTimeout(tick, 1);
  delay.enable();
  function tick(): void {
    const now = performance.now();
    lateness.push(now - due);
    due = now + 1;
    timer = setTimeout(tick, 1);
  }
  return () => {
    delay.disable();
    clearTimeout(timer);
    // A block that is still going on when the watch ends has kept the timer from being served.
    lateness.push(Math.max(0, performance.now() - due));
    return {
      longestBlock: Math.max(delay.max / 1e6, ...lateness.slice(-1)),
      p99: delay.percentile(99) / 1e6,
      neighbourP99: percentile(lateness, 99),
    };
  };
}
