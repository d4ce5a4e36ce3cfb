/** Between what the request bar holds and what is requested. */

import type { RequestDraft } from '../protocol/page.ts';
import type { StreamRequest } from '../protocol/records.ts';
import { parseStreamUrl } from '../protocol/url.ts';
import { encodeQuery } from './request.ts';

export const emptyDraft: RequestDraft = { url: '', method: 'GET', parameters: [] };

/**
 * The request of a draft; the draft's URL has the parameters that are switched on already.
 *
 * @param previous - the request that the panel opened before: what the request bar does not show (headers, body) goes on to
 * hold as long as host and method stay the same, and never reaches another host
 */
export function requestOf({ url, method }: RequestDraft, previous?: StreamRequest): StreamRequest {
  if (previous === undefined || !sameTarget(url, previous.url) || method !== (previous.method ?? 'GET').toUpperCase()) {
    return { url, method };
  }
  const { query: _query, ...rest } = previous;
  return { ...rest, url, method };
}

function sameTarget(a: string, b: string): boolean {
  const [first, second] = [parseStreamUrl(a), parseStreamUrl(b)];
  return 'url' in first && 'url' in second && first.url.origin === second.url.origin;
}

/**
 * What the request bar shows for a request that came another way. The page reads the parameters from the URL.
 *
 * @param request - one that resolves
 */
export function draftOf({ url, query = [], method = 'GET' }: StreamRequest): RequestDraft {
  if (query.length === 0) return { url, method: method.toUpperCase(), parameters: [] };
  const parsed = parseStreamUrl(url);
  const separator = 'url' in parsed && parsed.url.search !== '' ? '&' : '?';
  const added = encodeQuery(query);
  const [beforeHash = '', ...hash] = url.split('#');
  const joined = beforeHash.endsWith('?') ? `${beforeHash}${added}` : `${beforeHash}${separator}${added}`;
  return { url: [joined, ...hash].join('#'), method: method.toUpperCase(), parameters: [] };
}
