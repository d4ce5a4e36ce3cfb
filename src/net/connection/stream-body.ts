/** The body of a response of `node:http`, whose framing node has undone. */

import type { Readable } from 'node:stream';
import type { BodyCoding } from '../../shared/stream/body.ts';
import type { BodyReader, ResponseBody } from './response-body.ts';

export class StreamBody implements ResponseBody {
  readonly coding: BodyCoding;
  readonly #stream: Readable;
  readonly #bytesRead: () => number;
  #reader: BodyReader | undefined;
  /** Set once the connection has ended. */
  #end: { readonly error: Error | undefined } | undefined;

  /** @param bytesRead - what the connection has brought so far */
  constructor(stream: Readable, coding: BodyCoding, bytesRead: () => number) {
    this.coding = coding;
    this.#stream = stream;
    this.#bytesRead = bytesRead;
    stream.on('error', (error) => this.#endWith(error));
    stream.once('end', () => this.#endWith(undefined));
    // A body that was destroyed without an error has neither ended nor failed.
    stream.once('close', () => this.#endWith(new Error('The connection was closed before the response was complete.')));
    // One that failed with its first byte will not say so again.
    if (stream.destroyed) this.#endWith(stream.errored ?? new Error('The connection was closed.'));
  }

  get bytesRead(): number {
    return this.#bytesRead();
  }

  read(reader: BodyReader): void {
    const isFirst = this.#reader === undefined;
    this.#reader = reader;
    const end = this.#end;
    if (end !== undefined) process.nextTick(() => this.#reader?.onEnd(end.error));
    else if (isFirst) this.#stream.on('data', (bytes: Buffer<ArrayBuffer>) => this.#reader?.onBytes(bytes));
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    this.#stream.resume();
  }

  destroy(): void {
    this.#reader = undefined;
    this.#end ??= { error: new Error('The connection was closed.') };
    this.#stream.destroy();
  }

  #endWith(error: Error | undefined): void {
    if (this.#end !== undefined) return;
    this.#end = { error };
    this.#reader?.onEnd(error);
  }
}
