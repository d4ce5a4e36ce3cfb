/** Runs code in the extension host of a served VS Code: what test-electron does with a desktop one. */

import { env } from 'node:process';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import type { VsCodeServer } from './server.ts';

/** How long a suite may take, in ms; more for those that wait for minutes. */
const patienceMs = Number(env['SSE_MONITOR_SUITE_MS'] ?? 900_000);

export interface Suite {
  /** Absolute path of the extension that is under development. */
  readonly extensionDevelopmentPath: string;
  /** Absolute path of the module whose `run` is called. */
  readonly extensionTestsPath: string;
  /** That the window opens. */
  readonly folder?: string;
}

/**
 * Opens a window for the suite.
 *
 * @param vscode - started with the smoke test driver
 * @param log - is given what the extension host writes to its console
 * @returns the suite's exit code
 */
export async function runSuite(
  page: Page,
  vscode: VsCodeServer,
  suite: Suite,
  log: (line: string) => void,
): Promise<number> {
  const remote = (path: string): string => `vscode-remote://${vscode.authority}${path}`;
  const ended = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => log(format(...args)));
  await page.exposeFunction('codeAutomationExit', ended.resolve);
  page.once('crash', () => ended.reject(new Error('The window crashed.')));
  const timeout = setTimeout(
    () => ended.reject(new Error(`The suite did not end in ${patienceMs / 1000} s.`)),
    patienceMs,
  );
  await page.goto(
    vscode.windowUrl({
      ...(suite.folder !== undefined && { folder: suite.folder }),
      payload: [
        ['extensionDevelopmentPath', remote(suite.extensionDevelopmentPath)],
        ['extensionTestsPath', remote(suite.extensionTestsPath)],
        ['skipWelcome', 'true'],
      ],
    }),
    // What is waited for is the end of the suite; a busy machine takes long to load the window.
    { waitUntil: 'commit', timeout: patienceMs },
  );
  return ended.promise.finally(() => clearTimeout(timeout));
}
