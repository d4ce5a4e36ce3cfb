/** What it takes to merge the message of a language model behind the stream. */

import { Engine } from '../../src/engine/door/engine.ts';
import { push } from '../support/engine-feed.ts';
import { raisedLimits } from './engine-client.ts';
import { settled } from './memory.ts';
import { threadMs } from './thread.ts';

export interface AnswerFigures {
  readonly deltas: number;
  /** Processor time of the thread in ms, garbage collection included: the longest slice, and all of them. */
  readonly longestSliceMs: number;
  readonly followMs: number;
  /** What the message takes, for each delta, in bytes. */
  readonly bytesPerDelta: number;
}

/** @param origin - of a server whose load are deltas */
export async function measureAnswer(origin: string): Promise<AnswerFigures> {
  const engine = new Engine({ limits: raisedLimits, stopOn: [] });
  engine.beginBody();
  const response = await fetch(`${origin}/now`);
  for await (const chunk of response.body ?? []) push(engine, chunk as Uint8Array);
  engine.endBody();
  const before = settled();
  const slices = followed(engine);
  const after = settled();
  const { characters } = engine.answers.merge.answer;
  if (characters === 0) throw new Error('The deltas were not recognized.');
  const deltas = engine.progress.counts.received;
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return {
    deltas,
    longestSliceMs: Math.max(...slices),
    followMs: slices.reduce((sum, ms) => sum + ms, 0),
    bytesPerDelta: bytes / deltas,
  };
}

/** @returns what each slice took */
function followed({ answers }: Engine): readonly number[] {
  const slices: number[] = [];
  while (!answers.isAtRest) {
    const before = threadMs();
    answers.advance();
    slices.push(threadMs() - before);
  }
  return slices;
}
