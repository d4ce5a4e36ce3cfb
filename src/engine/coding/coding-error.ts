/** A fault in the encoded bytes of a body, and no failure of ours. */
export class CodingError extends Error {
  override readonly name = 'CodingError';
  /** zlib's. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
