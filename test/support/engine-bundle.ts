/** The engine's worker as the extension ships it, for tests that run before anything was built. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface EngineBundle extends AsyncDisposable {
  /** Absolute path, to start an `EngineClient` with. */
  readonly workerFile: string;
}

/** Bundles the worker into a folder of its own, which is removed with the answer. Takes a few milliseconds. */
export async function bundleEngine(): Promise<EngineBundle> {
  const folder = await mkdtemp(join(tmpdir(), 'sse-monitor-engine-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const workerFile = join(folder, 'engine.cjs');
  try {
    await build({
      entryPoints: [fileURLToPath(new URL('../../src/engine/door/worker.ts', import.meta.url))],
      outfile: workerFile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      logLevel: 'error',
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return { workerFile, [Symbol.asyncDispose]: remove };
}
