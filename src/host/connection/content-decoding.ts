/** Undoes `Content-Encoding` as the bytes come, so that an event is seen as soon as its compressed bytes have arrived. */

import { PassThrough, type Duplex, type Readable, pipeline } from 'node:stream';
import zlib from 'node:zlib';

const { constants } = zlib;

// Deliberately no `finishFlush`: data that is cut short is an error, not the end of the stream.
const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: () => zlib.createGunzip({ flush: constants.Z_SYNC_FLUSH }),
  'x-gzip': () => zlib.createGunzip({ flush: constants.Z_SYNC_FLUSH }),
  br: () => zlib.createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH }),
  // Since node 22.15; an editor may be built on a node without it.
  ...('createZstdDecompress' in zlib && {
    // [spec] RFC 9659: a window of at most 8 MiB. A frame that asks for more is refused, as browsers do.
    zstd: () =>
      zlib.createZstdDecompress({
        flush: constants.ZSTD_e_flush,
        params: { [constants.ZSTD_d_windowLogMax]: 23 },
      }),
  }),
};

/** The encodings that {@link decodeContent} undoes, as an `Accept-Encoding` header lists them. */
export const ACCEPT_ENCODING = ['gzip', 'deflate', 'br', 'zstd']
  .filter((name) => name === 'deflate' || Object.hasOwn(decoders, name))
  .join(', ');

/** More, one over the other, are no compression but a way to make the reader work: each costs memory of its own. */
const maxEncodings = 5;

/**
 * @param body - the body as it came
 * @param contentEncoding - the header's value; empty means none
 * @returns the decoded body; it fails with the code of zlib's error when the data is broken, and destroying it destroys
 * `body`. An encoding that is unknown is left as it is.
 * @throws an error with such a code for more than {@link maxEncodings} encodings
 */
export function decodeContent(body: Readable, contentEncoding: string): Readable {
  // RFC 9110 section 8.4: encodings are listed in the order in which they were applied.
  const encodings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .reverse()
    .filter((name) => name === 'deflate' || Object.hasOwn(decoders, name));
  if (encodings.length > maxEncodings) {
    throw Object.assign(new Error(`${encodings.length} encodings.`), { code: 'Z_TOO_MANY_ENCODINGS' });
  }
  return encodings.reduce(decodeOne, body);
}

function decodeOne(body: Readable, encoding: string): Readable {
  if (encoding === 'deflate') return decodeDeflate(body);
  const create = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  return create === undefined ? body : joined(body, create());
}

/** `deflate` means zlib's format (RFC 9110 section 8.4.1.2); some servers send bare deflate data, and browsers take both. */
function decodeDeflate(body: Readable): Readable {
  const decoded = new PassThrough();
  const empty = (): void => void decoded.end();
  const fail = (error: Error): void => void decoded.destroy(error);
  body.once('end', empty).once('error', fail);
  body.once('data', (first: Buffer) => {
    body.pause();
    body.off('end', empty).off('error', fail);
    body.unshift(first);
    const isZlib = ((first[0] ?? 0) & 0x0f) === 8;
    const options = { flush: constants.Z_SYNC_FLUSH };
    pipeline(body, isZlib ? zlib.createInflate(options) : zlib.createInflateRaw(options), decoded, () => {});
  });
  decoded.once('close', () => body.destroy());
  return decoded;
}

function joined(body: Readable, decoder: Duplex): Readable {
  // Errors of either side reach the reader through the decoder; there is nothing to add here.
  pipeline(body, decoder, () => {});
  return decoder;
}
