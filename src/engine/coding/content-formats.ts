/** The content encodings that are undone, each by what zlib has for it. */

import zlib from 'node:zlib';
import type { CodingError } from './coding-error.ts';
import { GzipFormat } from './gzip.ts';
import { type Output, ZlibHandle } from './zlib-handle.ts';

const { constants } = zlib;

/** Decodes one encoding. */
export interface Format extends Disposable {
  /** What comes now is nothing: the data has ended before. */
  readonly hasEnded: boolean;
  /** The error with which zlib gave up. */
  readonly fault: CodingError | undefined;
  /** Members of gzip that have come whole. */
  readonly members?: number;
  /** @throws the fault; what zlib had decoded of the same bytes is lost with it, as far as it had not been given out */
  decode(bytes: Uint8Array, from: number, to: number): void;
  /** There are no more bytes. @throws when some are missing */
  end(): void;
}

export type NewFormat = (output: Output) => Format;

/** Whatever zlib reads by itself. */
class ZlibFormat implements Format {
  readonly #create: (firstByte: number) => ZlibHandle;
  readonly #hasFrames: boolean;
  readonly #output: Output;
  #handle: ZlibHandle | undefined;
  hasEnded = false;

  /** @param hasFrames - there may be several, one after the other, each of which zlib ends with */
  constructor(create: (firstByte: number) => ZlibHandle, output: Output, hasFrames = false) {
    this.#create = create;
    this.#output = output;
    this.#hasFrames = hasFrames;
  }

  get fault(): CodingError | undefined {
    return this.#handle?.fault;
  }

  decode(bytes: Uint8Array, from: number, to: number): void {
    this.#handle ??= this.#create(bytes[from] as number);
    let at = from;
    do at = this.#handle.decode(bytes, at, to, this.#output);
    while (this.#hasFrames && at < to);
    this.hasEnded = at < to;
  }

  end(): void {
    if (!this.hasEnded) this.#handle?.end(this.#output);
  }

  [Symbol.dispose](): void {
    this.#handle?.[Symbol.dispose]();
  }
}

/** `deflate` means zlib's format (RFC 9110 section 8.4.1.2); some servers send bare deflate data, and browsers take both. */
function deflateHandle(firstByte: number): ZlibHandle {
  const options = { flush: constants.Z_SYNC_FLUSH };
  const stream = (firstByte & 0x0f) === 8 ? zlib.createInflate(options) : zlib.createInflateRaw(options);
  return new ZlibHandle(stream, constants.Z_SYNC_FLUSH, constants.Z_FINISH);
}

function brotliHandle(): ZlibHandle {
  const { BROTLI_OPERATION_FLUSH: flush, BROTLI_OPERATION_FINISH: finish } = constants;
  return new ZlibHandle(zlib.createBrotliDecompress({ flush }), flush, finish);
}

/** [spec] RFC 9659: a window of at most 8 MiB. A frame that asks for more is refused, as browsers do. */
function zstdHandle(): ZlibHandle {
  const { ZSTD_e_flush: flush, ZSTD_e_end: finish, ZSTD_d_windowLogMax: windowLogMax } = constants;
  return new ZlibHandle(zlib.createZstdDecompress({ flush, params: { [windowLogMax]: 23 } }), flush, finish);
}

const gzip: NewFormat = (output) => new GzipFormat(output);

/** By the name in `Content-Encoding`. */
export const contentFormats: ReadonlyMap<string, NewFormat> = new Map<string, NewFormat>([
  ['gzip', gzip],
  ['deflate', (output) => new ZlibFormat(deflateHandle, output)],
  ['br', (output) => new ZlibFormat(brotliHandle, output)],
  // Since node 22.15; an editor may be built on a node without it.
  ...('createZstdDecompress' in zlib
    ? // [spec] RFC 8878 section 3: frames that are appended to one another are one content.
      [['zstd', (output: Output) => new ZlibFormat(zstdHandle, output, true)] as const]
    : []),
  ['x-gzip', gzip],
]);
