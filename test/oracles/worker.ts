/**
 * Runs the libraries in a thread of its own: within a test, each promise is watched by the test runner, which takes as long
 * as the libraries themselves. Tells what it found in one message.
 */

import { parentPort } from 'node:worker_threads';
import { recordings } from '../support/llm-recordings.ts';
import { disturbed } from './disturbed.ts';
import type { Disturbed } from './disturbed.ts';
import { findingsOf } from './findings.ts';
import type { Findings } from './findings.ts';
import { loadOracles } from './oracles.ts';

export interface Observed {
  readonly findings: Findings;
  /** By file. */
  readonly disturbed: ReadonlyMap<string, Disturbed>;
}

const oracles = await loadOracles();
const byFile = new Map<string, Disturbed>();
for (const recording of recordings) byFile.set(recording.file, await disturbed(recording, oracles));
parentPort?.postMessage({ findings: await findingsOf(oracles), disturbed: byFile } satisfies Observed);
