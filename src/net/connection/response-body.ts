/** The bytes of a response's body as they stand on the wire: whoever reads them undoes what {@link BodyCoding} says. */

import type { BodyCoding } from '../../shared/stream/body.ts';

export interface BodyReader {
  /** @param bytes - valid until the call returns: the buffer is used again */
  onBytes(bytes: Uint8Array<ArrayBuffer>): void;
  /** Once, after the last byte: the connection has ended. @param error - absent: the server ended it properly */
  onEnd(error?: Error): void;
}

export interface ResponseBody {
  readonly coding: BodyCoding;
  /** Bytes that the connection has brought so far, those of the head included. */
  readonly bytesRead: number;
  /** Begins to read, with the bytes that came along with the head; another reader takes over from the one before. */
  read(reader: BodyReader): void;
  /** Lets the socket fill up, so that TCP slows the server down. Bytes that were read already may still come. */
  pause(): void;
  resume(): void;
  /** Closes the connection; the reader is not called any more. */
  destroy(): void;
}
