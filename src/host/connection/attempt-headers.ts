/** The headers of an attempt that are not the same for all. */

import type { ResolvedRequest } from '../request/request.ts';

/** Headers of HTTP for credentials. */
const ownCredentials = ['authorization', 'proxy-authorization', 'cookie'];

/** Credentials stay with the host that they were given for, as when a redirect is followed. */
export function headersFor(
  { headers, url: original, credentialHeaders = [] }: ResolvedRequest,
  url: URL,
): Record<string, string> {
  if (url.host === original.host && url.protocol === original.protocol) return { ...headers };
  const kept = new Set([...credentialHeaders.map((name) => name.toLowerCase()), ...ownCredentials]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !kept.has(name.toLowerCase())));
}

/** Whether an ID can stand in a header: node refuses to send these characters. */
export function isSendable(lastEventId: string): boolean {
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
