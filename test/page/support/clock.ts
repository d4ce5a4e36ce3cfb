/** The page's clock in the test's hand: what takes long on the machine takes none of its time. */

import type { Panel } from './panel-page.ts';

/**
 * From now on time passes in the page only by `clock.runFor`. Frames come with it too: a test must not wait until the page has
 * drawn, but let some time pass.
 */
export async function holdClock({ page }: Panel): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
}
