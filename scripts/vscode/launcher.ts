#!/usr/bin/env node
/**
 * Stands in for the desktop VS Code in `runTests({ vscodeExecutablePath })` of @vscode/test-electron: takes the same
 * arguments, runs the suite in the extension host of the served VS Code, prints what it logs, and exits with its code.
 */

import { argv } from 'node:process';
import { format, parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startVsCodeServer, type VsCodeServer } from './server.ts';

const patienceMs = 300_000;

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  // The arguments of a desktop VS Code are many, and most mean nothing here.
  strict: false,
  allowPositionals: true,
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
});

const server = await startVsCodeServer({ smokeTestDriver: true });
const browser = await launchBrowser();
try {
  process.exitCode = await runSuite(await browser.newPage(), server);
} finally {
  await browser.close();
  await server.stop();
}

/** @returns the suite's exit code */
async function runSuite(page: Page, vscode: VsCodeServer): Promise<number> {
  const remote = (path: unknown): string => `vscode-remote://${vscode.authority}${String(path)}`;
  const ended = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => console.log(format(...args)));
  await page.exposeFunction('codeAutomationExit', ended.resolve);
  page.once('crash', () => ended.reject(new Error('The window crashed.')));
  const timeout = setTimeout(
    () => ended.reject(new Error(`The suite did not end in ${patienceMs / 1000} s.`)),
    patienceMs,
  );
  const [folder] = positionals;
  await page.goto(
    vscode.windowUrl({
      ...(folder !== undefined && { folder }),
      payload: [
        ['extensionDevelopmentPath', remote(values['extensionDevelopmentPath'])],
        ['extensionTestsPath', remote(values['extensionTestsPath'])],
        ['skipWelcome', 'true'],
      ],
    }),
  );
  return ended.promise.finally(() => clearTimeout(timeout));
}
