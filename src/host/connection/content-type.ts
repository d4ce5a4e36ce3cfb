/** Whether an answer is an event stream. */

import { contentTypeFaults } from '../../protocol/messages/endings.ts';

export type ContentTypeVerdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Decides as Chromium does, which is stricter than the standard about the charset: an event stream is always UTF-8, and
 * Chromium refuses one that declares another charset.
 *
 * @param values - the values of all `Content-Type` headers, in the order they came
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#the-eventsource-interface
 * @see https://fetch.spec.whatwg.org/#concept-header-extract-mime-type
 */
export function checkContentType(values: readonly string[]): ContentTypeVerdict {
  const shown = values.join(', ');
  if (shown.trim() === '') return { ok: false, reason: contentTypeFaults.missing() };
  // [spec] Extracting a MIME type from several values: the last one that parses counts.
  const last = values.flatMap(splitOutsideQuotes).findLast((value) => essence(value).includes('/'));
  if (last === undefined || essence(last) !== 'text/event-stream') {
    return { ok: false, reason: contentTypeFaults.other(shown) };
  }
  const charset = firstCharset(last);
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
    return { ok: false, reason: contentTypeFaults.charset(charset) };
  }
  return { ok: true };
}

/** The type and subtype, which end at a blank, a semicolon or a comment. */
function essence(value: string): string {
  return /^[ \t]*([^ \t;(]*)/.exec(value)?.[1]?.toLowerCase() ?? '';
}

/** Of several charset parameters the first counts. */
function firstCharset(value: string): string | undefined {
  const match = /;[ \t]*charset[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/i.exec(value);
  return match === null ? undefined : (match[1] ?? match[2] ?? '').replace(/^[ \t]+|[ \t]+$/g, '');
}

function splitOutsideQuotes(value: string): string[] {
  return value.match(/(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/g) ?? [];
}
