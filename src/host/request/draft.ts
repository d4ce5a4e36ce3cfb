/** Between what the request bar holds and what is requested. */

import { encodePairs } from '../../shared/request/form.ts';
import type { HeaderRow, RequestDraft } from '../../shared/boundary/page.ts';
import type { StreamRequest } from '../../shared/stream/records.ts';
import { originOf } from '../../shared/request/secrets.ts';

export const emptyDraft: RequestDraft = { url: '', method: 'GET', parameters: [] };

/**
 * The request of a draft; the draft's URL has the parameters that are switched on already.
 *
 * @param previous - the request that the panel opened before: what the draft says nothing about (reconnection, stop rules)
 * goes on to hold as long as origin and method stay the same
 */
export function requestOf(draft: RequestDraft, previous?: StreamRequest): StreamRequest {
  const { headers, body, options, ...rest } = withoutDraft(isContinued(draft, previous) ? previous : { url: '' });
  const sent = draft.headers === undefined ? headers : sentHeaders(draft.headers);
  const all = draft.bodyKind === 'json' ? withJsonType(sent ?? {}, draft) : sent;
  const way = draft.options ?? options;
  return {
    ...rest,
    url: draft.url,
    method: draft.method,
    ...(all !== undefined && Object.keys(all).length > 0 && { headers: all }),
    ...bodyOf(draft, body),
    ...(draft.auth !== undefined && { auth: draft.auth }),
    ...(draft.lastEventId !== undefined && draft.lastEventId !== '' && { lastEventId: draft.lastEventId }),
    ...(draft.environment !== undefined && { environment: draft.environment }),
    ...(draft.reconnect !== undefined && { reconnect: draft.reconnect }),
    ...(draft.maxAttempts !== undefined && { maxAttempts: draft.maxAttempts }),
    ...(way !== undefined && Object.keys(way).length > 0 && { options: way }),
  };
}

/** What the draft says itself: nothing of it is left over from before. */
function withoutDraft(request: StreamRequest): StreamRequest {
  const {
    query: _query,
    auth: _auth,
    form: _form,
    bodyFile: _bodyFile,
    lastEventId: _lastEventId,
    environment: _environment,
    ...rest
  } = request;
  return rest;
}

function isContinued({ url, method }: RequestDraft, previous?: StreamRequest): previous is StreamRequest {
  if (previous === undefined || method !== (previous.method ?? 'GET').toUpperCase()) return false;
  const [origin, before] = [url, previous.url].map((url) => originOf({ ...emptyDraft, url }));
  return origin !== undefined && origin === before;
}

function bodyOf(draft: RequestDraft, before: string | undefined): Pick<StreamRequest, 'body' | 'form' | 'bodyFile'> {
  const { bodyKind = 'text', form = [], bodyFile = '' } = draft;
  if (bodyKind === 'form') {
    return { form: sentRows(form).map(({ name, value }): [string, string] => [name, value]) };
  }
  if (bodyKind === 'file') return { bodyFile };
  const text = draft.body ?? before ?? '';
  return text === '' ? {} : { body: text };
}

/** [spec] RFC 8259 section 11: the media type of JSON. */
function withJsonType(headers: Readonly<Record<string, string>>, { body = '' }: RequestDraft): Record<string, string> {
  const isTyped = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return isTyped || body === '' ? { ...headers } : { ...headers, 'Content-Type': 'application/json' };
}

/** A row that was just added and is still empty is none. */
function sentRows(rows: readonly HeaderRow[]): readonly HeaderRow[] {
  return rows.filter(({ enabled, name, value }) => enabled && (name !== '' || value !== ''));
}

/**
 * [spec] RFC 9110 section 5.3: rows of one name are one header, their values in order and joined by commas; cookies by
 * semicolons (RFC 6265 section 5.4).
 */
function sentHeaders(rows: readonly HeaderRow[]): Record<string, string> {
  const sent = new Map<string, [name: string, value: string]>();
  for (const { name, value } of sentRows(rows)) {
    const key = name.toLowerCase();
    const [first, before] = sent.get(key) ?? [];
    const joined = before === undefined ? value : `${before}${key === 'cookie' ? '; ' : ', '}${value}`;
    sent.set(key, [first ?? name, joined]);
  }
  return Object.fromEntries(sent.values());
}

/**
 * What the request bar shows for a request that arrived another way. The page reads the parameters from the URL.
 *
 * @param request - one that resolves
 */
export function draftOf(request: StreamRequest): RequestDraft {
  const {
    method = 'GET',
    headers = {},
    body = '',
    auth,
    lastEventId,
    environment,
    options,
    reconnect,
    maxAttempts,
  } = request;
  return {
    url: urlWithQuery(request),
    method: method.toUpperCase(),
    parameters: [],
    headers: rowsOf(Object.entries(headers)),
    body,
    ...bodyKindOf(request),
    ...(auth !== undefined && { auth }),
    ...(lastEventId !== undefined && { lastEventId }),
    ...(environment !== undefined && { environment }),
    ...(options !== undefined && { options }),
    ...(reconnect !== undefined && { reconnect }),
    ...(maxAttempts !== undefined && { maxAttempts }),
  };
}

function rowsOf(pairs: readonly (readonly [name: string, value: string])[]): HeaderRow[] {
  return pairs.map(([name, value]) => ({ enabled: true, name, value }));
}

function bodyKindOf({ form, bodyFile }: StreamRequest): Partial<RequestDraft> {
  if (form !== undefined) return { bodyKind: 'form', form: rowsOf(form) };
  return bodyFile === undefined ? {} : { bodyKind: 'file', bodyFile };
}

function urlWithQuery({ url, query = [] }: StreamRequest): string {
  if (query.length === 0) return url;
  const [beforeHash = '', ...hash] = url.split('#');
  const separator = !beforeHash.includes('?') ? '?' : /[?&]$/.test(beforeHash) ? '' : '&';
  return [`${beforeHash}${separator}${encodePairs(query)}`, ...hash].join('#');
}
