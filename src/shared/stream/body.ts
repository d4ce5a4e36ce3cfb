/**
 * How the body of a response is sent on the wire, and what became of it: what the host says of a body before its bytes, and
 * what the engine, which undoes the codings, says of its end.
 */

import type { Leniency } from './records.ts';

/** How a body is delimited (RFC 9112 section 6.3). */
export type BodyFraming =
  /** In chunked transfer coding. */
  | { readonly kind: 'chunked' }
  /** By a `Content-Length`, in bytes. */
  | { readonly kind: 'length'; readonly length: number }
  /** By the end of the connection; also a body whose framing was undone before. */
  | { readonly kind: 'close' };

/** A body that is no event stream, and has an event in each line, or record: NDJSON, and JSON text sequences (RFC 7464). */
export type LineFormat = 'jsonLines' | 'jsonSequence';

/** What is to be undone before the bytes of a body are an event stream, or something else that has events. */
export interface BodyCoding {
  /** Absent: it is an event stream. */
  readonly format?: LineFormat;
  readonly framing: BodyFraming;
  /** Of `Content-Encoding`, in lower case and in the order in which they were applied; unknown ones are left as they are. */
  readonly contentEncodings: readonly string[];
}

/** A body of which nothing is to be undone. */
export const plainBody: BodyCoding = { framing: { kind: 'close' }, contentEncodings: [] };

/** What became of a body. */
export type BodyEnd =
  /** It is complete, as its framing says. */
  | { readonly kind: 'complete' }
  /** The connection ended before the framing says that the body does. */
  | { readonly kind: 'cut' }
  /** Its transfer or content coding is broken: `code` is that of zlib, or of the reader of the framing. */
  | { readonly kind: 'broken'; readonly code: string; readonly message: string };

/** How the events of a body stand in the chunks of its transfer coding. An event is of the chunk that has its last byte. */
export interface ChunkFacts {
  /** Chunks that have come whole. */
  readonly count: number;
  /** Those that completed no event, exactly one, and several. All three are 0 when the chunks are of a compressed body. */
  readonly withNone: number;
  readonly withOne: number;
  readonly withSeveral: number;
  /** Events that began in an earlier chunk than that which completed them. */
  readonly splitEvents: number;
}

/** How a body came, so far: what diagnoses are made of. */
export interface BodyFacts {
  /** Absent: it is not in chunked coding, or who knows of the chunks is `node:http`. */
  readonly chunks?: ChunkFacts;
  /** Of a gzip body: how many members it has, and the number of the newest event when the first one had ended. */
  readonly gzip?: { readonly members: number; readonly firstEndedAfter?: number };
  /** What browsers read though HTTP does not allow it, in the framing of the body. Absent: nothing. */
  readonly lenient?: readonly Leniency[];
}
