/**
 * The extension in several files: what activation loads, and what is imported when it is needed. `esbuild.mjs` bundles it with
 * these plugins.
 */

import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { type BuildOptions, type OutputFile, type Plugin, transform } from 'esbuild';
import { root } from '../system/project.ts';

/**
 * The parts of the extension beside what activation loads, by what is in them. Each file that node loads takes most of a
 * millisecond, whatever its size, so there are few. Whatever else is imported when it is needed is in `window`.
 */
const parts: Readonly<Record<string, readonly string[]>> = {
  lenses: ['src/host/code-lens/lenses.ts'],
  stream: ['src/host/streams/stream.ts', 'src/host/streams/open-recording.ts', 'src/net/connection/cookies.ts'],
};

/** Without it esbuild makes a file of everything that is imported when it is needed, and of everything that two of them share. */
export const fewParts: Plugin = {
  name: 'few parts',
  setup(bundling) {
    const named = new Set(Object.values(parts).flat());
    const others = lateImports().filter((file) => !named.has(file));
    const namespace = 'part';
    bundling.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = slashed(relative(root, join(resolveDir, path)));
      const part = Object.keys(parts).find((name) => parts[name]?.includes(file));
      return { path: part ?? 'window', namespace };
    });
    bundling.onLoad({ filter: /^/, namespace }, ({ path }) => ({
      contents: (parts[path] ?? others).map((file) => `export * from './${file}';`).join('\n'),
      resolveDir: root,
    }));
  },
};

/** The files of the extension that are imported when they are needed. */
function lateImports(): readonly string[] {
  const files = globSync('src/host/**/*.ts', { cwd: root }).map(slashed);
  const found = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bimport\('(\.[^']*)'\)/g)].map(([, path = '']) =>
      posix.join(posix.dirname(file), path),
    ),
  );
  return [...new Set(found)].toSorted();
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

/**
 * The same bundle, which writes CommonJS: esbuild splits ES modules only, and VS Code loads CommonJS.
 *
 * @param options - of a bundle; one that is not split stays as it is
 */
export function inCommonJs(options: BuildOptions): BuildOptions {
  if (options.splitting !== true) return options;
  const { minify = false } = options;
  const sourcemap = minify ? false : 'inline';
  const commonJs: Plugin = {
    name: 'CommonJS',
    setup(bundling) {
      bundling.onEnd(async ({ outputFiles = [] }) => {
        await Promise.all(outputFiles.map((file) => writeAsCommonJs(file, { minify, sourcemap })));
      });
    },
  };
  return { ...options, write: false, sourcemap, plugins: [...(options.plugins ?? []), commonJs] };
}

async function writeAsCommonJs(
  { path, text }: OutputFile,
  { minify, sourcemap }: { readonly minify: boolean; readonly sourcemap: false | 'inline' },
): Promise<void> {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    // `require`, also for what is imported when it is needed: VS Code intercepts that, not node's `import`.
    supported: { 'dynamic-import': false },
    minify,
    legalComments: 'none',
    sourcefile: path,
    sourcemap,
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}
