/** npm run test:busy [NAME…]: npm test with two processes beside it that want all of the machine. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { startService } from './system/child.ts';

const busy = Array.from({ length: 2 }, () => startService(execPath, ['-e', 'for (;;);']));
const child = spawn(execPath, [join(import.meta.dirname, 'test.ts'), ...argv.slice(2)], { stdio: 'inherit' });
// It has servers and browsers to stop first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
const [code] = (await once(child, 'exit')) as [number | null];
const died = busy.some(({ process: { exitCode, signalCode } }) => exitCode !== null || signalCode !== null);
if (died) console.error('A busy process has ended before the tests.');
await Promise.all(busy.map((service) => service.stop()));
process.exitCode = died ? 1 : (code ?? 1);
