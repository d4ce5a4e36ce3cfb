/** Opens recordings as the host does, without the worker. */

import type { Engine } from '../../src/engine/door/engine.ts';
import { judgedDiagnoses } from '../../src/host/streams/judged-diagnoses.ts';
import { lineFormatOf, readRecording, type ReadingProblems } from '../../src/host/streams/read-recording.ts';
import { type LineFormat, plainBody } from '../../src/shared/stream/body.ts';
import { newEngine } from './engine-feed.ts';

/** The bytes in chunks of that size. */
export async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The recording in an engine that has looked at all of it. @param size - of the chunks that it comes in */
export async function opened(
  name: string,
  bytes: Uint8Array,
  size = 1000,
): Promise<{ engine: Engine; problems: ReadingProblems }> {
  const problems = { count: 0, altered: 0 };
  const engine = newEngine();
  let lines: LineFormat | undefined;
  const input = { name, chunks: cut(bytes, size), time: 5 };
  const blocks = readRecording(input, problems, (format) => {
    lines = lineFormatOf(format);
    engine.beginBody(lines === undefined ? plainBody : { ...plainBody, format: lines });
    engine.judge(judgedDiagnoses[format]);
  });
  for await (const block of blocks) engine.push(block);
  if (lines !== undefined) engine.endBody();
  for (const { follower } of engine.followers) while (!follower.isAtRest) follower.advance();
  return { engine, problems };
}
