/** From a movement in the list to the frame in which the rows of where it went are painted. */

import type { Frame } from 'playwright-core';

/** Numbers of events between which the row is that was gone to: the last one on screen for End, else the first. */
export interface Destination {
  readonly from: number;
  readonly to: number;
  /** That is pressed after the watch has begun. */
  readonly key?: 'Home' | 'End';
  /** Where the scroll bar is put when the watch begins, 0 to 1. */
  readonly scrollTo?: number;
}

export interface Arrival {
  readonly ms: number;
  readonly row: { readonly seq: number; readonly data: string };
}

/** Begins to watch. @returns waits for the row */
export async function watchArrival(frame: Frame, destination: Destination): Promise<() => Promise<Arrival>> {
  const watch = await frame.evaluateHandle(beginWatch, destination);
  return () => watch.evaluate(({ arrival }) => arrival);
}

/** Runs in the page, and sees nothing of this file. See paint.ts for what tells that a frame was painted. */
function beginWatch({ key, scrollTo, from, to }: Destination): { arrival: Promise<Arrival> } {
  const grid = document.querySelector('sse-app')?.shadowRoot?.querySelector('sse-event-grid')?.shadowRoot;
  const scroller = grid?.querySelector('.scroller');
  if (!grid || !scroller) throw new Error('The panel has no list.');
  let begun = performance.now();
  addEventListener('keydown', ({ timeStamp }) => (begun = timeStamp), { capture: true, once: true });
  const found = (): Arrival['row'] | undefined => {
    const rows = [...grid.querySelectorAll('.rows > .row')];
    const row = key === 'End' ? rows.at(-1) : rows[0];
    // All of them are there, and the one that was gone to is the right one.
    if (rows.some((other) => other.classList.contains('loading'))) return undefined;
    const seq = Number(row?.querySelector('.number')?.textContent.replaceAll(/\D/g, ''));
    return seq >= from && seq <= to ? { seq, data: row?.querySelector('.data')?.textContent ?? '' } : undefined;
  };
  const arrival = new Promise<Arrival>((resolve) => {
    const painted = new MessageChannel();
    const settle = ({ data: row }: MessageEvent<Arrival['row']>): void => {
      resolve({ ms: performance.now() - begun, row });
      painted.port1.close();
    };
    painted.port1.addEventListener('message', settle);
    painted.port1.start();
    const look = (): void => {
      const row = found();
      if (row === undefined) requestAnimationFrame(look);
      else painted.port2.postMessage(row);
    };
    requestAnimationFrame(look);
  });
  if (scrollTo !== undefined) scroller.scrollTop = scrollTo * (scroller.scrollHeight - scroller.clientHeight);
  return { arrival };
}
