/** What takes how many bytes of the VSIX, for docs/performance.md: file by file, and the bundles by what is in them. */

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { unzipSync } from 'fflate';
import { bundles } from '../../esbuild.mjs';
import { root } from '../system/project.ts';

/** Less is put together as `other`. Bytes. */
const leastFile = 2000;
const leastModules = 4000;

type Sizes = readonly (readonly [name: string, bytes: number, packed?: number])[];

/** @param vsix - its path @returns two tables in Markdown */
export async function sizeTables(vsix: string): Promise<string> {
  const files = table(['file', 'KB', 'KB in the VSIX'], withOther(filesIn(vsix), leastFile));
  return `${files}\n\n${table(['in the bundles', 'KB'], withOther(await modulesIn(), leastModules))}`;
}

function filesIn(vsix: string): Sizes {
  const files: [string, number, number][] = [];
  unzipSync(readFileSync(vsix), {
    filter: ({ name, originalSize, size }) => {
      files.push([name.replace(/^extension\//, '').replace(/-[A-Z0-9]{8}\./, '.'), originalSize, size]);
      return false;
    },
  });
  return files;
}

/** By folder of ours, and by package; minified, not compressed. */
async function modulesIn(): Promise<Sizes> {
  const sizes = new Map<string, number>();
  for (const options of bundles) {
    const quiet = { absWorkingDir: root, write: false, logLevel: 'error', minify: true, sourcemap: false } as const;
    const { metafile } = await build({ ...options, ...quiet, metafile: true });
    for (const [name, bytes] of modulesOf(metafile)) sizes.set(name, (sizes.get(name) ?? 0) + bytes);
  }
  return [...sizes];
}

function modulesOf({ outputs }: Metafile): Sizes {
  return Object.entries(outputs).flatMap(([output, { inputs }]) =>
    Object.entries(inputs).map(
      ([input, { bytesInOutput }]) => [`${partOf(output)}: ${folderOf(input)}`, bytesInOutput] as const,
    ),
  );
}

function partOf(output: string): string {
  return output.includes('/parts/') ? 'extension' : basename(output).replace(/\..*$/, '');
}

function folderOf(input: string): string {
  const [, library] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input) ?? [];
  return library ?? input.split('/').slice(0, 3).join('/');
}

function withOther(sizes: Sizes, least: number): Sizes {
  const weight = ([, bytes, packed = bytes]: Sizes[number]): number => packed;
  const large = sizes.filter((each) => weight(each) >= least).toSorted((a, b) => weight(b) - weight(a));
  const small = sizes.filter((each) => weight(each) < least);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const other = ['other', sum(small.map(([, bytes]) => bytes)), sum(small.map(weight))] as const;
  return small.length === 0 ? large : [...large, other];
}

function table(heads: readonly string[], rows: Sizes): string {
  const inKB = (bytes: number): string => (bytes / 1000).toFixed(1);
  const lines = rows.map(([name, bytes, packed = 0]) => [name, inKB(bytes), inKB(packed)].slice(0, heads.length));
  return [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
