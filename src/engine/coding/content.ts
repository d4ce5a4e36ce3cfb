/** Undoes `Content-Encoding` as the bytes come, so that an event is seen as soon as its compressed bytes have arrived. */

import { CodingError } from './coding-error.ts';
import { contentFormats } from './content-formats.ts';
import { ExactDecoder } from './exact-decoder.ts';
import { type Output, canDriveZlib } from './zlib-handle.ts';

const canDecode = canDriveZlib();

/** The encodings that can be undone, as an `Accept-Encoding` header lists them. */
export const ACCEPT_ENCODING = acceptEncoding(canDecode);

/** The code of the error of {@link contentEncodingsOf} where nothing can be decoded. */
export const cannotDecode = 'SSE_MONITOR_NO_DECODER';

/** @param isPossible - whether there are decoders; else servers are asked not to encode. */
export function acceptEncoding(isPossible: boolean): string {
  return isPossible ? [...contentFormats.keys()].filter((name) => name !== 'x-gzip').join(', ') : 'identity';
}

/** More, one over the other, are no compression but a way to make the reader work: each costs memory of its own. */
const maxEncodings = 5;

const stageBytes = 1 << 16;

/**
 * The encodings that are to be undone, in the order in which they were applied; an unknown one is left as it is.
 *
 * @param header - the value of `Content-Encoding`; empty means none
 * @param isPossible - whether there are decoders
 * @throws {CodingError} for more than {@link maxEncodings} encodings, and for the first one where there are no decoders
 */
export function contentEncodingsOf(header: string, isPossible = canDecode): readonly string[] {
  const encodings = header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => contentFormats.has(name));
  if (encodings.length > maxEncodings) {
    throw new CodingError('Z_TOO_MANY_ENCODINGS', `${encodings.length} encodings.`);
  }
  if (encodings.length > 0 && !isPossible) throw new CodingError(cannotDecode, 'zlib is not as expected.');
  return encodings;
}

/** What one encoding gives to the next. */
class Stage implements Output {
  readonly #memory = new Uint8Array(stageBytes);
  readonly #next: ExactDecoder;

  constructor(next: ExactDecoder) {
    this.#next = next;
  }

  room(): Uint8Array<ArrayBuffer> {
    return this.#memory;
  }

  made(bytes: number): void {
    this.#next.decode(this.#memory, 0, bytes);
  }
}

/** All encodings of a body, one over the other. */
export class ContentDecoder implements Disposable {
  /** The one that was applied last, and is undone first, at the beginning. */
  readonly #decoders: readonly ExactDecoder[];

  /**
   * @param encodings - as {@link contentEncodingsOf} has them
   * @param output - is given the bytes as they are decoded, during the calls
   */
  constructor(encodings: readonly string[], output: Output) {
    // RFC 9110 section 8.4: encodings are listed in the order in which they were applied.
    const decoders: ExactDecoder[] = [];
    for (const encoding of encodings) {
      const create = contentFormats.get(encoding);
      if (create === undefined) continue;
      const [under] = decoders;
      decoders.unshift(new ExactDecoder(create, under === undefined ? output : new Stage(under)));
    }
    this.#decoders = decoders;
  }

  /** What comes now is nothing: the data has ended before. */
  get hasEnded(): boolean {
    return this.#decoders.some((decoder) => decoder.hasEnded);
  }

  /** Members of gzip that have come whole; absent where it is not gzip alone. */
  get members(): number | undefined {
    return this.#decoders.length === 1 ? this.#decoders[0]?.members : undefined;
  }

  /** @throws {CodingError} after all that stands before the fault was given out; and whatever the output throws */
  decode(bytes: Uint8Array, from = 0, to = bytes.length): void {
    if (from < to) this.#decoders[0]?.decode(bytes, from, to);
  }

  /** There are no more bytes. @throws zlib's error when some are missing */
  end(): void {
    for (const decoder of this.#decoders) decoder.end();
  }

  [Symbol.dispose](): void {
    for (const decoder of this.#decoders) decoder[Symbol.dispose]();
  }
}
