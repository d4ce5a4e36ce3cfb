// Bundles the three runtimes: the extension (node), the engine (worker), the page (browser).
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { fewParts } from './scripts/package/extension-parts.ts';
import { finished } from './scripts/package/output.ts';
import { computedFacts, packedSuffixes, unindented } from './scripts/package/smaller-sources.ts';
import { packTranslations } from './src/host/vscode/packed-translations.ts';
import { withTextKeys } from './src/shared/text/text-key.ts';

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
    // What is imported when it is needed is in files of its own, so that activation loads little. esbuild splits ES modules
    // only; `finished` makes of each file what VS Code loads.
    format: 'esm',
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    // Only when packaging: while watching, what was computed would become stale.
    plugins: [fewParts, packedSuffixes, ...(production ? [computedFacts] : [])],
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
    plugins: production ? [unindented] : [],
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

/** Translations without their English texts, which the code has, and packed. */
function writeTranslations() {
  mkdirSync('dist/l10n', { recursive: true });
  for (const name of readdirSync('l10n')) {
    // That one is for those who translate.
    if (name === 'bundle.l10n.json') continue;
    const texts = JSON.parse(readFileSync(join('l10n', name), 'utf8'));
    writeFileSync(join('dist', 'l10n', name), JSON.stringify(packTranslations(withTextKeys(texts))));
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  if (argv.includes('--watch')) {
    writeTranslations();
    for (const options of bundles) await (await context(finished(options))).watch();
  } else {
    rmSync('dist', { recursive: true, force: true });
    writeTranslations();
    await Promise.all(bundles.map((options) => build(finished(options))));
  }
}
