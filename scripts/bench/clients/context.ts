/** What all parts of the benchmark share. */

import { join } from 'node:path';
import { buildExtension } from '../../package/bundle.ts';
import { ensureInstalled } from '../../system/install.mjs';
import { root } from '../../system/project.ts';
import { type LoadServer, startLoadServer } from '../../../test/perf/server-process.ts';
import type { LoadCoding } from '../../../test/perf/coded-load.ts';
import type { LoadName } from '../../../test/perf/load.ts';

export const perfFolder = join(root, 'test/perf');

/** The engine's worker as it is published. */
export const workerFile = join(root, 'dist/engine.cjs');

/** Does what all parts need. */
export async function setUp(): Promise<void> {
  ensureInstalled(join(perfFolder, 'peers'));
  await buildExtension({ production: true });
}

/** Runs an action beside a load server of its own. */
export async function withServer<T>(
  name: LoadName,
  action: (server: LoadServer) => Promise<T>,
  coding?: LoadCoding,
): Promise<T> {
  const server = await startLoadServer(join(perfFolder, 'load-server.ts'), name, coding);
  try {
    return await action(server);
  } finally {
    server.stop();
  }
}
