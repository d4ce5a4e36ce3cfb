/** `curl -N` to nothing: what a program in C does with the same bytes. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { ask } from '../../../test/perf/server-process.ts';
import type { Turn } from '../../../test/perf/measure.ts';

/** It counts what it has received itself. */
export async function curlTurn(file: string, origin: string): Promise<Turn> {
  const child = spawn(file, ['-N', '-s', '-o', devNull, '-w', '%{size_download}', `${origin}/load`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const ended = once(child, 'close');
  await ask(`${origin}/held`);
  const begun = performance.now();
  const released = ask(`${origin}/release`);
  await ended;
  const ms = performance.now() - begun;
  await released;
  return { ms, receipt: { bytes: Number(printed) } };
}
