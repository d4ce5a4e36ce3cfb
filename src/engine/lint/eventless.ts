/** Why no event was made of bytes that came. */

import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import { isJson } from '../../shared/text/json.ts';
import { shortened } from '../../shared/text/shortened.ts';
import { Ascii } from '../bytes/fields.ts';
import { decodeUtf8, encodeUtf8 } from '../bytes/utf8.ts';
import { beginsHtml, compressionOf, errorInJson, isUtf16, oneLine, titleOfHtml } from './foreign-text.ts';
import { judgeUnknownLine, type LineFinding, maxMessageChars } from './unknown-line.ts';

/**
 * @param bytes - that came, from the beginning of a body or of a block; a long beginning is enough
 * @returns undefined where nothing is wrong: comments, `retry` and `id` alone make no event, nor do blank lines
 */
export function judgeEventless(bytes: Uint8Array): LineFinding | undefined {
  const format = compressionOf(bytes);
  if (format !== undefined) return { kind: 'compressedBytes', subject: '', facts: { format } };
  if (isUtf16(bytes)) return plain('utf16');
  const text = decodeUtf8(bytes).replace(/^\uFEFF/, '');
  if (beginsHtml(text)) return { kind: 'html', subject: '', facts: { title: titleOfHtml(text) ?? '' } };
  const lines = text.replace(/(?:\r\n|\n|\r)$/, '').split(/\r\n|\n|\r/);
  return judgeText(
    text,
    lines.map((line) => [lineOf(line), line] as const),
    bytes,
  );
}

type Line = readonly [kind: ReturnType<typeof lineOf>, text: string];

function judgeText(text: string, lines: readonly Line[], bytes: Uint8Array): LineFinding | undefined {
  const has = (kind: Line[0]): boolean => lines.some(([of]) => of === kind);
  if (has('data') && text.includes(String.raw`\n\n`)) return plain('escapedLineEnd');
  if (has('data')) return judgeData(has('spaces'), bytes);
  if (has('unknown')) return judgeUnknown(text, lines, bytes);
  return has('event') && !has('blank') ? plain('noBlankLine') : undefined;
}

/** There is data: what is missing is the blank line. */
function judgeData(hasSpaces: boolean, bytes: Uint8Array): LineFinding {
  if (hasSpaces) return plain('blankLineWithSpace');
  return plain(bytes.includes(Ascii.lf) || bytes.includes(Ascii.cr) ? 'noBlankLine' : 'noLineEnd');
}

function judgeUnknown(text: string, lines: readonly Line[], bytes: Uint8Array): LineFinding | undefined {
  const unknown = lines.filter(([kind]) => kind === 'unknown').map(([, line]) => line);
  const error = errorInJson(text.trim()) ?? errorInJson(unknown[0]?.trim() ?? '');
  if (error !== undefined) {
    const message = shortened(error, maxMessageChars);
    return { kind: 'errorBody', subject: '', facts: { message } };
  }
  const [first = '', second] = unknown;
  if (isJsonStart(first))
    return plain(isJson(first) && second !== undefined && isJsonStart(second) ? 'jsonLines' : 'jsonBody');
  if (unknown.some((line) => judgeUnknownLine(encodeUtf8(line), false).kind !== 'unknownField' || isNameAlone(line)))
    return undefined;
  const quoted = { text: oneLine(bytes, maxMessageChars) };
  return { kind: isInBlocks(lines) ? 'linesWithoutData' : 'plainText', subject: '', facts: quoted };
}

/** What is said of such a line by itself is better: `done: `. */
function isNameAlone(line: string): boolean {
  return /^[\w.-]+:\s*$/.test(line);
}

/** Whether somebody meant events: there are fields beside the text, or blank lines between its lines. */
function isInBlocks(lines: readonly Line[]): boolean {
  if (lines.some(([kind]) => kind === 'event' || kind === 'id')) return true;
  const texts = lines.map(([kind]) => kind);
  return texts.slice(texts.indexOf('unknown'), texts.lastIndexOf('unknown')).includes('blank');
}

function isJsonStart(line: string): boolean {
  return /^\s*(?:\{\s*(?:["}]|$)|\[)/.test(line);
}

function plain(kind: DiagnosisKind): LineFinding {
  return { kind, subject: '', facts: {} };
}

/** What a line is. Spaces alone are no blank line, though they look like one. */
function lineOf(line: string): 'blank' | 'spaces' | 'comment' | 'data' | 'event' | 'id' | 'retry' | 'unknown' {
  if (line === '') return 'blank';
  if (line.trim() === '') return 'spaces';
  if (line.startsWith(':')) return 'comment';
  const field = /^(data|event|id|retry)(?=:|$)/.exec(line)?.[1];
  return (field as 'data' | 'event' | 'id' | 'retry' | undefined) ?? 'unknown';
}
