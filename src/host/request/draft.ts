/** Between what the request bar holds and what is requested. */

import type { HeaderRow, RequestDraft } from '../../protocol/page.ts';
import type { StreamRequest } from '../../protocol/records.ts';
import { originOf } from '../../protocol/secrets.ts';
import { parseStreamUrl } from '../../protocol/url.ts';
import { encodeQuery } from './request.ts';

export const emptyDraft: RequestDraft = { url: '', method: 'GET', parameters: [] };

/**
 * The request of a draft; the draft's URL has the parameters that are switched on already.
 *
 * @param previous - the request that the panel opened before: what the draft says nothing about (reconnection, stop rules)
 * goes on to hold as long as origin and method stay the same
 */
export function requestOf(draft: RequestDraft, previous?: StreamRequest): StreamRequest {
  const { query: _query, headers, body, options, ...rest } = isContinued(draft, previous) ? previous : { url: '' };
  const sent = draft.headers === undefined ? headers : sentHeaders(draft.headers);
  const text = draft.body ?? body ?? '';
  const way = draft.options ?? options;
  return {
    ...rest,
    url: draft.url,
    method: draft.method,
    ...(sent !== undefined && Object.keys(sent).length > 0 && { headers: sent }),
    ...(text !== '' && { body: text }),
    ...(way !== undefined && Object.keys(way).length > 0 && { options: way }),
  };
}

function isContinued({ url, method }: RequestDraft, previous?: StreamRequest): previous is StreamRequest {
  if (previous === undefined || method !== (previous.method ?? 'GET').toUpperCase()) return false;
  const [origin, before] = [url, previous.url].map((url) => originOf({ ...emptyDraft, url }));
  return origin !== undefined && origin === before;
}

/**
 * [spec] RFC 9110 section 5.3: rows of one name are one header, their values in order and joined by commas; cookies by
 * semicolons (RFC 6265 section 5.4). A row that was just added and is still empty is none.
 */
function sentHeaders(rows: readonly HeaderRow[]): Record<string, string> {
  const sent = new Map<string, [name: string, value: string]>();
  for (const { name, value } of rows.filter(({ enabled, name, value }) => enabled && (name !== '' || value !== ''))) {
    const key = name.toLowerCase();
    const [first, before] = sent.get(key) ?? [];
    const joined = before === undefined ? value : `${before}${key === 'cookie' ? '; ' : ', '}${value}`;
    sent.set(key, [first ?? name, joined]);
  }
  return Object.fromEntries(sent.values());
}

/**
 * What the request bar shows for a request that came another way. The page reads the parameters from the URL.
 *
 * @param request - one that resolves
 */
export function draftOf(request: StreamRequest): RequestDraft {
  const { method = 'GET', headers = {}, body = '', options } = request;
  return {
    url: urlWithQuery(request),
    method: method.toUpperCase(),
    parameters: [],
    headers: Object.entries(headers).map(([name, value]) => ({ enabled: true, name, value })),
    body,
    ...(options !== undefined && { options }),
  };
}

function urlWithQuery({ url, query = [] }: StreamRequest): string {
  if (query.length === 0) return url;
  const parsed = parseStreamUrl(url);
  const separator = 'url' in parsed && parsed.url.search !== '' ? '&' : '?';
  const added = encodeQuery(query);
  const [beforeHash = '', ...hash] = url.split('#');
  const joined = beforeHash.endsWith('?') ? `${beforeHash}${added}` : `${beforeHash}${separator}${added}`;
  return [joined, ...hash].join('#');
}
