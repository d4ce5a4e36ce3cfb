// Bundles the three runtimes: the extension (node), the engine (worker), the page (browser).
import { rmSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const production = argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  outdir: 'dist',
  logLevel: 'info',
  legalComments: 'none',
};

/** @type {import('esbuild').BuildOptions[]} */
export const bundles = [
  {
    ...common,
    entryPoints: { extension: 'src/host/extension.ts' },
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    // The main file of jsonc-parser finds its parts in a way that bundlers do not follow.
    mainFields: ['module', 'main'],
  },
  {
    ...common,
    entryPoints: { engine: 'src/engine/door/worker.ts' },
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    format: 'cjs',
    target: 'node22',
  },
  {
    ...common,
    entryPoints: { page: 'src/page/app/main.ts' },
    platform: 'browser',
    format: 'iife',
    target: 'chrome134',
  },
  {
    ...common,
    // The page imports it when its first chart is shown.
    entryPoints: { uplot: 'uplot' },
    platform: 'browser',
    format: 'esm',
    target: 'chrome134',
  },
];

if (argv[1] === fileURLToPath(import.meta.url)) {
  if (argv.includes('--watch')) {
    for (const options of bundles) await (await context(options)).watch();
  } else {
    rmSync('dist', { recursive: true, force: true });
    await Promise.all(bundles.map((options) => build(options)));
  }
}
