import { plainBody, type BodyCoding } from '../../shared/stream/body.ts';
import { TransferDecoder } from '../../engine/coding/transfer.ts';
import { contentEncodingsOf } from './content-decoding.ts';
import type { BodyReader, ResponseBody } from './response-body.ts';

/** For now: the framing of a body is undone here, until the engine does it. */
export function unframedBody(body: ResponseBody): ResponseBody {
  const { framing, contentEncodings } = body.coding;
  const coding: BodyCoding = { ...plainBody, contentEncodings: contentEncodingsOf(contentEncodings.join(',')) };
  const decoder = new TransferDecoder(framing);
  let reader: BodyReader | undefined;
  let isTold = false;
  const tell = (error?: Error): void => {
    if (isTold) return;
    isTold = true;
    body.destroy();
    reader?.onEnd(error);
  };
  const check = (): void => {
    const end = decoder.bodyEnd;
    if (end?.kind === 'complete') tell();
    if (end?.kind === 'broken') tell(Object.assign(new Error(end.message), { code: 'HPE_BROKEN' }));
    if (end?.kind === 'cut') tell(new Error('aborted'));
  };
  return {
    coding,
    get bytesRead() {
      return body.bytesRead;
    },
    read(next) {
      reader = next;
      body.read({
        onBytes: (bytes) => {
          const decoded = decoder.decode(new Uint8Array(bytes));
          if (decoded.length > 0) reader?.onBytes(decoded);
          check();
        },
        onEnd: (error) => {
          if (error !== undefined) return tell(error);
          decoder.end();
          check();
        },
      });
    },
    pause: () => body.pause(),
    resume: () => body.resume(),
    destroy: () => body.destroy(),
  };
}
