/** The start of an answer that was not an event stream: usually the server's own words about what went wrong. */

import type { Readable } from 'node:stream';

const MAX_BYTES = 4096;
const MAX_WAIT_MS = 2000;

/**
 * Reads until there is enough to show, the body ends or fails, or a moment has passed; then destroys it.
 *
 * @returns text, malformed bytes replaced; empty when nothing came
 */
export function readAnswerStart(body: Readable): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (): void => {
      clearTimeout(timer);
      body.destroy();
      resolve(new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MAX_BYTES)));
    };
    const timer = setTimeout(finish, MAX_WAIT_MS);
    body.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= MAX_BYTES) finish();
    });
    body.once('end', finish);
    body.once('close', finish);
    body.once('error', finish);
  });
}
