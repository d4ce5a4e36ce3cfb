/** What there is to see when something went wrong in a window. */

import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resultsFolder } from '../project.ts';
import type { VsCodeServer } from './server.ts';
import type { VsCodeWindow } from './window.ts';

/**
 * Runs an action in a window and closes it. If the action fails, a picture, the browser's console and the logs of VS Code
 * are kept in test-results.
 *
 * @param name - of the folder in test-results
 * @throws what the action threw, after saying where to look
 */
export async function inWindow(
  name: string,
  server: VsCodeServer,
  window: VsCodeWindow,
  action: (window: VsCodeWindow) => Promise<void>,
): Promise<void> {
  try {
    await action(window);
  } catch (error) {
    const folder = join(resultsFolder, name.replaceAll(/[^a-zA-Z0-9]+/g, '-'));
    // What made the action fail may make this fail, too; the first failure is the one to tell.
    const kept = await keepEvidence(folder, server, window).then(
      () => folder,
      () => `${folder}, which is not complete`,
    );
    console.error(`See ${kept}.`);
    throw error;
  } finally {
    await window.close();
  }
}

async function keepEvidence(folder: string, server: VsCodeServer, window: VsCodeWindow): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'console.log'), window.log);
  await writeFile(join(folder, 'server.log'), server.log());
  await window.screenshot(join(folder, 'window.png'));
  await cp(server.logsFolder, join(folder, 'logs'), { recursive: true });
}
