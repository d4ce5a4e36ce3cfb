/** Which files load which: to know what a change touches. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'oxc-parser';

/** Loaded, but not by an import: bundled, run as a process, or read. Of folders, all that is in them. */
export type HiddenEdges = Readonly<Record<string, readonly string[]>>;

export class ImportGraph {
  readonly #root: string;
  readonly #hidden: HiddenEdges;
  readonly #loaded = new Map<string, readonly string[]>();

  /** @param root - that the paths are relative to */
  constructor(root: string, hidden: HiddenEdges = {}) {
    this.#root = root;
    this.#hidden = hidden;
  }

  /** Whether a file is one of those, or loads one of them, over however many others. */
  touches(file: string, changed: readonly string[]): boolean {
    const all = [...this.#reach(file)];
    return changed.some((path) => all.some((loaded) => path === loaded || path.startsWith(`${loaded}/`)));
  }

  #reach(file: string): Set<string> {
    const seen = new Set([file]);
    for (const at of seen) for (const next of this.#loads(at)) seen.add(next);
    return seen;
  }

  /** Files of the project that a file loads itself. */
  #loads(file: string): readonly string[] {
    let loads = this.#loaded.get(file);
    if (loads === undefined) {
      const path = join(this.#root, file);
      const imported = /\.(ts|mjs)$/.test(file) && existsSync(path) ? importsOf(path) : [];
      const own = imported.map((specifier) => relative(this.#root, join(dirname(path), specifier)));
      loads = [...own, ...(this.#hidden[file] ?? [])];
      this.#loaded.set(file, loads);
    }
    return loads;
  }
}

/** What a file imports of the project: by `import`, `export … from`, `import()` of a text, and `new URL` of one. */
export function importsOf(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  const { module } = parseSync(path, text);
  const found = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest?.value ?? '')),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
    ...[...text.matchAll(/new URL\('(\.[^']+)', import\.meta\.url\)/g)].map(([, specifier = '']) => specifier),
  ];
  return found.filter((specifier) => specifier.startsWith('.'));
}
