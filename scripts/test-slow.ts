/** npm run test:slow: what takes minutes, in VS Code's extension host. */

import { env } from 'node:process';
import { buildExtension } from './build.ts';
import { runHostTests } from './test/host-tests.ts';

// The suite's own tests say how long each may take.
env['SSE_MONITOR_SUITE_MS'] = String(20 * 60_000);
await buildExtension();
const { passed, failed } = await runHostTests('test/slow');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
