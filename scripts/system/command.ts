/** Runs a command to its end and keeps what it printed, so that success is quiet and failure is explained. */

import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';

export interface CommandOptions {
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface CommandResult {
  /** Exit code; 1 when a signal ended it, 127 when it could not be started. */
  readonly code: number;
  /** Standard output and standard error, in the order in which they came. */
  readonly output: string;
}

/** Runs a command whose failure is an answer. */
export function tryCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      env: { ...env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a command that has to succeed.
 *
 * @returns what it printed
 * @throws Error with the command and the last lines that it printed
 */
export async function runCommand(file: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const { code, output } = await tryCommand(file, args, options);
  if (code === 0) return output;
  const tail = output.trimEnd().split('\n').slice(-40).join('\n');
  throw new Error(`\`${[file, ...args].join(' ')}\` failed with exit code ${code}:\n${tail}`);
}

/** The first of these commands that is on PATH, with its folder. */
export function findOnPath(names: readonly string[]): string | undefined {
  const suffixes = platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      const found = suffixes.map((suffix) => join(folder, name + suffix)).find(isExecutable);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
