/**
 * A body with one encoding undone, of which nothing is lost where it is broken.
 *
 * zlib tells of a fault before it gives out what it had decoded of the same chunk, which may be whole events. So the chunks
 * are kept until a second decoder, which stays behind, has gone over them too: where the first one fails, the second is
 * before the chunk with the fault, and goes over it byte by byte. As long as no more than a batch has come there is none.
 */

import { Readable, type Transform } from 'node:stream';

/** How an encoding is undone. */
export interface Decoding {
  /** @param firstByte - of the body; absent: it is empty */
  readonly create: (firstByte: number | undefined) => Transform;
  /** Whether there may be several, one after the other, of which a decoder of node reads the first. */
  readonly hasFrames?: boolean;
}

/** So many bytes, or pieces, are kept for the second decoder, and as many more while it goes over them. */
const batchBytes = 1 << 18;
const batchPieces = 1024;

/** Larger chunks are decoded in pieces: to go over one byte by byte has to be a matter of a moment. */
const maxPieceBytes = 4096;

/** A smaller chunk is copied to be kept: it may stand in a buffer that is much larger. */
const minOwnBytes = 1024;

/** Fails, once all that could be decoded was read, with the error of the body or of zlib; destroying it destroys the body. */
export class DecodedBody extends Readable {
  readonly #body: Readable;
  readonly #decoder: TwiceDecoder;
  readonly #pieces: AsyncGenerator<Buffer>;

  constructor(body: Readable, decoding: Decoding) {
    // Whatever is pushed is read before more is asked for: to fail drops what is not.
    super({ highWaterMark: 0 });
    this.#body = body;
    this.#decoder = new TwiceDecoder(decoding);
    this.#pieces = piecesOf(body, this.#decoder);
    // It may fail before it is read.
    body.on('error', () => {});
  }

  override _read(): void {
    void this.#next();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#body.destroy();
    this.#decoder.destroy();
    done(error);
  }

  async #next(): Promise<void> {
    try {
      const { value, done } = await this.#pieces.next();
      if (!this.destroyed) this.push(done === true ? null : value);
    } catch (error) {
      this.destroy(error as Error);
    }
  }
}

async function* piecesOf(body: Readable, decoder: TwiceDecoder): AsyncGenerator<Buffer> {
  for await (const chunk of body as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length; at += maxPieceBytes) {
      yield* decoder.decode(chunk.subarray(at, at + maxPieceBytes));
      // What comes after the end of the encoded data is nothing.
      if (decoder.hasEnded) return;
    }
  }
  yield* decoder.end();
}

class TwiceDecoder {
  readonly #create: Decoding['create'];
  readonly #hasFrames: boolean;
  #firstByte: number | undefined;
  #first: Transform | undefined;
  #second: Transform | undefined;
  /** What the second decoder has yet to go over, oldest first. */
  #kept: Buffer[] = [];
  #keptBytes = 0;
  /** The second decoder at work. */
  #following: Promise<void> = Promise.resolve();
  /** Decoded bytes that were given out, and those that the second decoder has made. */
  #given = 0;
  #followed = 0;
  /** Encoded bytes that the first decoder was given. */
  #taken = 0;
  hasEnded = false;

  constructor({ create, hasFrames = false }: Decoding) {
    this.#hasFrames = hasFrames;
    // Whoever writes looks at what became of it.
    this.#create = (firstByte) => create(firstByte).on('error', () => {});
  }

  /**
   * @param chunk - not empty
   * @throws zlib's error, after all that was decoded before the fault
   */
  async *decode(chunk: Buffer): AsyncGenerator<Buffer> {
    for (let rest = chunk; rest.length > 0;) {
      this.#firstByte ??= rest[0];
      const first = (this.#first ??= this.#create(this.#firstByte));
      this.#taken += rest.length;
      yield* this.#decoded(first, rest);
      if (!this.hasEnded || !this.#hasFrames) return await this.#keep(rest);
      rest = await this.#afterFrame(rest, first);
    }
  }

  /** To be called after the last chunk. */
  async *end(): AsyncGenerator<Buffer> {
    // A frame has ended with the last chunk.
    if (this.#first === undefined && this.#firstByte !== undefined) return;
    this.#first ??= this.#create(undefined);
    yield* this.#decoded(this.#first, undefined);
  }

  async #keep(chunk: Buffer): Promise<void> {
    this.#kept.push(chunk.length < minOwnBytes ? Buffer.from(chunk) : chunk);
    this.#keptBytes += chunk.length;
    if (this.#keptBytes >= batchBytes || this.#kept.length >= batchPieces) await this.#follow();
  }

  /** Begins anew. @returns what stands in the chunk after the frame that has ended in it */
  async #afterFrame(chunk: Buffer, first: Transform): Promise<Buffer> {
    const rest = chunk.subarray(chunk.length - (this.#taken - readBytes(first)));
    await this.#following;
    this.destroy();
    this.#first = this.#second = undefined;
    this.#kept = [];
    this.#keptBytes = this.#given = this.#followed = this.#taken = 0;
    this.hasEnded = false;
    return rest;
  }

  destroy(): void {
    this.#first?.destroy();
    this.#second?.destroy();
  }

  async *#decoded(decoder: Transform, chunk: Buffer | undefined): AsyncGenerator<Buffer> {
    try {
      for await (const piece of outputOf(decoder, chunk)) {
        this.#given += piece.length;
        yield piece;
      }
      // What it did not take comes after the end, which it may not have told yet.
      this.hasEnded = decoder.readableEnded || readBytes(decoder) < this.#taken;
    } catch (fault) {
      if (!isFault(fault)) throw fault;
      yield* this.#recovered(chunk ?? Buffer.alloc(0));
      throw fault;
    }
  }

  /** What the first decoder had decoded of this chunk and not given out. */
  async *#recovered(chunk: Buffer): AsyncGenerator<Buffer> {
    await this.#following;
    const second = (this.#second ??= this.#create(this.#firstByte));
    for (const kept of this.#kept) this.#followed += await lengthOf(outputOf(second, kept));
    for (const piece of await decodedByByte(second, chunk)) {
      const known = Math.max(0, this.#given - this.#followed);
      this.#followed += piece.length;
      if (piece.length <= known) continue;
      this.#given = this.#followed;
      yield piece.subarray(known);
    }
  }

  /** Has the second decoder go over what is kept, while the first one goes on. */
  async #follow(): Promise<void> {
    await this.#following;
    const second = (this.#second ??= this.#create(this.#firstByte));
    const batch = this.#kept;
    this.#kept = [];
    this.#keptBytes = 0;
    this.#following = this.#followOver(second, batch);
  }

  async #followOver(second: Transform, batch: readonly Buffer[]): Promise<void> {
    try {
      for (const chunk of batch) this.#followed += await lengthOf(outputOf(second, chunk));
    } catch {
      // Destroyed meanwhile: the first decoder has gone over the same without a fault.
    }
  }
}

/** Encoded bytes that a decoder of zlib has taken. */
function readBytes({ bytesWritten = 0 }: Transform & { readonly bytesWritten?: number }): number {
  return bytesWritten;
}

/** Not when it was destroyed from outside. */
function isFault(error: unknown): boolean {
  return error instanceof Error && !String((error as NodeJS.ErrnoException).code).startsWith('ERR_STREAM_');
}

/**
 * What a decoder makes of a chunk, as it is made.
 *
 * @param chunk - absent: it was the last one
 */
async function* outputOf(decoder: Transform, chunk: Buffer | undefined): AsyncGenerator<Buffer> {
  let isDone = false;
  let wake = (): void => {};
  const done = (): void => {
    isDone = true;
    wake();
  };
  const look = (): void => wake();
  decoder.on('readable', look).once('end', done).once('close', done);
  try {
    if (chunk === undefined) decoder.end();
    else decoder.write(chunk, done);
    for (;;) {
      const piece = decoder.read() as Buffer | null;
      if (piece !== null) yield piece;
      else if (decoder.errored) throw decoder.errored;
      else if (isDone || decoder.readableEnded || decoder.destroyed) return;
      else await new Promise<void>((resolve) => void (wake = resolve));
    }
  } finally {
    decoder.off('readable', look).off('end', done).off('close', done);
  }
}

async function lengthOf(pieces: AsyncIterable<Buffer>): Promise<number> {
  let length = 0;
  for await (const piece of pieces) length += piece.length;
  return length;
}

/** What a decoder makes of a chunk up to the byte with the fault, which it is destroyed by. */
async function decodedByByte(decoder: Transform, chunk: Buffer): Promise<readonly Buffer[]> {
  const pieces: Buffer[] = [];
  // As it is made: what waits to be read is dropped with the decoder.
  decoder.on('data', (piece: Buffer) => pieces.push(piece));
  const { promise, resolve } = Promise.withResolvers<void>();
  decoder.once('close', resolve);
  // One after the other: when it fails, zlib drops what it has made of those that wait with it.
  const write = (at: number): void => {
    if (at === chunk.length) decoder.end();
    else decoder.write(chunk.subarray(at, at + 1), (error) => void (error ?? write(at + 1)));
  };
  write(0);
  await promise;
  return pieces;
}
