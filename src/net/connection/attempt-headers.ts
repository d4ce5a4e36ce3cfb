/** The headers of an attempt that are not the same for all. */

import { isSecretHeader } from '../../shared/request/headers.ts';

/** Which headers are for one host only. */
export interface Credentials {
  /** Headers whose names do not tell that their values are secret. */
  readonly credentialHeaders?: readonly string[];
  /** Takes secrets out of a text: a header that has one in it is for one host only, whatever its name. Absent: there are none. */
  readonly redact?: (text: string) => string;
}

/**
 * Whether what was given for one URL may go to another. A host below it is another one, as it may be somebody else's, and so
 * is a port. The same host may ask for TLS.
 */
export function isOwnHost(original: URL, url: URL): boolean {
  return url.host === original.host && (url.protocol === original.protocol || url.protocol === 'https:');
}

/**
 * What goes to another host than the headers were given for: none that is kept from view, and no `Host`, which is a name of
 * the first one.
 */
export function headersForOthers<V>(headers: Readonly<Record<string, V>>, credentials: Credentials): Record<string, V> {
  return pick(headers, (name, value) => name !== 'host' && !isCredential(name, String(value), credentials));
}

function isCredential(name: string, value: string, { credentialHeaders = [], redact }: Credentials): boolean {
  if (isSecretHeader(name) || credentialHeaders.some((own) => own.toLowerCase() === name)) return true;
  return redact !== undefined && redact(`${name}: ${value}`) !== `${name}: ${value}`;
}

/** [spec] Fetch, 2.2.2: request-body-header names. A length and a coding without a body would have a server wait for one. */
const bodyHeaders: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
  'content-length',
  'transfer-encoding',
]);

/** Whether a header is about the body, and goes with it. @param name - in lower case */
export function isBodyHeader(name: string): boolean {
  return bodyHeaders.has(name);
}

/** [spec] Fetch, 4.4, HTTP-redirect fetch: with the body go the headers that are about it. */
export function headersWithoutBody<V>(headers: Readonly<Record<string, V>>): Record<string, V> {
  return pick(headers, (name) => !isBodyHeader(name));
}

/** @param isKept - is given the name in lower case */
function pick<V>(headers: Readonly<Record<string, V>>, isKept: (name: string, value: V) => boolean): Record<string, V> {
  return Object.fromEntries(Object.entries(headers).filter(([name, value]) => isKept(name.toLowerCase(), value)));
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
