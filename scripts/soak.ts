/**
 * npm run soak [--minutes 60]: many streams in VS Code's extension host for a long time, cut again and again, their panels
 * opened and closed. Memory, handles, threads, sockets and latency must be flat at the end, and every event be there once.
 * Draws docs/soak.svg.
 */

import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, env } from 'node:process';
import { parseArgs } from 'node:util';
import { type SoakReport, faultsOf, trendsOf } from '../test/soak/samples.ts';
import { buildExtension } from './package/bundle.ts';
import { root } from './system/project.ts';
import { drawSoak } from './pictures/soak.ts';
import { runInExtensionHost } from './test/extension-host.ts';

const { values } = parseArgs({ args: argv.slice(2), options: { minutes: { type: 'string', default: '60' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes takes a number.');

const reportFile = join(root, 'bench-results', 'soak.json');
mkdirSync(dirname(reportFile), { recursive: true });
env['SSE_MONITOR_SOAK_REPORT'] = reportFile;
env['SSE_MONITOR_SOAK_MINUTES'] = String(minutes);
env['SSE_MONITOR_SUITE_MS'] = String((minutes + 10) * 60_000);
await buildExtension({ production: true });
await runInExtensionHost('soak', [
  { in: join(root, 'test/soak/run.ts'), out: 'run' },
  { in: join(root, 'test/soak/server.ts'), out: 'server' },
]);
const report = JSON.parse(readFileSync(reportFile, 'utf8')) as SoakReport;
drawSoak(report);

const { outcomes, panels, samples } = report;
const sum = (member: 'made' | 'received' | 'attempts'): string =>
  outcomes.reduce((all, outcome) => all + outcome[member], 0).toLocaleString('en');
console.log(
  `${minutes} minutes, ${samples.length} samples; ${outcomes.length} streams, ${panels} panels, ${sum('attempts')} connections, ${sum('made')} events sent, ${sum('received')} received.`,
);
for (const { measure, mean, growth, bound } of trendsOf(samples)) {
  console.log(
    `${measure.padEnd(9)} mean ${mean.toFixed(1)}, growth over the last two thirds ${growth.toFixed(1)}, allowed ${bound.toFixed(1)}`,
  );
}
const faults = faultsOf(report);
for (const fault of faults) console.error(`✖ ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
