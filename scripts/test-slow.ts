/** npm run test:slow: what takes minutes, in VS Code's extension host, and what asks a browser about hundreds of responses. */

import { globSync } from 'node:fs';
import { env } from 'node:process';
import { buildExtension } from './package/bundle.ts';
import { chromium } from './system/chromium.ts';
import { root } from './system/project.ts';
import { runHostTests } from './test/host-tests.ts';
import { runNodeTests } from './test/node-tests.ts';

// The suite's own tests say how long each may take.
env['SSE_MONITOR_SUITE_MS'] = String(20 * 60_000);
env['CHROME_PATH'] = await chromium();
const inBrowser = globSync('test/slow/browser/*.test.ts', { cwd: root });
const browser = await runNodeTests({ files: inBrowser, concurrency: 1, timeoutMs: 600_000 }, (text) =>
  process.stdout.write(text),
);
await buildExtension();
const host = await runHostTests('slow', globSync('test/slow/*.test.ts', { cwd: root }));
const passed = browser.counts.passed + host.counts.passed;
const failed = browser.counts.failed + host.counts.failed;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
