/** Undoes `Content-Encoding` as the bytes come, so that an event is seen as soon as its compressed bytes have arrived. */

import { PassThrough, type Readable, type Transform } from 'node:stream';
import zlib from 'node:zlib';
import { DecodedBody, type Decoding } from './decoded-body.ts';

const { constants } = zlib;

const gzip: Decoding = { create: () => zlib.createGunzip({ flush: constants.Z_SYNC_FLUSH }) };

// Deliberately no `finishFlush`: data that is cut short is an error, not the end of the stream.
const decoders: Readonly<Record<string, Decoding>> = {
  gzip,
  'x-gzip': gzip,
  deflate: { create: createDeflateDecoder },
  br: { create: () => zlib.createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH }) },
  // Since node 22.15; an editor may be built on a node without it.
  ...('createZstdDecompress' in zlib && {
    // [spec] RFC 9659: a window of at most 8 MiB. A frame that asks for more is refused, as browsers do.
    zstd: {
      create: () =>
        zlib.createZstdDecompress({
          flush: constants.ZSTD_e_flush,
          params: { [constants.ZSTD_d_windowLogMax]: 23 },
        }),
      // [spec] RFC 8878 section 3: frames that are appended to one another are one content.
      hasFrames: true,
    },
  }),
};

/** `deflate` means zlib's format (RFC 9110 section 8.4.1.2); some servers send bare deflate data, and browsers take both. */
function createDeflateDecoder(firstByte: number | undefined): Transform {
  // An empty body is an empty stream.
  if (firstByte === undefined) return new PassThrough();
  const options = { flush: constants.Z_SYNC_FLUSH };
  return (firstByte & 0x0f) === 8 ? zlib.createInflate(options) : zlib.createInflateRaw(options);
}

/** The encodings that {@link decodeContent} can undo, as an `Accept-Encoding` header lists them. */
export const ACCEPT_ENCODING = ['gzip', 'deflate', 'br', 'zstd']
  .filter((name) => Object.hasOwn(decoders, name))
  .join(', ');

/** More, one over the other, are no compression but a way to make the reader work: each costs memory of its own. */
const maxEncodings = 5;

/**
 * The encodings that are to be undone, in the order in which they were applied; an unknown one is left as it is.
 *
 * @param header - the value of `Content-Encoding`; empty means none
 * @throws an error with a code as zlib's for more than {@link maxEncodings} encodings
 */
export function contentEncodingsOf(header: string): readonly string[] {
  const encodings = header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => Object.hasOwn(decoders, name));
  if (encodings.length > maxEncodings) {
    throw Object.assign(new Error(`${encodings.length} encodings.`), { code: 'Z_TOO_MANY_ENCODINGS' });
  }
  return encodings;
}

/**
 * @param body - the body as it came
 * @param encodings - as {@link contentEncodingsOf} has them
 * @returns the decoded body; it fails with the code of zlib's error when the data is broken, after all that could be decoded
 * before, and destroying it destroys `body`
 */
export function decodeContent(body: Readable, encodings: readonly string[]): Readable {
  // RFC 9110 section 8.4: encodings are listed in the order in which they were applied.
  return encodings
    .toReversed()
    .flatMap((name) => decoders[name] ?? [])
    .reduce<Readable>((decoded, decoding) => new DecodedBody(decoded, decoding), body);
}
