/** A proxy that the person has chosen could not be used. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  /** Host and port. */
  readonly proxy: string;
  /** What it answered instead of letting the request through. */
  readonly status: number | undefined;
  readonly statusText: string;
  /** Whether it was sent credentials. */
  readonly hadCredentials: boolean;

  /** @param cause - why it was not reached, if it was not */
  constructor(
    { url, authorization }: { readonly url: URL; readonly authorization?: string },
    answer: { readonly status?: number; readonly statusText?: string; readonly cause?: Error },
  ) {
    super('The proxy could not be used.', { cause: answer.cause });
    this.proxy = url.host;
    this.status = answer.status;
    this.statusText = answer.statusText ?? '';
    this.hadCredentials = authorization !== undefined;
  }
}
