/** Plugins that make less of what is bundled, which means the same. */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { root } from '../system/project.ts';
import { packTrie, readTrie } from './suffix-trie.ts';

/** Packs the public suffix list. It is a sixth of the package otherwise. */
export const packedSuffixes: Plugin = {
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
        resolveDir: root,
      };
    });
  },
};

/** Leaves the texts of diagnoses to the page: see the file. */
export const computedFacts: Plugin = {
  name: 'computed facts',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/]diagnoses[\\/]kind-facts\.ts$/ }, async ({ path }) => ({
      contents: Object.entries((await import(pathToFileURL(path).href)) as object)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n'),
    }));
  },
};

/**
 * Takes the indentation out of the page's templates and style sheets, which esbuild does not minify. In the rest of the code it
 * means nothing; `test/unit/scripts/indentation.test.ts` finds the strings in which it would.
 */
export const unindented: Plugin = {
  name: 'unindented',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/](?:src[\\/]page|@vscode-elements)[\\/].*\.[jt]s$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(/\n[ \n]+/g, '\n'),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    }));
  },
};
