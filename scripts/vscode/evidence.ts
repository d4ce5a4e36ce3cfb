/** What there is to see when something went wrong in a window. */

import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { argv } from 'node:process';
import * as nodeTest from 'node:test';
import type { Page } from 'playwright-core';
import { resultsFolder } from '../system/project.ts';
import type { VsCodeServer } from './server.ts';
import type { ServerInUse } from './shared-server.ts';
import type { VsCodeWindow } from './window.ts';

/** A page with what it wrote to its console. */
interface Watched {
  readonly page: Page;
  readonly log: string;
  /** Where it is, a trace of what was done: `npx playwright-core show-trace FILE` shows it. */
  readonly keepTrace?: (file: string) => Promise<void>;
}

/**
 * Runs an action in a window and closes it. If the action fails, a picture, the browser's console, a trace and the logs of
 * VS Code are kept in test-results.
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
    await keepEvidence(name, window, server);
    throw error;
  } finally {
    await window.close();
  }
}

/** The test that runs, after its file. */
export function nameOfTest(): string {
  const { getTestContext } = nodeTest as { readonly getTestContext?: () => nodeTest.TestContext | undefined };
  return `${basename(argv[1] ?? '', '.test.ts')} ${getTestContext?.()?.fullName ?? ''}`;
}

/** Where the evidence of this name is kept. */
export function evidenceFolder(name: string): string {
  return join(resultsFolder, name.replaceAll(/[^a-zA-Z0-9]+/g, '-').slice(0, 120));
}

/**
 * Keeps what a window shows and says in a folder of test-results, and prints which. It never throws: what made a test fail
 * may make this fail, too, and the first failure is the one to tell.
 *
 * @param name - of the folder, in words
 * @param server - whose logs are kept as well
 */
export async function keepEvidence(
  name: string,
  window: Watched,
  server?: ServerInUse & Partial<VsCodeServer>,
): Promise<void> {
  const folder = evidenceFolder(name);
  await mkdir(folder, { recursive: true });
  const kept = await Promise.allSettled([
    writeFile(join(folder, 'console.log'), window.log),
    window.page.screenshot({ path: join(folder, 'window.png') }),
    window.keepTrace?.(join(folder, 'trace.zip')),
    server?.log && writeFile(join(folder, 'server.log'), server.log()),
    server && cp(server.logsFolder, join(folder, 'logs'), { recursive: true }),
  ]);
  const isWhole = kept.every(({ status }) => status === 'fulfilled');
  console.error(`See ${folder}${isWhole ? '' : ', which is not complete'}.`);
}
