/**
 * How the body of a response is sent on the wire, and what became of it: what the host says of a body before its bytes, and
 * what the engine, which undoes the codings, says of its end.
 */

/** How a body is delimited (RFC 9112 section 6.3). */
export type BodyFraming =
  /** In chunked transfer coding. */
  | { readonly kind: 'chunked' }
  /** By a `Content-Length`, in bytes. */
  | { readonly kind: 'length'; readonly length: number }
  /** By the end of the connection; also a body whose framing was undone before. */
  | { readonly kind: 'close' };

/** What is to be undone before the bytes of a body are an event stream. */
export interface BodyCoding {
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
