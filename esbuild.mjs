// Bundles the three runtimes: the extension (node), the engine (worker), the page (browser).
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, context, transform } from 'esbuild';
import { withTextKeys } from './src/shared/text/text-key.ts';
import { packTrie, readTrie } from './scripts/package/suffix-trie.ts';

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

/**
 * The parts of the extension beside what activation loads, by what is in them. Each file that node loads takes most of a
 * millisecond, whatever its size, so there are few. Whatever else is imported when it is needed is in `window`.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const parts = {
  lenses: ['src/host/code-lens/lenses.ts'],
  stream: ['src/host/streams/stream.ts', 'src/host/streams/open-recording.ts', 'src/net/connection/cookies.ts'],
};

/**
 * Without it esbuild makes a file of everything that is imported when it is needed, and of everything that two of them share.
 *
 * @type {import('esbuild').Plugin}
 */
const fewParts = {
  name: 'few parts',
  setup(bundling) {
    const root = import.meta.dirname;
    const named = new Set(Object.values(parts).flat());
    const others = lateImports().filter((file) => !named.has(file));
    const namespace = 'part';
    bundling.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = relative(root, join(resolveDir, path)).replaceAll('\\', '/');
      const part = Object.keys(parts).find((name) => parts[name]?.includes(file));
      return { path: part ?? 'window', namespace };
    });
    bundling.onLoad({ filter: /^/, namespace }, ({ path }) => ({
      contents: (parts[path] ?? others).map((file) => `export * from './${file}';`).join('\n'),
      resolveDir: root,
    }));
  },
};

/**
 * Packs the public suffix list. It is a sixth of the package otherwise.
 *
 * @type {import('esbuild').Plugin}
 */
const packedSuffixes = {
  name: 'packed suffixes',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/]tldts[\\/]dist[\\/]es6[\\/]src[\\/]data[\\/]trie\.js$/ }, async ({ path }) => {
      const trie = await readTrie(path);
      return {
        contents: [
          `import { unpackTrie } from './scripts/package/suffix-trie.ts';`,
          `const trie = unpackTrie(${JSON.stringify(packTrie(trie))});`,
          `export const { ${Object.keys(trie).join(', ')} } = trie;`,
        ].join('\n'),
        resolveDir: import.meta.dirname,
      };
    });
  },
};

/**
 * Leaves the texts of diagnoses to the page: see the file.
 *
 * @type {import('esbuild').Plugin}
 */
const computedFacts = {
  name: 'computed facts',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/]diagnoses[\\/]kind-facts\.ts$/ }, async ({ path }) => ({
      contents: Object.entries(await import(pathToFileURL(path).href))
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n'),
    }));
  },
};

/**
 * Takes the indentation out of the page's templates and style sheets, which esbuild does not minify. In the rest of the code it
 * means nothing; `test/unit/scripts/indentation.test.ts` finds the strings in which it would.
 *
 * @type {import('esbuild').Plugin}
 */
const unindented = {
  name: 'unindented',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/](?:src[\\/]page|@vscode-elements)[\\/].*\.[jt]s$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(/\n[ \n]+/g, '\n'),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    }));
  },
};

/** The files of the extension that are imported when they are needed. */
function lateImports() {
  const folder = join(import.meta.dirname, 'src', 'host');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', 'host', name));
  const found = files.flatMap((file) =>
    [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/\bimport\('(\.[^']*)'\)/g)].map(
      ([, path = '']) => join(dirname(file), path).replaceAll('\\', '/'),
    ),
  );
  return [...new Set(found)].toSorted();
}

/** @type {import('esbuild').BuildOptions[]} */
export const bundles = [
  {
    ...common,
    entryPoints: { extension: 'src/host/extension.ts' },
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    // What is imported when it is needed is in files of its own, so that activation loads little. esbuild splits ES modules
    // only; `commonJs` makes of each file what VS Code loads.
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

/**
 * Makes CommonJS of each file of a bundle that was split, and writes it.
 *
 * @type {import('esbuild').Plugin}
 */
const commonJs = {
  name: 'CommonJS',
  setup(bundling) {
    bundling.onEnd(async ({ outputFiles = [] }) => {
      await Promise.all(outputFiles.map((file) => writeAsCommonJs(file)));
    });
  },
};

/** @param {import('esbuild').OutputFile} file */
async function writeAsCommonJs({ path, text }) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    // `require`, also for what is imported when it is needed: VS Code intercepts that, not node's `import`.
    supported: { 'dynamic-import': false },
    minify: production,
    legalComments: 'none',
    sourcefile: path,
    sourcemap: production ? false : 'inline',
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}

/**
 * @param {import('esbuild').BuildOptions} options
 * @returns {import('esbuild').BuildOptions}
 */
function written(options) {
  if (options.splitting !== true) return options;
  return {
    ...options,
    write: false,
    sourcemap: production ? false : 'inline',
    plugins: [...(options.plugins ?? []), commonJs],
  };
}

/** Translations without their English texts, which the code has. */
function writeTranslations() {
  mkdirSync('dist/l10n', { recursive: true });
  for (const name of readdirSync('l10n')) {
    // That one is for those who translate.
    if (name === 'bundle.l10n.json') continue;
    const texts = JSON.parse(readFileSync(join('l10n', name), 'utf8'));
    writeFileSync(join('dist', 'l10n', name), JSON.stringify(withTextKeys(texts)));
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  if (argv.includes('--watch')) {
    writeTranslations();
    for (const options of bundles) await (await context(written(options))).watch();
  } else {
    rmSync('dist', { recursive: true, force: true });
    writeTranslations();
    await Promise.all(bundles.map((options) => build(written(options))));
  }
}
