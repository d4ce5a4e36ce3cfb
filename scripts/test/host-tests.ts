/** Runs the suite of test/host inside VS Code's extension host. */

import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { Writable } from 'node:stream';
import { build } from 'esbuild';
import { runTests } from '@vscode/test-electron';
import { resultsFolder, root, scratchFolder } from '../project.ts';
import { temporaryFolder } from '../system/child.ts';
import { vscodeForTests } from '../vscode/test-executable.ts';
import type { Counts } from './counts.ts';

const bundleFolder = join(scratchFolder, 'host');

/** What the suite puts before its lines, to tell them from what else is printed in the extension host. */
const mark = 'host| ';

/** Runs the suite against the extension in the checkout, whose dist must be up to date. */
export async function runHostTests(): Promise<Counts> {
  await bundleSuite();
  const log = new SuiteLog();
  const data = temporaryFolder('host');
  const ended = await runTests({
    vscodeExecutablePath: await vscodeForTests(),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(bundleFolder, 'run.cjs'),
    launchArgs: [`--user-data-dir=${join(data, 'user')}`, `--extensions-dir=${join(data, 'extensions')}`],
    stdout: log,
    stderr: log,
  }).catch((error: unknown) => error);
  const counts = log.counts();
  if (counts !== undefined && (ended === 0 || counts.failed > 0)) return counts;
  throw new Error(`The suite did not come to its end (${String(ended)}). VS Code printed:\n${log.rest()}`);
}

/** One bundle a test file, as mocha loads them; `vscode` exists only in the extension host. */
async function bundleSuite(): Promise<void> {
  rmSync(bundleFolder, { recursive: true, force: true });
  const files = globSync('test/host/**/*.test.ts', { cwd: root });
  const names = files.map((file) => relative('test/host', file).replaceAll(/[\\/]/g, '-').replace(/\.ts$/, ''));
  const entryPoints = files.map((file, index) => ({ in: join(root, file), out: names[index] ?? basename(file) }));
  await build({
    entryPoints: [{ in: join(root, 'test/host/support/run.ts'), out: 'run' }, ...entryPoints],
    outdir: bundleFolder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
    // Files that run in node as well find their folder another way there.
    logOverride: { 'empty-import-meta': 'silent' },
  });
}

/** Prints the suite's lines as they come, and keeps the others for the case that something goes wrong. */
class SuiteLog extends Writable {
  #partial = '';
  #others: string[] = [];
  #last: string | undefined;

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const lines = (this.#partial + chunk.toString()).split('\n');
    this.#partial = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
    done();
  }

  #take(line: string): void {
    if (!line.startsWith(mark)) {
      this.#others.push(line);
      return;
    }
    if (this.#last !== undefined) console.log(this.#last);
    this.#last = line.slice(mark.length);
  }

  /** The suite's last line, which is for us; `undefined` when it did not come so far. */
  counts(): Counts | undefined {
    return this.#last?.startsWith('{') === true ? (JSON.parse(this.#last) as Counts) : undefined;
  }

  /** Everything that is not the suite's, which is also kept in a file. */
  rest(): string {
    const text = this.#others.join('\n');
    mkdirSync(resultsFolder, { recursive: true });
    writeFileSync(join(resultsFolder, 'host.log'), text);
    return text;
  }
}
