/** How long activations take, measured inside the extension host. */

import Module from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { extensions } from 'vscode';

/** In ms, from the call to its end. */
export interface ActivationReport {
  readonly ours: number;
  /** The part of ours in which its files are loaded and run. */
  readonly loading: number;
  /** Of an extension whose activation does nothing. */
  readonly nothing: number;
}

const quiet = { forMs: 1000, withinMs: 30_000, tickMs: 5, lateMs: 5 };

/** The extensions, by their IDs. */
export const ours = 'sse-monitor.sse-monitor';
export const nothing = 'sse-monitor-bench.nothing';

/** Activates them one after the other, each in a quiet moment. @throws when one is missing, or active already */
export async function measureActivation(ids: readonly (typeof ours | typeof nothing)[]): Promise<void> {
  const loading = watchLoading(join(extension(ours).extensionPath, 'dist'));
  const times: Record<string, number> = {};
  for (const id of ids) {
    await untilQuiet();
    times[id] = await activate(id);
  }
  const [oursMs = Number.NaN, nothingMs = Number.NaN] = [times[ours], times[nothing]];
  const report: ActivationReport = { ours: oursMs, loading: loading(), nothing: nothingMs };
  console.log(`host| ${JSON.stringify(report)}`);
}

async function activate(id: string): Promise<number> {
  const found = extension(id);
  if (found.isActive) throw new Error(`${id} is active already.`);
  const begun = performance.now();
  await found.activate();
  return performance.now() - begun;
}

function extension(id: string): NonNullable<ReturnType<typeof extensions.getExtension>> {
  const found = extensions.getExtension(id);
  if (found === undefined) throw new Error(`There is no extension ${id}.`);
  return found;
}

/**
 * VS Code still starts up when it runs us: waits until timers have been served in time for a while. A machine that is busy
 * with something else does not come to rest: there it goes on without.
 */
async function untilQuiet(): Promise<void> {
  const begun = performance.now();
  let quietSince = begun;
  for (let due = begun; performance.now() - quietSince < quiet.forMs;) {
    due = performance.now() + quiet.tickMs;
    await delay(quiet.tickMs);
    if (performance.now() - due > quiet.lateMs) quietSince = performance.now();
    if (performance.now() - begun > quiet.withinMs) throw new Error('The extension host does not come to rest.');
  }
}

/** @returns how long files of the folder were loaded, in ms, with those that they load themselves */
function watchLoading(folder: string): () => number {
  // By node's own loader, which VS Code uses for extensions: nothing of its API tells of it.
  const loader = Module as unknown as {
    _load: (request: string, parent?: { filename: string }, ...rest: unknown[]) => unknown;
  };
  const load = loader._load;
  let ms = 0;
  let isLoading = false;
  loader._load = (request, parent, ...rest) => {
    const isOutermost = !isLoading && [request, parent?.filename].some((file) => file?.startsWith(folder));
    if (!isOutermost) return load.call(loader, request, parent, ...rest);
    const begun = performance.now();
    isLoading = true;
    try {
      return load.call(loader, request, parent, ...rest);
    } finally {
      isLoading = false;
      ms += performance.now() - begun;
    }
  };
  return () => {
    loader._load = load;
    return ms;
  };
}
