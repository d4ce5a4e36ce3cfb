/** Why a response cannot be read, or a request not be written. */
export type HttpErrorCode =
  /** The first bytes are not those of an HTTP/1 response. */
  | 'HTTP_NOT_HTTP'
  /** The connection ended before a byte of the response came. */
  | 'HTTP_NO_RESPONSE'
  /** The connection ended within the head. */
  | 'HTTP_HEAD_CUT'
  /** More than 256 KB of head. */
  | 'HTTP_HEAD_TOO_LARGE'
  /** More than 1,000 header lines. */
  | 'HTTP_TOO_MANY_HEADERS'
  /** U+0000 in the head. */
  | 'HTTP_NUL_IN_HEAD'
  /** `Content-Length` has several values that aren't the same. */
  | 'HTTP_DIFFERENT_LENGTHS'
  /** `Location` has several values that aren't the same. */
  | 'HTTP_DIFFERENT_LOCATIONS'
  /** `Content-Disposition` has several values that aren't the same. */
  | 'HTTP_DIFFERENT_DISPOSITIONS'
  /** The method, the target or a header of a request has characters that it can't have. */
  | 'HTTP_BAD_REQUEST_HEAD';

export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: HttpErrorCode;
  /** What came of the head so far; with `HTTP_NOT_HTTP` also what came along with it. Empty for a request. */
  readonly bytes: Uint8Array;

  /** @param message - for logs; what a person is told is in the catalogue of messages */
  constructor(code: HttpErrorCode, message: string, bytes: Uint8Array = new Uint8Array(0)) {
    super(message);
    this.code = code;
    this.bytes = bytes;
  }
}
