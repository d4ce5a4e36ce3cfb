/** Tools that take minutes to install are kept outside the checkout, so that the next clone finds them. */

import { existsSync } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { env, pid } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

/** SSE_MONITOR_TOOLS, else a folder in the user's cache. */
export function toolsFolder(): string {
  const given = env['SSE_MONITOR_TOOLS'];
  if (given !== undefined && given !== '') return given;
  const cache = env['XDG_CACHE_HOME'];
  return join(cache !== undefined && cache !== '' ? cache : join(homedir(), '.cache'), 'sse-monitor-tools');
}

/** Written last into a folder that is whole. */
const stamp = '.complete';

/**
 * The folder of a tool. It is built if it is not there: aside, then renamed, so that a build that was interrupted
 * leaves nothing that looks whole. A second process that wants the same tool waits for the first.
 *
 * @param name - says what is in it with its version; another version gets another name
 * @param build - fills the folder that it is given
 */
export async function cachedTool(name: string, build: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(toolsFolder(), name);
  if (existsSync(join(folder, stamp))) return folder;
  await mkdir(dirname(folder), { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(join(folder, stamp))) return;
    await removeLeftovers(folder);
    const partial = `${folder}.partial-${pid}`;
    await mkdir(partial);
    await build(partial);
    await writeFile(join(partial, stamp), `${new Date().toISOString()}\n`);
    await rename(partial, folder);
  });
  return folder;
}

/** What an interrupted build left, and a folder without its stamp. */
async function removeLeftovers(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const parent = dirname(folder);
  for (const entry of await readdir(parent)) {
    const path = join(parent, entry);
    if (path.startsWith(`${folder}.partial-`)) await rm(path, { recursive: true, force: true });
  }
}

/** Runs the action while no other process runs one under the same lock. A lock whose owner is gone does not count. */
async function withLock(file: string, action: () => Promise<void>): Promise<void> {
  let told = false;
  while (!(await takeLock(file))) {
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (owner !== 0 && !isAlive(owner)) await unlink(file).catch(() => undefined);
    else if (!told) console.log(`Waiting for process ${owner}, which is installing the same…`);
    told = true;
    await delay(500);
  }
  try {
    await action();
  } finally {
    await unlink(file);
  }
}

async function takeLock(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
