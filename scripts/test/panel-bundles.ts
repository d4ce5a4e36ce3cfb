/** What a panel's page loads, bundled: once for the whole step when the environment says where, else in memory. */

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { build } from 'esbuild';
import { root, scratchFolder } from '../system/project.ts';

/** By the path that the page asks for. */
export type PanelBundles = Readonly<Record<string, string>>;

const entries = {
  '/page.js': { entry: join(root, 'src/page/app/main.ts'), format: 'iife' },
  '/fake.js': { entry: join(root, 'test/page/support/fake-host.ts'), format: 'iife' },
  '/uplot.js': { entry: 'uplot', format: 'esm' },
} as const;

const paths = Object.keys(entries) as (keyof typeof entries)[];

/** Names the folder with the bundles. */
const folderVariable = 'SSE_MONITOR_PAGE_BUNDLES';

/** Those in the folder that the environment names; built now where it names none. */
export async function panelBundles(): Promise<PanelBundles> {
  const folder = env[folderVariable];
  const texts = paths.map((path) => (folder === undefined ? bundle(path) : readFile(join(folder, path), 'utf8')));
  const loaded = await Promise.all(texts);
  return Object.fromEntries(paths.map((path, at) => [path, loaded[at] ?? '']));
}

/** Builds them for the processes that get this environment. */
export async function buildPanelBundles(): Promise<Readonly<Record<string, string>>> {
  const folder = join(scratchFolder, 'page');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(paths.map(async (path) => writeFile(join(folder, path), await bundle(path))));
  return { [folderVariable]: folder };
}

/** Small, as it is published: what is parsed for each test costs with each test. */
async function bundle(path: keyof typeof entries): Promise<string> {
  const { entry, format } = entries[path];
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format,
    platform: 'browser',
    target: 'chrome134',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
