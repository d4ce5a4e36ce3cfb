/** A body without its content encodings. */

import { Readable } from 'node:stream';
import { plainBody } from '../../shared/stream/body.ts';
import { decodeContent } from './content-decoding.ts';
import type { ResponseBody } from './response-body.ts';
import { StreamBody } from './stream-body.ts';

/** @returns the body itself where nothing is to be undone */
export function unpackedBody(body: ResponseBody): ResponseBody {
  const { contentEncodings } = body.coding;
  if (contentEncodings.length === 0) return body;
  const packed = new Readable({
    read: () => body.resume(),
    destroy: (error, done) => {
      body.destroy();
      done(error);
    },
  });
  body.read({
    onBytes: (bytes) => void (packed.push(Buffer.from(bytes)) || body.pause()),
    onEnd: (error) => void (error === undefined ? packed.push(null) : packed.destroy(error)),
  });
  return new StreamBody(decodeContent(packed, contentEncodings), plainBody, () => body.bytesRead);
}
