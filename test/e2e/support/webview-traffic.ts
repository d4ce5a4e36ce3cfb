/** What the extension sends to its pages, as it arrives in the browser from VS Code's server. */

import type { Page } from 'playwright-core';

/** A call of `update`, in JSON that may be inside of other JSON. */
const update = /\bm\\*":\\*"update\\*"/;

/** Begins to count. @returns how many updates have arrived since */
export async function countUpdates(page: Page): Promise<() => number> {
  let updates = 0;
  const session = await page.context().newCDPSession(page);
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    // Everything that is binary is told in Base64.
    if (update.test(Buffer.from(response.payloadData, 'base64').toString('latin1'))) updates++;
  });
  await session.send('Network.enable');
  return () => updates;
}
