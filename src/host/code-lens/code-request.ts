/** From what is in a file to a request: whole, or to be completed by the person. */

import type { RequestDraft } from '../../shared/boundary/page.ts';
import { originOf } from '../../shared/request/secrets.ts';
import { emptyDraft } from '../request/draft.ts';
import { type StreamInCode, findStreams } from './event-source-scan.ts';
import { type HttpFileRequest, readHttpFile } from './http-file.ts';

/** A request that a file names. */
export interface CodeRequest {
  readonly draft: RequestDraft;
  /** Whether it can be sent as it is; else the cursor goes to the URL box. */
  readonly isWhole: boolean;
}

/** Where a request is: at an offset of the text, or in a line. */
export type CodePlace = { readonly offset: number } | { readonly line: number };

const markup = new Set(['html', 'vue', 'svelte']);

/** Longer than what people write by hand: it is not looked through at each keystroke. */
const maxChars = 1 << 20;

/** @param language - as VS Code names it; everything that is neither JavaScript nor markup is taken for a file of requests */
export function requestsIn(text: string, language: string, isHttpFile: boolean): (CodePlace & CodeRequest)[] {
  if (text.length > maxChars) return [];
  if (isHttpFile) return readHttpFile(text).filter(isStream).map(ofHttpFile);
  return findStreams(text, markup.has(language)).map(ofCode);
}

/**
 * The request with an origin, where code has only a path.
 *
 * @param last - what was requested last: a server under development is most likely the same
 */
export function withOrigin({ draft, isWhole }: CodeRequest, last: RequestDraft): CodeRequest {
  if (hasOrigin(draft)) return { draft, isWhole };
  if (draft.url.startsWith('//')) return { draft: { ...draft, url: `http:${draft.url}` }, isWhole };
  const origin = originOf(last) ?? 'http://localhost:PORT';
  return { draft: { ...draft, url: origin + pathOf(draft) }, isWhole: false };
}

/** What of such a request is the code's own: where the code has only a path, the origin is not. */
export function ofCodeAlone(draft: RequestDraft): RequestDraft {
  return hasOrigin(draft) || draft.url.startsWith('//') ? draft : { ...draft, url: pathOf(draft) };
}

function hasOrigin({ url }: RequestDraft): boolean {
  return /^https?:/i.test(url) || url.startsWith('{{');
}

function pathOf({ url }: RequestDraft): string {
  return url.replace(/^(?:\.{0,2}\/)*/, '/');
}

function isStream({ isStream }: HttpFileRequest): boolean {
  return isStream;
}

function ofHttpFile({ line, method, url, headers, body, hasFile }: HttpFileRequest): CodePlace & CodeRequest {
  const draft = { ...emptyDraft, method, url, ...(headers.length > 0 && { headers }), ...(body !== '' && { body }) };
  return { line, draft, isWhole: !hasFile };
}

function ofCode({ offset, url, isWhole }: StreamInCode): CodePlace & CodeRequest {
  return { offset, draft: { ...emptyDraft, url }, isWhole };
}
