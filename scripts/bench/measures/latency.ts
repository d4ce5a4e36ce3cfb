/** How late an event is: the engine, `eventsource` and Chromium. */

import { type LatencyFigures, summarize } from '../../../test/perf/latency.ts';
import { Browser } from '../clients/browser.ts';
import { Child } from '../clients/child.ts';
import { withServer, workerFile } from '../clients/context.ts';

/** One after the other, at 100 events a second. */
export async function measureLatencies(): Promise<Record<string, LatencyFigures>> {
  const paced = '/paced?rate=100&count=550';
  return withServer('10,000 of 100 bytes', async ({ origin }) => {
    using child = new Child();
    await using browser = await Browser.start();
    return {
      'SSE Monitor, the engine in plain Node': await child.perform('latency', 'engine', origin + paced, workerFile),
      eventsource: await child.perform('latency', 'eventsource', origin + paced, workerFile),
      'Chromium, EventSource': summarize(await browser.delays(origin + paced)),
    };
  });
}
