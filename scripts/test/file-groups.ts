/** Test files in groups, each of which runs in one process: what such files start, a browser above all, starts once in it. */

import { statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, scratchFolder } from '../system/project.ts';

/**
 * Writes a module for each group, which imports the files of the group. The groups are about equally large, and each has
 * its largest files first.
 *
 * @param name - of the step
 * @param files - relative to the checkout
 * @param count - of groups, at most
 * @returns the modules, absolute
 */
export async function groupFiles(name: string, files: readonly string[], count: number): Promise<readonly string[]> {
  const folder = join(scratchFolder, 'groups', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const groups = divide(
    files.map((file) => join(root, file)),
    count,
  );
  return Promise.all(
    groups.map(async (group, at) => {
      const module = join(folder, `${name}-${at + 1}.test.mjs`);
      await writeFile(module, group.map((file) => `import '${pathToFileURL(file).href}';\n`).join(''));
      return module;
    }),
  );
}

/** They take longest, as a rule, and none of them is left alone at the end. */
export function largestFirst(files: readonly string[]): readonly string[] {
  return files.toSorted((a, b) => statSync(b).size - statSync(a).size);
}

/** The next file goes to the group that is smallest so far. */
function divide(files: readonly string[], count: number): readonly (readonly string[])[] {
  const groups = Array.from({ length: Math.min(count, files.length) }, () => ({ files: [] as string[], size: 0 }));
  for (const file of largestFirst(files)) {
    const smallest = groups.reduce((a, b) => (b.size < a.size ? b : a));
    smallest.files.push(file);
    smallest.size += statSync(file).size;
  }
  return groups.map(({ files }) => files);
}
