/** What the page has to do as the rate grows. */

import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { withServer } from '../clients/context.ts';
import { type Activity, watchActivity } from './activity.ts';
import { MeasuredPanel, PanelSession } from './session.ts';

const watchMs = 4000;

/** Before the watch begins, the stream is open for so long. */
const settleMs = 500;

/** What the main thread of the page's process does, in ms of each second; workbench and panel share it. */
export interface PageCost {
  readonly script: number;
  /** Styles and layout. */
  readonly layout: number;
  /** Everything, these included. */
  readonly task: number;
}

export interface RateFigures extends Activity, PageCost {
  /** Events a second that the server was to send; 0 for an idle page. */
  readonly rate: number;
}

export async function measureRates(): Promise<readonly RateFigures[]> {
  await using session = await PanelSession.start();
  return await withServer('10,000 of 100 bytes', async ({ origin }) => {
    const panel = await MeasuredPanel.open(await session.openWindow());
    const figures = [await watch(panel, 0)];
    for (const rate of [1000, 10_000, 100_000, 1_000_000]) {
      await panel.connect(`${origin}/flood?rate=${rate}&seconds=600`);
      await delay(settleMs);
      figures.push(await watch(panel, rate));
      await panel.disconnect();
    }
    return figures;
  });
}

async function watch(panel: MeasuredPanel, rate: number): Promise<RateFigures> {
  const endCost = await watchCost(panel.window.page);
  const endActivity = await watchActivity(panel.frame);
  await delay(watchMs);
  const activity = await endActivity();
  return { rate, ...activity, ...(await endCost()) };
}

/** By Chromium's own account of that thread. */
async function watchCost(page: Page): Promise<() => Promise<PageCost>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const read = async (): Promise<Record<string, number>> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const [begun, before] = [performance.now(), await read()];
  return async () => {
    const after = await read();
    const seconds = (performance.now() - begun) / 1000;
    await session.detach();
    const msPerSecond = (name: string): number => (((after[name] ?? 0) - (before[name] ?? 0)) * 1000) / seconds;
    return {
      script: msPerSecond('ScriptDuration'),
      layout: msPerSecond('LayoutDuration') + msPerSecond('RecalcStyleDuration'),
      task: msPerSecond('TaskDuration'),
    };
  };
}
