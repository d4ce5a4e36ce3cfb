/**
 * A decoder of `node:zlib` that works at once, in the calling thread. Its streams do so in another thread, with a buffer and
 * some turns of the event loop for each piece: five times the time, and what comes later could overtake. So the handle below
 * the stream is driven as node's own `_processChunk` does it, which is what package managers rely on.
 */

import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { CodingError } from './coding-error.ts';

/** Where decoded bytes go. */
export interface Output {
  /** Free memory, at least one byte. */
  room(): Uint8Array<ArrayBuffer>;
  /** So many bytes at the beginning of the room that was given last are decoded ones now. */
  made(bytes: number): void;
}

/** What node's decoders are made of: `node:zlib` does not declare it. */
interface Internals {
  readonly _handle: {
    writeSync(
      flush: number,
      input: Uint8Array,
      inputAt: number,
      inputLength: number,
      output: Uint8Array,
      outputAt: number,
      outputLength: number,
    ): void;
  };
  /** How many bytes are left of the output, and of the input. */
  readonly _writeState: Uint32Array;
  reset(): void;
}

const nothing = new Uint8Array(0);

/**
 * Whether node's decoders can be driven like this. Nobody promises that they can: of a node that is built otherwise nothing is
 * driven, since a call that means something else could go on for ever.
 */
export function canDriveZlib(): boolean {
  const stream = zlib.createInflateRaw() as Transform & Partial<Internals>;
  try {
    return decodesProbe(stream);
  } catch {
    return false;
  } finally {
    stream.destroy();
  }
}

/** Text that is compressed and decoded by one call, all of whose outcome is looked at. */
function decodesProbe({ _handle: handle, _writeState: left, reset }: Partial<Internals>): boolean {
  if (typeof handle?.writeSync !== 'function' || !(left instanceof Uint32Array) || typeof reset !== 'function')
    return false;
  const text = Buffer.from('data: probe\n\n');
  const input = zlib.deflateRawSync(text);
  const output = Buffer.alloc(2 * text.length);
  handle.writeSync(zlib.constants.Z_SYNC_FLUSH, input, 0, input.length, output, 0, output.length);
  return left[0] === text.length && left[1] === 0 && output.subarray(0, text.length).equals(text);
}

export class ZlibHandle implements Disposable {
  readonly #stream: Transform & Internals;
  readonly #flush: number;
  readonly #finish: number;
  #fault: CodingError | undefined;

  /**
   * @param stream - of `node:zlib`, which belongs to this from now on
   * @param flush - gives out all that can be decoded
   * @param finish - the same, and says that there is no more input
   */
  constructor(stream: Transform, flush: number, finish: number) {
    this.#stream = stream as Transform & Internals;
    this.#flush = flush;
    this.#finish = finish;
    // Whoever calls is told.
    stream.on('error', () => {});
  }

  /** The error that was thrown by {@link decode} or {@link end}. */
  get fault(): CodingError | undefined {
    return this.#fault;
  }

  /**
   * @returns how far the input was taken; less than `to` when the data ends before
   * @throws zlib's error; what was decoded of the same call and had not filled the room is lost
   */
  decode(input: Uint8Array, from: number, to: number, output: Output): number {
    return this.#run(this.#flush, input, from, to, output);
  }

  /** @throws zlib's error when the data is cut short */
  end(output: Output): void {
    this.#run(this.#finish, nothing, 0, 0, output);
  }

  /** Begins anew. Not for Brotli and Zstandard. */
  reset(): void {
    this.#stream.reset();
  }

  [Symbol.dispose](): void {
    this.#stream.destroy();
  }

  #run(flush: number, input: Uint8Array, from: number, to: number, output: Output): number {
    const { _handle: handle, _writeState: left } = this.#stream;
    let at = from;
    for (;;) {
      const room = output.room();
      handle.writeSync(flush, input, at, to - at, room, 0, room.length);
      if (this.#stream.errored !== null) throw (this.#fault = codingErrorOf(this.#stream.errored));
      const [roomLeft = 0, inputLeft = 0] = left;
      at = to - inputLeft;
      if (roomLeft < room.length) output.made(room.length - roomLeft);
      if (roomLeft > 0) return at;
    }
  }
}

function codingErrorOf({ code = '', message }: NodeJS.ErrnoException): CodingError {
  return new CodingError(code, message);
}
