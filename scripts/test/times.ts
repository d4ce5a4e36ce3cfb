/** Says where the time of a run went, and keeps it. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resultsFolder } from '../system/project.ts';
import type { Counts } from './counts.ts';
import type { FileTime } from './outcome.ts';

export interface StepTime {
  readonly name: string;
  readonly seconds: number;
  readonly counts: Counts;
  readonly files: readonly FileTime[];
}

const slowestTold = 10;

/** Prints each step with its ten slowest files, and writes the same to a file of the results folder. */
export async function reportTimes(steps: readonly StepTime[]): Promise<void> {
  const text = steps.map(linesOf).join('\n');
  const file = join(resultsFolder, 'times.txt');
  await mkdir(resultsFolder, { recursive: true });
  await writeFile(file, text);
  console.log(`\n── times ──\n${text}\nKept in ${file}`);
}

function linesOf({ name, seconds, counts, files }: StepTime): string {
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, slowestTold);
  const lines = [
    `${name}: ${seconds.toFixed(1)} s, ${counts.passed + counts.failed} tests`,
    ...slowest.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${file}`),
  ];
  return `${lines.join('\n')}\n`;
}
