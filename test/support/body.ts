import type { Readable } from 'node:stream';
import { TransferDecoder } from '../../src/engine/coding/transfer.ts';
import { plainBody } from '../../src/shared/stream/body.ts';
import type { ResponseBody } from '../../src/net/connection/response-body.ts';
import { StreamBody } from '../../src/net/connection/stream-body.ts';

/** A body of what that stream has, of which nothing is to be undone. */
export function bodyOf(stream: Readable): StreamBody {
  return new StreamBody(stream, plainBody, () => 0);
}

/** All of a body, its framing undone. */
export function textOf(body: ResponseBody): Promise<string> {
  const chunks: Uint8Array[] = [];
  const decoder = new TransferDecoder(body.coding.framing);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const settle = (error?: Error): void => {
    const { bodyEnd } = decoder;
    if (error === undefined && bodyEnd === undefined) return;
    // The server may leave the connection open.
    body.destroy();
    if (bodyEnd?.kind === 'complete') resolve(Buffer.concat(chunks).toString());
    else reject(error ?? new Error(`The body is ${bodyEnd?.kind}.`));
  };
  body.read({
    onBytes: (bytes) => {
      chunks.push(new Uint8Array(decoder.decode(new Uint8Array(bytes))));
      settle();
    },
    onEnd: (error) => {
      decoder.end();
      settle(error);
    },
  });
  return promise;
}

/** What comes first of a body, its framing undone. */
export function firstOf(body: ResponseBody): Promise<string> {
  const decoder = new TransferDecoder(body.coding.framing);
  return new Promise((resolve, reject) => {
    body.read({
      onBytes: (bytes) => {
        const decoded = decoder.decode(new Uint8Array(bytes));
        if (decoded.length > 0) resolve(Buffer.from(decoded).toString());
      },
      onEnd: (error) => reject(error ?? new Error('The body ended.')),
    });
  });
}
