/**
 * npm run bench: how fast a million events get from a loopback server into the log, through the exported API in the
 * extension host of a real VS Code, beside other clients in the same run.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension } from './build.ts';
import { root } from './project.ts';
import { runInExtensionHost } from './test/extension-host.ts';
import type { HostReport } from '../test/perf/measure.ts';

await buildExtension({ production: true });
const { result, ok } = await runInExtensionHost('bench', [
  { in: join(root, 'test/perf/host/run.ts'), out: 'run' },
  { in: join(root, 'test/perf/load-server.ts'), out: 'load-server' },
]);
if (!ok) throw new Error('The benchmark did not come to its end.');
const report = result as HostReport;
print(report);
const folder = join(root, 'bench-results');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'host.json'), `${JSON.stringify(report, undefined, 2)}\n`);

function print({ load, rounds, figures, serverMs }: HostReport): void {
  const megabytes = (load.bytes / 1e6).toFixed(0);
  console.log(`\n${load.events.toLocaleString('en')} events, ${megabytes} MB, ${rounds} rounds in turn; medians\n`);
  console.log('| client, in the extension host | ms | range | × the drain | events/s |');
  console.log('|---|---|---|---|---|');
  for (const { name, times, medianMs, ratio, eventsPerSecond } of figures) {
    const range = `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`;
    const rate = `${(eventsPerSecond / 1000).toFixed(0)} k`;
    console.log(`| ${name} | ${medianMs.toFixed(0)} | ${range} | ${ratio.toFixed(2)} | ${rate} |`);
  }
  console.log(`\nThe server, a process of its own, used ${serverMs.toFixed(0)} ms of processor time in all.`);
}
