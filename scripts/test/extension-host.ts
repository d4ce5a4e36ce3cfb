/** Runs bundled code inside VS Code's extension host, with the extension in the checkout, whose dist must be up to date. */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { Writable } from 'node:stream';
import { build } from 'esbuild';
import { runTests } from '@vscode/test-electron';
import { resultsFolder, root, scratchFolder } from '../system/project.ts';
import { temporaryFolder } from '../system/child.ts';
import type { Print } from './outcome.ts';
import { launcher, vscodeForTests } from '../vscode/test-executable.ts';
import { makeWorkspace } from '../vscode/workspace.ts';

/** What the code puts before its lines, to tell them from what else is printed in the extension host. */
const mark = 'host| ';

/** A file to bundle, and the bundle's name without its ending. */
export interface Entry {
  readonly in: string;
  readonly out: string;
}

/** How the window of a suite is. */
export interface HostOptions {
  /** Whether its workspace is not trusted. @defaultValue `false` */
  readonly isRestricted?: boolean;
  /** In its workspace, by their paths. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Bundles the entries, each into a file of its own in one folder, and has VS Code call `run` of the one named `run`.
 * Prints its lines as they come.
 *
 * @param name - of the folder for the bundles, and of the log that is kept when something goes wrong
 * @param print - is given each line
 * @returns what the last line says, which is for us and JSON; and whether `run` came to its end without throwing
 * @throws when there is no such line, with what VS Code printed
 */
export async function runInExtensionHost(
  name: string,
  entries: readonly Entry[],
  { isRestricted = false, files = {} }: HostOptions = {},
  print: Print = (text) => void stdout.write(text),
): Promise<{ result: unknown; ok: boolean }> {
  const bundles = join(scratchFolder, name);
  await bundleForHost(entries, bundles);
  const log = new AnnotatedLog(print);
  const data = temporaryFolder(name);
  const ended = await runTests({
    // A desktop VS Code is told by the runner that every workspace is trusted.
    vscodeExecutablePath: isRestricted ? launcher : await vscodeForTests(),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(bundles, 'run.cjs'),
    launchArgs: [
      await makeWorkspace({ files }),
      ...(isRestricted ? ['--restricted'] : []),
      `--user-data-dir=${join(data, 'user')}`,
      `--extensions-dir=${join(data, 'extensions')}`,
    ],
    stdout: log,
    stderr: log,
  }).catch((error: unknown) => error);
  const result = log.result();
  if (result !== undefined) return { result, ok: ended === 0 };
  throw new Error(`It did not come to its end (${String(ended)}). VS Code printed:\n${log.keepRest(name)}`);
}

/** Bundles the entries into a folder, which is emptied before. `vscode` exists only in the extension host. */
export async function bundleForHost(entries: readonly Entry[], outdir: string): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [...entries],
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    // As the extension itself is bundled.
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    // Files that run in node as well find their folder another way there.
    logOverride: { 'empty-import-meta': 'silent' },
  });
}

/** Prints the marked lines as they come, and keeps the others for the case that something goes wrong. */
class AnnotatedLog extends Writable {
  #partial = '';
  #others: string[] = [];
  #last: string | undefined;
  readonly #print: Print;

  constructor(print: Print) {
    super();
    this.#print = print;
  }

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
    if (this.#last !== undefined) this.#print(`${this.#last}\n`);
    this.#last = line.slice(mark.length);
  }

  /** The last line, which is for us; `undefined` when it did not come so far. */
  result(): unknown {
    return this.#last?.startsWith('{') === true ? JSON.parse(this.#last) : undefined;
  }

  /** Everything else, which is also kept in a file. */
  keepRest(name: string): string {
    const text = this.#others.join('\n');
    mkdirSync(resultsFolder, { recursive: true });
    writeFileSync(join(resultsFolder, `${name}.log`), text);
    return text;
  }
}
