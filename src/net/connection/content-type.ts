/** Whether an answer is an event stream, or another body that has events. */

import { contentTypeFaults } from '../../shared/messages/endings.ts';
import type { LineFormat } from '../../shared/stream/body.ts';
import { trimmed } from '../../shared/text/trimmed.ts';

export type ContentTypeVerdict =
  /** `format` is absent for an event stream. */
  { readonly ok: true; readonly format?: LineFormat } | { readonly ok: false; readonly reason: string };

/**
 * Without `x-`, which most are sent with: none but JSON text sequences is registered.
 *
 * @see https://github.com/ndjson/ndjson-spec, https://jsonlines.org, RFC 7464 section 4, RFC 8142 section 4
 */
const lineFormats: ReadonlyMap<string, LineFormat> = new Map([
  ['application/ndjson', 'jsonLines'],
  ['application/jsonl', 'jsonLines'],
  ['application/jsonlines', 'jsonLines'],
  ['application/json-lines', 'jsonLines'],
  ['application/ldjson', 'jsonLines'],
  ['application/json-stream', 'jsonLines'],
  ['application/stream+json', 'jsonLines'],
  ['text/ndjson', 'jsonLines'],
  ['text/jsonl', 'jsonLines'],
  ['application/json-seq', 'jsonSequence'],
  ['application/geo+json-seq', 'jsonSequence'],
]);

/**
 * Decides as Chromium does, which is stricter than the standard about the charset: an event stream is always UTF-8, and
 * Chromium refuses one that declares another charset. Chromium refuses JSON Lines and JSON text sequences, which are accepted here.
 *
 * @param values - the values of all `Content-Type` headers, in the order they came
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#the-eventsource-interface
 * @see https://fetch.spec.whatwg.org/#concept-header-extract-mime-type
 */
export function checkContentType(values: readonly string[]): ContentTypeVerdict {
  const shown = values.join(', ');
  if (shown.trim() === '') return { ok: false, reason: contentTypeFaults.missing() };
  const type = extracted(values.flatMap((value) => splitOutsideQuotes(value, ',')));
  const format = type && lineFormats.get(type.essence.replace('/x-', '/'));
  if (format !== undefined) return { ok: true, format };
  if (type?.essence !== 'text/event-stream') return { ok: false, reason: contentTypeFaults.other(shown) };
  const { charset } = type;
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
    return { ok: false, reason: contentTypeFaults.charset(charset) };
  }
  return { ok: true };
}

interface MediaType {
  readonly essence: string;
  readonly charset: string | undefined;
}

/** [spec] Fetch, extracting a MIME type: of several values the last one that parses, with the charset of one before of its type. */
function extracted(values: readonly string[]): MediaType | undefined {
  let last: MediaType | undefined;
  for (const value of values) {
    const own = essence(value);
    if (!own.includes('/')) continue;
    last = { essence: own, charset: charsetOf(value) ?? (last?.essence === own ? last.charset : undefined) };
  }
  return last;
}

/** The type and subtype, which end at a blank, a semicolon or a comment. */
function essence(value: string): string {
  return /^[ \t]*([^ \t;(]*)/.exec(value)?.[1]?.toLowerCase() ?? '';
}

/** Of several charset parameters the first counts that has a value, as in Chromium. */
function charsetOf(value: string): string | undefined {
  const [, ...parameters] = splitOutsideQuotes(value, ';');
  return parameters.map(charsetIn).find((charset) => charset !== undefined && charset !== '');
}

function charsetIn(parameter: string): string | undefined {
  const equals = parameter.indexOf('=');
  if (equals < 0 || trimmed(parameter.slice(0, equals), ' \t').toLowerCase() !== 'charset') return undefined;
  const value = trimmed(parameter.slice(equals + 1), ' \t');
  const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  return isQuoted ? trimmed(value.slice(1, -1), ' \t') : value;
}

/** The parts of a value, but for separators in quotation marks. A quotation mark that is not closed is one like any other sign. */
function splitOutsideQuotes(value: string, separator: ',' | ';'): string[] {
  const closes = closingQuotes(value);
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at <= value.length; at++) {
    if (value[at] === '"') at = closes[at + 1] ?? at;
    else if (at === value.length || value[at] === separator) {
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
