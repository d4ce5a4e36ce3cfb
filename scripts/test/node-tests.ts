/** Runs test files with node:test, each in a process of its own, or several in one. */

import { join, relative } from 'node:path';
import { env } from 'node:process';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { root, scratchFolder } from '../system/project.ts';
import { runAtExit } from '../system/child.ts';
import { groupFiles, largestFirst } from './file-groups.ts';
import { type FileTime, noOutcome, type Outcome, type Print } from './outcome.ts';

export interface NodeTestOptions {
  /** Relative to the checkout. */
  readonly files: readonly string[];
  /** How many processes run at once. */
  readonly concurrency: number;
  /** In how many processes the files run, one after the other in each. Absent: as many as there are files. */
  readonly groups?: { readonly name: string; readonly count: number };
  /** How long a test may take, and how long a file may take to end after its tests. */
  readonly timeoutMs: number;
  /** Beside our own. */
  readonly environment?: Readonly<Record<string, string>>;
}

type Events = ReturnType<typeof run>;

/** A test, a suite or a file. */
interface Ended {
  readonly name: string;
  readonly file?: string | undefined;
  readonly nesting: number;
  readonly details: { readonly duration_ms: number };
}

/** Node keeps what it has compiled, and what it has stripped of types, for the next process. */
const compiled = join(scratchFolder, 'compiled');

/** So that the timeout of a test, which says which one, comes first. */
const graceMs = 10_000;

/** Runs the files and prints each test as it ends. */
export async function runNodeTests(options: NodeTestOptions, print: Print): Promise<Outcome> {
  const { concurrency, timeoutMs, environment, groups } = options;
  if (options.files.length === 0) return noOutcome;
  const files =
    groups === undefined
      ? largestFirst(options.files.map((file) => join(root, file)))
      : await groupFiles(groups.name, options.files, groups.count);
  const stopped = new AbortController();
  runAtExit(() => stopped.abort());
  const events = startRun({ files, concurrency, timeout: timeoutMs, signal: stopped.signal }, environment);
  const counts = count(events);
  const times = groups === undefined ? timeProcesses(events) : timeTests(events);
  const watchdog = setTimeout(() => {
    print(`✖ nothing happened for ${timeoutMs / 1000} s: a file does not end, or its tests do not\n`);
    counts.failed += 1;
    stopped.abort();
  }, timeoutMs + graceMs);
  events.on('data', () => watchdog.refresh());
  for await (const text of events.compose(new spec())) print(String(text));
  clearTimeout(watchdog);
  for (const file of options.files.filter((file) => !times.has(file))) {
    print(`✖ ${file} has no tests\n`);
    counts.failed += 1;
  }
  return { counts, files: [...times].map(([file, seconds]): FileTime => ({ file, seconds })) };
}

function startRun(options: Parameters<typeof run>[0], environment: Readonly<Record<string, string>> = {}): Events {
  // Newer than the types that we have.
  return run({ ...options, env: { ...env, NODE_COMPILE_CACHE: compiled, ...environment } } as Parameters<
    typeof run
  >[0]);
}

function count(events: Events): { passed: number; failed: number; skipped: number } {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  events.on('test:pass', (test) => {
    if (isFile(test)) return;
    if (test.skip !== undefined || test.todo !== undefined) counts.skipped += 1;
    else if (test.details.type !== 'suite') counts.passed += 1;
  });
  events.on('test:fail', (test) => {
    // What failed only because a test inside it did was counted with that test.
    if (failureType(test.details.error) !== 'subtestsFailed') counts.failed += 1;
  });
  return counts;
}

/** A file without tests is told as one. */
const isFile = ({ name, file }: Ended): boolean => name === file;

/** @returns by file what its process took, filled while they run */
function timeProcesses(events: Events): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const empty = new Set<string>();
  events.on('test:pass', (test) => isFile(test) && empty.add(test.name));
  events.on('test:summary', ({ file, duration_ms: ms }) => {
    if (file !== undefined && !empty.has(file)) times.set(relative(root, file), ms / 1000);
  });
  return times;
}

/** @returns by file what its tests took together, filled while they run */
function timeTests(events: Events): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const add = (test: Ended): void => {
    if (test.file === undefined || test.nesting > 0 || isFile(test)) return;
    const file = relative(root, test.file);
    times.set(file, (times.get(file) ?? 0) + test.details.duration_ms / 1000);
  };
  events.on('test:pass', add);
  events.on('test:fail', add);
  return times;
}

function failureType(error: Error): unknown {
  return 'failureType' in error ? error.failureType : undefined;
}
