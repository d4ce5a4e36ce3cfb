/** What a page does while it is watched: the frames that it makes, and what its host sends it. */

import type { Frame } from 'playwright-core';

export interface Activity {
  /** How long it was watched, in ms. */
  readonly ms: number;
  readonly frames: number;
  /** The longest time between two frames, in ms. */
  readonly longestGap: number;
  /** Messages of the host that have something to draw. */
  readonly updates: number;
  /** In all updates together. */
  readonly rows: number;
  readonly mostRows: number;
  /** Events that the stream has received between the first update and the last, and the ms between them. */
  readonly received: number;
  readonly receivedMs: number;
}

/** Begins to watch. @returns ends the watch */
export async function watchActivity(frame: Frame): Promise<() => Promise<Activity>> {
  const watch = await frame.evaluateHandle(beginWatch);
  return () => watch.evaluate(({ end }) => end());
}

/** What `update` of the panel's page is sent; see PageFunctions of the protocol, and birpc for what is around it. */
interface UpdateMessage {
  readonly m: 'update';
  readonly a: readonly [
    { readonly view: { readonly counts: { received: number }; readonly window: { seq: ArrayLike<number> } } },
  ];
}

/** Runs in the page, and sees nothing of this file. */
function beginWatch(): { end: () => Activity } {
  const begun = performance.now();
  const gaps: number[] = [];
  const rows: number[] = [];
  const received: { events: number; time: number }[] = [];
  let last: number | undefined;
  let frame = requestAnimationFrame(function count(time) {
    if (last !== undefined) gaps.push(time - last);
    last = time;
    frame = requestAnimationFrame(count);
  });
  const take = ({ data }: MessageEvent<UpdateMessage | undefined>): void => {
    if (data?.m !== 'update') return;
    const { counts, window } = data.a[0].view;
    rows.push(window.seq.length);
    received.push({ events: counts.received, time: performance.now() });
  };
  addEventListener('message', take);
  const end = (): Activity => {
    cancelAnimationFrame(frame);
    removeEventListener('message', take);
    const [from, to] = [received[0], received.at(-1)];
    return {
      ms: performance.now() - begun,
      frames: gaps.length,
      longestGap: Math.max(0, ...gaps),
      updates: rows.length,
      rows: rows.reduce((sum, count) => sum + count, 0),
      mostRows: Math.max(0, ...rows),
      received: (to?.events ?? 0) - (from?.events ?? 0),
      receivedMs: (to?.time ?? 0) - (from?.time ?? 0),
    };
  };
  return { end };
}
