/** A request as a command or as code that a person can run elsewhere. */

import type { SnippetKind } from '../../../shared/boundary/page.ts';
import type { ResolvedRequest } from '../../../net/request.ts';
import { writeCurl } from './curl.ts';
import { writeEventSource } from './event-source.ts';
import { writeFetch } from './fetch.ts';
import { writeHttpxSse } from './httpx-sse.ts';

const writers: Readonly<Record<SnippetKind, (request: ResolvedRequest) => string>> = {
  curl: writeCurl,
  eventSource: writeEventSource,
  fetch: writeFetch,
  httpxSse: writeHttpxSse,
};

/** @param request - as it would be sent: credentials that are in it are in the snippet too */
export function writeSnippet(kind: SnippetKind, request: ResolvedRequest): string {
  return writers[kind](request);
}
