/** Whether an answer is an event stream. */

import { contentTypeFaults } from '../../shared/messages/endings.ts';
import { trimmed } from '../../shared/text/trimmed.ts';

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
  return match === null ? undefined : trimmed(match[1] ?? match[2] ?? '', ' \t');
}

/** The values between commas, but for those in quotation marks. A quotation mark that is not closed is one like any other sign. */
function splitOutsideQuotes(value: string): string[] {
  const closes = closingQuotes(value);
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at <= value.length; at++) {
    if (value[at] === '"') at = closes[at + 1] ?? at;
    else if (at === value.length || value[at] === ',') {
      if (at > start) parts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  return parts;
}

/** For each place in a text, were it within quotation marks, where they are closed; undefined where they are not. */
function closingQuotes(text: string): readonly (number | undefined)[] {
  const closes: (number | undefined)[] = Array.from({ length: text.length + 2 });
  for (let at = text.length - 1; at >= 0; at--) {
    closes[at] = text[at] === '"' ? at : closes[text[at] === '\\' ? at + 2 : at + 1];
  }
  return closes;
}
