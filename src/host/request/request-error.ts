/** A request that cannot be sent; the message says why and what to write. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
}
