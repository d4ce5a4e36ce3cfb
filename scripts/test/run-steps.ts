/** Runs steps in lanes: those of a lane one after the other, the lanes beside each other. */

import { rm } from 'node:fs/promises';
import { stdout } from 'node:process';
import { resultsFolder } from '../system/project.ts';
import { addCounts, noTests, type Counts } from './counts.ts';
import { noOutcome, type Outcome, type Print } from './outcome.ts';
import { reportTimes, type StepTime } from './times.ts';
import { filesOf, prepare, type StepName, steps } from './steps.ts';

/**
 * What waits, for sockets and for windows, runs beside what computes; what floods runs when all others are done. Both lanes
 * take about the same time.
 */
const rounds: readonly (readonly (readonly StepName[])[])[] = [
  [
    ['check', 'unit', 'page'],
    ['host', 'restricted', 'e2e'],
  ],
  [['floods']],
];

/** The steps that are wanted, with the files that are wanted of each; without files, all. */
export type Wanted = ReadonlyMap<StepName, readonly string[] | undefined>;

interface RunOptions {
  /** Begin no step after one that failed. @defaultValue `false` */
  readonly bail?: boolean;
}

/** Runs them, prints what each said when it is over, and where the times are kept. */
export async function runSteps(wanted: Wanted, { bail = false }: RunOptions = {}): Promise<Counts> {
  // What an earlier run kept would be taken for this one's.
  await rm(resultsFolder, { recursive: true, force: true });
  // The steps that need what could not be installed fail, and say so; others may pass.
  await prepare([...wanted.keys()]).catch((error: unknown) => console.error(error));
  const done: StepTime[] = [];
  let total = noTests;
  const runLane = async (lane: readonly StepName[], isAlone: boolean): Promise<void> => {
    for (const name of lane) {
      if (bail && total.failed > 0) return;
      const step = await runStep(name, wanted.get(name) ?? filesOf(name), isAlone);
      done.push(step);
      total = addCounts(total, step.counts);
    }
  };
  for (const round of rounds) {
    const lanes = round.map((lane) => lane.filter((name) => wanted.has(name))).filter((lane) => lane.length > 0);
    await Promise.all(lanes.map((lane) => runLane(lane, lanes.length === 1)));
  }
  await reportTimes(done);
  return total;
}

/** Runs a step; what it throws counts as a failure, and so does a step without tests. */
async function runStep(name: StepName, files: readonly string[], isAlone: boolean): Promise<StepTime> {
  const print = isAlone ? printNow : new Kept();
  if (!isAlone) console.log(`${name}: begun`);
  print.print(`\n── ${name} ──\n`);
  const begun = performance.now();
  const { counts, files: times } = await steps[name].run(files, print.print).catch((error: unknown): Outcome => {
    print.print(`${error instanceof Error ? error.message : String(error)}\n`);
    return { ...noOutcome, counts: { ...noTests, failed: 1 } };
  });
  const seconds = (performance.now() - begun) / 1000;
  const isEmpty = counts.passed + counts.failed === 0;
  if (isEmpty) print.print(`No test ran in the step ${name}.\n`);
  const told = isEmpty ? { ...counts, failed: 1 } : counts;
  if (told.skipped > 0) print.print(`${name}: ${told.skipped} skipped\n`);
  print.print(`${name}: took ${seconds.toFixed(1)} s\n`);
  print.print(`${name}: ${told.passed} passed, ${told.failed} failed\n`);
  print.end();
  return { name, seconds, counts: told, files: times };
}

interface Printer {
  readonly print: Print;
  end(): void;
}

const printNow: Printer = { print: (text) => void stdout.write(text), end: () => undefined };

/** Keeps what a step says until it is over, so that two do not speak at once. */
class Kept implements Printer {
  readonly #texts: string[] = [];
  readonly print = (text: string): void => void this.#texts.push(text);

  end(): void {
    stdout.write(this.#texts.join(''));
  }
}
