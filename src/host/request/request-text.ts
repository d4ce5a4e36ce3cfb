/** A request as text that people hand around: read from a cURL command, written as a command or as code. */

import type { CommandReading, RequestDraft, SnippetKind } from '../../protocol/page.ts';
import { readCurl } from './curl/read.ts';
import { draftOf, requestOf } from './draft.ts';
import { RequestError, resolveRequest } from './request.ts';
import { writeSnippet } from './snippets/snippets.ts';

/** What a cURL command asks for, or one sentence that says why it is no request. */
export function readCommand(text: string): CommandReading {
  return orError(() => {
    const { request, untaken } = readCurl(text);
    // Refused now, while what the request bar holds is still there.
    resolveRequest(request);
    return { draft: draftOf(request), untaken };
  });
}

/** @returns the snippet, with the credentials that the request has; or why the draft is no request */
export function snippetOf(
  draft: RequestDraft,
  kind: SnippetKind,
): { readonly text: string } | { readonly error: string } {
  return orError(() => ({ text: writeSnippet(kind, resolveRequest(requestOf(draft))) }));
}

function orError<T>(action: () => T): T | { readonly error: string } {
  try {
    return action();
  } catch (error) {
    if (error instanceof RequestError) return { error: error.message };
    throw error;
  }
}
