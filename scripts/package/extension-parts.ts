/**
 * The extension in several files: what activation loads, and what is imported when it is needed. `esbuild.mjs` bundles it with
 * these plugins.
 */

import { globSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import type { Plugin } from 'esbuild';
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
