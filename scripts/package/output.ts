/** What esbuild cannot do to the files that it makes: `esbuild.mjs` bundles with it. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BuildOptions, type OutputFile, type Plugin, transform } from 'esbuild';
import { minify } from 'terser';

/**
 * The same bundle, finished: one that is split is CommonJS in the end (esbuild splits ES modules only, and VS Code loads
 * CommonJS), and one that is minified is minified further.
 *
 * @param options - of a bundle; one that is neither stays as it is
 */
export function finished(options: BuildOptions): BuildOptions {
  const { splitting = false, minify: isSmall = false, format } = options;
  if (!splitting && !isSmall) return options;
  const sourcemap = isSmall ? false : 'inline';
  const finish = async ({ path, text }: OutputFile): Promise<void> => {
    const code = splitting ? await toCommonJs(text, { sourcefile: path, sourcemap, minify: isSmall }) : text;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, isSmall ? await toLess(code, { isModule: format === 'esm' && !splitting }) : code);
  };
  const output: Plugin = {
    name: 'output',
    setup(bundling) {
      bundling.onEnd(async ({ outputFiles = [] }) => void (await Promise.all(outputFiles.map(finish))));
    },
  };
  return { ...options, write: false, sourcemap, plugins: [...(options.plugins ?? []), output] };
}

interface CommonJsOptions {
  readonly sourcefile: string;
  readonly sourcemap: false | 'inline';
  readonly minify: boolean;
}

async function toCommonJs(text: string, options: CommonJsOptions): Promise<string> {
  const { code } = await transform(text, {
    ...options,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    // `require`, also for what is imported when it is needed: VS Code intercepts that, not node's `import`.
    supported: { 'dynamic-import': false },
    legalComments: 'none',
  });
  return code;
}

/** By Terser, which finds a thirtieth of what esbuild leaves. @throws Error when it cannot read the code */
async function toLess(code: string, { isModule }: { readonly isModule: boolean }): Promise<string> {
  const less = await minify(code, { module: isModule, toplevel: true, ecma: 2020, compress: { passes: 2 } });
  return less.code ?? code;
}
