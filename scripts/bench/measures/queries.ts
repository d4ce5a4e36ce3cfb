/** Filters over a million events, beside ripgrep and grep over the same bytes in a file. */

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';
import { findOnPath } from '../../system/command.ts';
import { temporaryFolder } from '../../system/child.ts';
import { installServedVsCode } from '../../vscode/served-install.ts';
import type { QueryFigures } from '../../../test/perf/queries.ts';
import type { LoadServer } from '../../../test/perf/server-process.ts';
import { Child } from '../clients/child.ts';
import { workerFile } from '../clients/context.ts';

/** In about one event of a hundred. */
const text = 'ACME42"';

/** In about one event of a thousand; means the same to all that are compared. */
const pattern = 'ACME4[0-9]","price":[0-9]+[.]5,';

const rounds = 7;

/** Times in ms by command; those that were found. */
type Tools = Readonly<Record<string, readonly number[]>>;

/** In ms. */
export interface QueryReport extends QueryFigures {
  readonly tools: Tools;
  /** The same for the regular expression. */
  readonly patternTools: Tools;
}

export async function measureQueriesAndGrep({ origin }: LoadServer): Promise<QueryReport> {
  using child = new Child();
  const figures = await child.perform('queries', origin, workerFile, 'news', text, pattern);
  const file = join(temporaryFolder('bench'), 'load.txt');
  writeFileSync(file, new Uint8Array(await (await fetch(`${origin}/now`)).arrayBuffer()));
  const { byText, byPattern } = figures;
  const programs = { rg: await ripgrep(), grep: findOnPath(['grep']) };
  const tools = countWith(programs, ['rg --count', 'grep -c', 'grep -ci'], [text, file], byText[0]?.rows);
  const patternTools = countWith(programs, ['rg -c', 'grep -cE', 'grep -ciE'], [pattern, file], byPattern[0]?.rows);
  return { ...figures, tools, patternTools };
}

/** That of the system, else the one with which VS Code searches. */
async function ripgrep(): Promise<string | undefined> {
  return findOnPath(['rg']) ?? (platform === 'linux' ? (await installServedVsCode()).ripgrep : undefined);
}

function countWith(
  programs: Readonly<Record<string, string | undefined>>,
  commands: readonly string[],
  args: readonly string[],
  expected: number | undefined,
): Tools {
  const tools: Record<string, readonly number[]> = {};
  for (const name of commands) {
    const [command = '', option = ''] = name.split(' ');
    const found = programs[command];
    if (found !== undefined) tools[name] = count(found, [option, ...args], expected);
  }
  return tools;
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
