/** test/fixtures/chromium-responses.json: what Chromium makes of each case of response-cases.ts, and what we make of it. */

import { checkContentType } from '../../src/net/connection/content-type.ts';
import { type HeaderField, type ResponseHead, valuesOf } from '../../src/net/http/head.ts';
import { readFixture } from './fixtures.ts';
import { parsePlainly } from './plain-parser.ts';
import { type ReadResponse, readResponse } from './read-response.ts';
import type { ResponseCase } from './response-cases.ts';

/** What a page sees of one response. */
export interface ChromiumVerdict {
  /** Of `fetch`, with bytes as characters; `refused`: there was a network error. */
  readonly fetched: FetchedResponse | 'refused';
  /** Of an `EventSource`, up to its first `error`; absent for HEAD. */
  readonly streamed?: StreamedResponse;
}

interface FetchedResponse {
  readonly status: number;
  readonly statusText: string;
  /** Those of a name in one line, in the order of the names, without the `Content-Type` that all have. */
  readonly headers: readonly HeaderField[];
  /** As far as the page got it; where it is not complete, that is up to chance. */
  readonly body: string;
  readonly isComplete: boolean;
}

interface StreamedResponse {
  readonly opened: boolean;
  /** Of the types `message` and `tick`. */
  readonly events: readonly (readonly [type: string, data: string])[];
  /** 0: it will reconnect; 2: it is closed for good. */
  readonly readyState: number;
}

export interface ChromiumRecord {
  readonly name: string;
  /** One for all ways to split the response, or one for each of three. */
  readonly verdicts: readonly ChromiumVerdict[];
}

export function loadChromiumRecords(): readonly ChromiumRecord[] {
  const file = readFixture('chromium-responses.json') as { readonly records: readonly ChromiumRecord[] };
  return file.records;
}

/** The verdict of a page whose browser had our reader. */
export function ourVerdict({ bytes, method }: ResponseCase): ChromiumVerdict {
  const read = readResponse(bytes, [], method);
  return {
    fetched: read.head === undefined ? 'refused' : fetched(read.head, read),
    ...(method === 'GET' && { streamed: streamed(read) }),
  };
}

function fetched({ status, statusText, headers }: ResponseHead, { body, end }: ReadResponse): FetchedResponse {
  const all = new Map<string, string[]>();
  for (const [name, value] of headers)
    all.set(name.toLowerCase(), [...(all.get(name.toLowerCase()) ?? []), asBytes(value)]);
  // [spec] Fetch: a page is not shown cookies.
  all.delete('set-cookie');
  const joined = [...all].map(([name, values]): [string, string] => [name, values.join(', ')]);
  return {
    status,
    statusText: abridged(asBytes(statusText)),
    headers: joined
      .filter(([, value]) => value !== 'text/event-stream')
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [abridged(name), abridged(value)]),
    body: abridged(body?.toString('latin1') ?? ''),
    isComplete: end === undefined || end.kind === 'complete',
  };
}

function streamed({ head, body }: ReadResponse): StreamedResponse {
  if (head === undefined) return { opened: false, events: [], readyState: 0 };
  const isStream = head.status === 200 && checkContentType(valuesOf(head.headers, 'content-type')).ok;
  if (!isStream || body === undefined) return { opened: false, events: [], readyState: 2 };
  const events = parsePlainly(body, '').events.map(({ type, data }): [string, string] => [type, data]);
  return { opened: true, events: events.filter(([type]) => type === 'message' || type === 'tick'), readyState: 0 };
}

/** What a page gets: a character for each byte. */
function asBytes(text: string): string {
  return /[^\0-\xff]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}

/** As {@link ChromiumVerdict} has long texts. */
function abridged(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 20)}… ${text.length} characters`;
}
