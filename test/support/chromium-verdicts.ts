/** test/fixtures/chromium-responses.json: what Chromium makes of each case of response-cases.ts. */

import { readFixture } from './fixtures.ts';

/** What a page sees of one response. */
export interface ChromiumVerdict {
  /** Of `fetch`, with bytes as characters; `refused`: there was a network error. */
  readonly fetched: FetchedResponse | 'refused';
  /** Of an `EventSource`, up to its first `error`; absent for HEAD. */
  readonly streamed?: StreamedResponse;
}

export interface FetchedResponse {
  readonly status: number;
  readonly statusText: string;
  /** Those of a name in one line, in the order of the names, without the `Content-Type` that all have. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As far as the page got it; where it is not complete, that is up to chance. */
  readonly body: string;
  readonly isComplete: boolean;
}

export interface StreamedResponse {
  readonly opened: boolean;
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

/** Keeps the fixture small. */
export function abridged(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 20)}… ${text.length} characters`;
}
