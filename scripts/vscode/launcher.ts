#!/usr/bin/env node
/**
 * Stands in for the desktop VS Code in `runTests({ vscodeExecutablePath })` of @vscode/test-electron: takes the same
 * arguments, runs the suite in the extension host of the served VS Code, prints what it logs, and exits with its code.
 */

import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { startVsCodeServer } from './server.ts';
import { runSuite } from './suite.ts';

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  // The arguments of a desktop VS Code are many, and most mean nothing here.
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    // Ours: folders are not trusted until somebody says so.
    restricted: { type: 'boolean' },
  },
});

const [folder] = positionals;
const suite = {
  extensionDevelopmentPath: String(values['extensionDevelopmentPath']),
  extensionTestsPath: String(values['extensionTestsPath']),
  ...(folder !== undefined && { folder }),
};
const server = await startVsCodeServer({ smokeTestDriver: true, trust: values['restricted'] === true });
const browser = await launchBrowser();
try {
  process.exitCode = await runSuite(await browser.newPage(), server, suite, (line) => console.log(line));
} finally {
  await browser.close();
  await server.stop();
}
