/** What is around the events in a HAR file: the attempts, as the ledger has them, without secrets. */

import type { HarEntryFrame, HarFrame } from '../../shared/stream/export.ts';
import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import type { Redact } from '../../net/redaction.ts';
import type { ResolvedRequest } from '../../net/request.ts';
import { harTime, harTimings } from './har-timings.ts';
import { shownBody, shownHeader, shownUrl } from './har-redaction.ts';

/** What a HAR file tells of, beside events. */
export interface HarSource {
  readonly request: Pick<ResolvedRequest, 'headers' | 'body' | 'bodyBytes' | 'bodyFile'>;
  readonly attempts: readonly ConnectionAttempt[];
  /** Events received so far. */
  readonly received: number;
  /** Takes known secrets out of a text. */
  readonly redact: Redact;
}

/** A body beyond this is not in the file: bytes. */
const maxBodyBytes = 1 << 20;

/**
 * @param version - of the extension
 * @param now - in ms since the epoch: the newest attempt has lasted until then
 */
export function harFrame(source: HarSource, version: string, now = Date.now()): HarFrame {
  const creator = { name: 'SSE Monitor', version };
  const head = JSON.stringify({ log: { version: '1.2', creator, entries: [] } });
  let firstSeq = source.received + 1 - source.attempts.reduce((sum, { events }) => sum + events, 0);
  const entries: HarEntryFrame[] = [];
  for (const attempt of source.attempts) {
    const entry = JSON.stringify({ ...entryOf(attempt, source, now), _eventSourceMessages: [] });
    entries.push({ firstSeq, head: entry.slice(0, -2), tail: ']}' });
    firstSeq += attempt.events;
  }
  return { head: head.slice(0, -']}}'.length), entries, tail: ']}}\n' };
}

function entryOf(attempt: ConnectionAttempt, source: HarSource, now: number): object {
  const { startedAt, remoteAddress, end, number, url, finalUrl } = attempt;
  const timings = harTimings(attempt, now);
  const redirected = finalUrl === url ? '' : `, redirected from ${shownUrl(url)}`;
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: harTime(timings),
    request: requestOf(attempt, source),
    response: responseOf(attempt),
    cache: {},
    timings,
    ...(remoteAddress !== undefined && { serverIPAddress: remoteAddress }),
    comment: `Attempt ${number}${redirected}${end === undefined ? '' : `: ${end.message}`}`,
    _resourceType: 'eventsource',
  };
}

function requestOf({ method, finalUrl, requestHeaders = [] }: ConnectionAttempt, source: HarSource): object {
  const url = shownUrl(finalUrl);
  const query = URL.parse(url)?.searchParams ?? new URLSearchParams();
  const body = bodyOf(source);
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: requestHeaders.map(([name, value]) => named([name, shownHeader(name, value)])),
    queryString: Array.from(query, named),
    headersSize: -1,
    bodySize: body?.size ?? 0,
    ...(body && { postData: body.postData }),
  };
}

function bodyOf({ request, redact }: HarSource): { size: number; postData: object } | undefined {
  const { headers, body, bodyBytes } = request;
  const bytes = bodyBytes ?? (body === undefined ? undefined : Buffer.from(body));
  if (bytes === undefined) return undefined;
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const mimeType = type ?? 'text/plain';
  const size = bytes.length;
  if (size > maxBodyBytes) return { size, postData: { mimeType, text: '', comment: 'too large to be kept here' } };
  const text = textOf(bytes);
  if (text === undefined) return { size, postData: { mimeType, text: '', comment: 'not text in UTF-8' } };
  const shown = shownBody(text, mimeType);
  if ('leftOut' in shown) return { size, postData: { mimeType, text: '', comment: shown.leftOut } };
  return { size, postData: { mimeType, text: redact(shown.text) } };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** As Chrome does it: an attempt without a response has the status 0. */
function responseOf({ status, statusText, httpVersion, responseHeaders = [], bytes, end }: ConnectionAttempt): object {
  const type = responseHeaders.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return {
    status: status ?? 0,
    statusText: statusText ?? '',
    httpVersion: httpVersion === undefined ? '' : `HTTP/${httpVersion}`,
    cookies: [],
    headers: responseHeaders.map(([name, value]) => named([name, shownHeader(name, value)])),
    content: { size: bytes, mimeType: type ?? 'x-unknown' },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    ...(status === undefined && end !== undefined && { _error: end.message }),
  };
}

function named([name, value]: readonly [name: string, value: string]): object {
  return { name, value };
}
