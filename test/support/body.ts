import type { Readable } from 'node:stream';
import { plainBody } from '../../src/shared/stream/body.ts';
import type { ResponseBody } from '../../src/net/connection/response-body.ts';
import { StreamBody } from '../../src/net/connection/stream-body.ts';

/** A body of what that stream has, of which nothing is to be undone. */
export function bodyOf(stream: Readable): StreamBody {
  return new StreamBody(stream, plainBody, () => 0);
}

/** All of a body, as it stands on the wire. */
export function textOf(body: ResponseBody): Promise<string> {
  const chunks: Uint8Array[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  body.read({
    onBytes: (bytes) => void chunks.push(new Uint8Array(bytes)),
    onEnd: (error) => (error === undefined ? resolve(Buffer.concat(chunks).toString()) : reject(error)),
  });
  return promise;
}

/** What comes first of a body. */
export function firstOf(body: ResponseBody): Promise<string> {
  return new Promise((resolve, reject) => {
    body.read({
      onBytes: (bytes) => resolve(Buffer.from(bytes).toString()),
      onEnd: (error) => reject(error ?? new Error('The body ended.')),
    });
  });
}
