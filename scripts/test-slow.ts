/** npm run test:slow: what takes minutes, in VS Code's extension host. */

import { globSync } from 'node:fs';
import { env } from 'node:process';
import { buildExtension } from './package/bundle.ts';
import { root } from './system/project.ts';
import { runHostTests } from './test/host-tests.ts';

// The suite's own tests say how long each may take.
env['SSE_MONITOR_SUITE_MS'] = String(20 * 60_000);
await buildExtension();
const { counts } = await runHostTests('slow', globSync('test/slow/**/*.test.ts', { cwd: root }));
const { passed, failed } = counts;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
