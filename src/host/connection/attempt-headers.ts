/** The headers of an attempt that are not the same for all. */

/** Headers of HTTP for credentials. */
const ownCredentials = ['authorization', 'proxy-authorization', 'cookie'];

/** Who they are for. */
interface Credentials {
  /** What was asked first. */
  readonly original: URL;
  /** Headers beside those that HTTP has for them. */
  readonly credentialHeaders?: readonly string[];
}

/**
 * Credentials stay with the host that they were given for, whether a redirect leads elsewhere or a reconnect asks there. A host
 * below it is another one: it may be somebody else's. The same host may ask for TLS.
 */
export function headersFor<V>(
  headers: Readonly<Record<string, V>>,
  { original, credentialHeaders = [] }: Credentials,
  url: URL,
): Record<string, V> {
  const isAsSafe = url.protocol === original.protocol || url.protocol === 'https:';
  if (url.host === original.host && isAsSafe) return { ...headers };
  const kept = new Set([...credentialHeaders.map((name) => name.toLowerCase()), ...ownCredentials]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !kept.has(name.toLowerCase())));
}

/** Longer than any server takes: Go's reads 1 MiB of headers, most others 8 or 16 KiB. */
const maxIdLength = 1 << 20;

/** Whether an ID is too long for any request. */
export function isTooLong(lastEventId: string): boolean {
  return lastEventId.length > maxIdLength;
}

/** Whether an ID can stand in a header: node refuses to send these characters. */
export function isSendable(lastEventId: string): boolean {
  if (isTooLong(lastEventId)) return false;
  // eslint-disable-next-line no-control-regex -- these are the characters
  return !/[\x00-\x08\x0a-\x1f\x7f]/.test(lastEventId);
}

/**
 * [spec] If the last event ID string is not the empty string: set `Last-Event-ID` to it, encoded as UTF-8.
 *
 * @param lastEventId - not empty, and {@link isSendable}
 */
export function lastEventIdHeader(lastEventId: string): Record<string, string> {
  // A header is a string of bytes to node.
  return { 'Last-Event-ID': Buffer.from(lastEventId, 'utf8').toString('latin1') };
}
