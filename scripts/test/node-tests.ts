/** Runs test files with node:test, each in a process of its own. */

import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { env } from 'node:process';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { root, scratchFolder } from '../system/project.ts';
import { runAtExit } from '../system/child.ts';
import { type FileTime, noOutcome, type Outcome, type Print } from './outcome.ts';

export interface NodeTestOptions {
  /** Relative to the checkout. */
  readonly files: readonly string[];
  /** How many files run at once. */
  readonly concurrency: number;
  /** How long a test may take, and how long a file may take to end after its tests. */
  readonly timeoutMs: number;
  /** Beside our own. */
  readonly environment?: Readonly<Record<string, string>>;
}

type Events = ReturnType<typeof run>;

/** Node keeps what it has compiled, and what it has stripped of types, for the next process. */
const compiled = join(scratchFolder, 'compiled');

/** So that the timeout of a test, which says which one, comes first. */
const graceMs = 10_000;

/** Runs the files and prints each test as it ends. */
export async function runNodeTests(options: NodeTestOptions, print: Print): Promise<Outcome> {
  const { concurrency, timeoutMs, environment } = options;
  const files = largestFirst(options.files.map((file) => join(root, file)));
  if (files.length === 0) return noOutcome;
  const stopped = new AbortController();
  runAtExit(() => stopped.abort());
  const events = startRun({ files, concurrency, timeout: timeoutMs, signal: stopped.signal }, environment);
  const counts = count(events, print);
  const times = timeFiles(events);
  const watchdog = setTimeout(() => {
    print(`✖ nothing happened for ${timeoutMs / 1000} s: a file does not end, or its tests do not\n`);
    counts.failed += 1;
    stopped.abort();
  }, timeoutMs + graceMs);
  events.on('data', () => watchdog.refresh());
  for await (const text of events.compose(new spec())) print(String(text));
  clearTimeout(watchdog);
  return { counts, files: times };
}

/** They take longest, as a rule, and none of them is left alone at the end. */
function largestFirst(files: readonly string[]): readonly string[] {
  return files
    .map((file) => ({ file, size: statSync(file).size }))
    .toSorted((a, b) => b.size - a.size)
    .map(({ file }) => file);
}

function startRun(options: Parameters<typeof run>[0], environment: Readonly<Record<string, string>> = {}): Events {
  // Newer than the types that we have.
  return run({ ...options, env: { ...env, NODE_COMPILE_CACHE: compiled, ...environment } } as Parameters<
    typeof run
  >[0]);
}

function count(events: Events, print: Print): { passed: number; failed: number; skipped: number } {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  events.on('test:pass', (test) => {
    if (test.name === test.file) {
      print(`✖ ${relative(root, test.name)} has no tests\n`);
      counts.failed += 1;
    } else if (test.skip !== undefined || test.todo !== undefined) counts.skipped += 1;
    else if (test.details.type !== 'suite') counts.passed += 1;
  });
  events.on('test:fail', (test) => {
    // What failed only because a test inside it did was counted with that test.
    if (failureType(test.details.error) !== 'subtestsFailed') counts.failed += 1;
  });
  return counts;
}

/** Filled while they run. */
function timeFiles(events: Events): readonly FileTime[] {
  const times: FileTime[] = [];
  events.on('test:summary', ({ file, duration_ms: ms }) => {
    if (file !== undefined) times.push({ file: relative(root, file), seconds: ms / 1000 });
  });
  return times;
}

function failureType(error: Error): unknown {
  return 'failureType' in error ? error.failureType : undefined;
}
