/** A request as text that people hand around: read from a cURL command, written as a command or as code. */

import type { CommandReading, SnippetKind } from '../../shared/boundary/page.ts';
import { hasVariables } from '../../shared/request/variables.ts';
import { readCurl } from './curl/read.ts';
import { draftOf } from './draft.ts';
import { orError } from '../../net/request-error.ts';
import { type ResolvedRequest, resolveRequest } from '../../net/request.ts';
import { writeSnippet } from './snippets/snippets.ts';

/** What a cURL command asks for, or one sentence that says why it isn't a request. */
export function readCommand(text: string): Promise<CommandReading> {
  return orError(() => {
    const { request, untaken } = readCurl(text);
    // Refused now, while what the request bar holds is still there. What has variables is judged when they are known.
    if (!hasVariables(request.url)) resolveRequest(request);
    return { draft: draftOf(request), untaken };
  });
}

/** @returns the snippet, with the credentials that the request has; or why there is no request */
export function snippetOf(
  resolve: () => Promise<ResolvedRequest>,
  kind: SnippetKind,
): Promise<{ readonly text: string } | { readonly error: string }> {
  return orError(async () => ({ text: writeSnippet(kind, await resolve()) }));
}
