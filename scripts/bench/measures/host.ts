/** A million events in VS Code's extension host, with and without a panel. */

import { join } from 'node:path';
import { env, pid } from 'node:process';
import type { HostReport } from '../../../test/perf/host/run.ts';
import { runInExtensionHost } from '../../test/extension-host.ts';
import { perfFolder } from '../clients/context.ts';

export async function measureHost(): Promise<HostReport> {
  // There it is known which processes are not ours.
  env['SSE_MONITOR_BENCH_PID'] = String(pid);
  const { result, ok } = await runInExtensionHost('bench', [
    { in: join(perfFolder, 'host/run.ts'), out: 'run' },
    { in: join(perfFolder, 'load-server.ts'), out: 'load-server' },
  ]);
  if (!ok) throw new Error('The benchmark did not come to its end.');
  return result as HostReport;
}
