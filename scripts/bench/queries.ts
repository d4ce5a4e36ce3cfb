/** Filters over a million events, beside grep over the same bytes in a file. */

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath } from '../system/command.ts';
import { temporaryFolder } from '../system/child.ts';
import type { QueryFigures } from '../../test/perf/queries.ts';
import type { LoadServer } from '../../test/perf/server-process.ts';
import { Child } from './child.ts';
import { workerFile } from './context.ts';

/** In about one event of a hundred. */
const text = 'ACME42"';

const rounds = 7;

/** In ms; the tools are those that were found. */
export interface QueryReport extends QueryFigures {
  readonly tools: Readonly<Record<string, readonly number[]>>;
}

export async function measureQueriesAndGrep({ origin }: LoadServer): Promise<QueryReport> {
  using child = new Child();
  const figures = await child.perform('queries', origin, workerFile, 'news', text);
  const file = join(temporaryFolder('bench'), 'load.txt');
  writeFileSync(file, new Uint8Array(await (await fetch(`${origin}/now`)).arrayBuffer()));
  const commands = { 'rg --count': ['rg', '--count'], 'grep -c': ['grep', '-c'], 'grep -ci': ['grep', '-ci'] };
  const tools: Record<string, readonly number[]> = {};
  for (const [name, [command = '', ...args]] of Object.entries(commands)) {
    const found = findOnPath([command]);
    if (found !== undefined) tools[name] = count(found, [...args, text, file], figures.byText[0]?.rows);
  }
  return { ...figures, tools };
}

/** @throws when the tool counts other than we do */
function count(command: string, args: readonly string[], expected: number | undefined): number[] {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const begun = performance.now();
    const { stdout } = spawnSync(command, args, { encoding: 'utf8' });
    times.push(performance.now() - begun);
    if (Number(stdout) !== expected) throw new Error(`${command} counts ${stdout}, and we count ${expected}.`);
  }
  // The first round is the warm-up.
  return times.slice(1);
}
