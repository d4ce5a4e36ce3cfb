/** Runs test files with node:test, each in a process of its own. */

import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stdout } from 'node:process';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { root } from '../project.ts';
import { runAtExit } from '../system/child.ts';
import { noTests, type Counts } from './counts.ts';

export interface NodeTestOptions {
  /** Relative to the checkout. */
  readonly patterns: readonly string[];
  /** How many files run at once. */
  readonly concurrency: number;
  /** How long a test may take, and how long a file may take to end after its tests. */
  readonly timeoutMs: number;
}

/** So that the timeout of a test, which says which one, comes first. */
const graceMs = 10_000;

/** Runs the files and prints each test as it ends. */
export async function runNodeTests({ patterns, concurrency, timeoutMs }: NodeTestOptions): Promise<Counts> {
  const files = globSync([...patterns], { cwd: root })
    .map((file) => join(root, file))
    .toSorted();
  if (files.length === 0) return noTests;
  const stopped = new AbortController();
  runAtExit(() => stopped.abort());
  const events = run({ files, concurrency, timeout: timeoutMs, signal: stopped.signal });
  const counts = count(events);
  const watchdog = setTimeout(() => {
    console.log(`✖ nothing happened for ${timeoutMs / 1000} s: a file does not end, or its tests do not`);
    counts.failed += 1;
    stopped.abort();
  }, timeoutMs + graceMs);
  events.on('data', () => watchdog.refresh());
  for await (const text of events.compose(new spec())) stdout.write(String(text));
  clearTimeout(watchdog);
  return counts;
}

function count(events: ReturnType<typeof run>): { passed: number; failed: number; skipped: number } {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  events.on('test:pass', (test) => {
    if (test.name === test.file) {
      console.log(`✖ ${relative(root, test.name)} has no tests`);
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

function failureType(error: Error): unknown {
  return 'failureType' in error ? error.failureType : undefined;
}
