import { Buffer } from 'node:buffer';
import type { Leniencies } from '../../shared/stream/leniencies.ts';
import { HttpError } from './http-error.ts';
import type { HeaderField } from './head.ts';
import { isBlank, isControl, isToken, octet, readText, trimmedBlanks } from './octets.ts';

/** More header lines than anybody sends; node's limit for the names and values of a message is 2,000. */
const maxHeaderLines = 1000;

/**
 * The lines of a head, without their ends.
 *
 * [spec] RFC 9112 section 2.2: "Although the line terminator for the start-line and fields is the sequence CRLF, a recipient
 * MAY recognize a single LF as a line terminator and ignore any preceding CR." A CR alone makes the
 * element invalid or "MUST" be replaced by a space; Chromium takes it for a line end, and so do we, to show what browsers see.
 *
 * @param head - from the status line up to and with the blank line
 */
export function linesOf(head: Uint8Array, lenient: Leniencies): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at];
    if (byte !== octet.lineFeed && byte !== octet.carriageReturn) continue;
    if (at > start) lines.push(head.subarray(start, at));
    if (lines.length > maxHeaderLines + 1)
      throw new HttpError('HTTP_TOO_MANY_HEADERS', `the response has more than ${maxHeaderLines} header lines`, head);
    const isCrLf = byte === octet.carriageReturn && head[at + 1] === octet.lineFeed;
    if (!isCrLf) noteLineEnd(head.subarray(start, at + 1), byte === octet.lineFeed, lenient);
    if (isCrLf) at++;
    start = at + 1;
  }
  return lines;
}

function noteLineEnd(line: Uint8Array, isLineFeed: boolean, lenient: Leniencies): void {
  lenient.add(isLineFeed ? 'bareLineFeed' : 'bareCarriageReturn', () => readText(line));
}

/** The header fields of the lines after the status line. What Chromium skips is skipped, and reported. */
export function fieldsOf(lines: readonly Uint8Array[], lenient: Leniencies): readonly HeaderField[] {
  return unfolded(lines, lenient).flatMap((line) => {
    const field = readField(line, lenient);
    return field === undefined ? [] : [field];
  });
}

/**
 * [spec] RFC 9112 section 5.2: "A user agent that receives an obs-fold […] MUST replace each received obs-fold with one or
 * more SP octets". As in Chromium, only a line with a name before its colon goes on.
 */
function unfolded(lines: readonly Uint8Array[], lenient: Leniencies): readonly Uint8Array[] {
  const whole: Uint8Array[] = [];
  let folded: Uint8Array[] | undefined;
  const finish = (): void => {
    if (folded !== undefined) whole.push(folded.length === 1 && folded[0] ? folded[0] : joined(folded));
    folded = undefined;
  };
  for (const line of lines) {
    if (folded !== undefined && isBlank(line[0])) {
      lenient.add('obsoleteFold', () => readText(line));
      folded.push(line);
      continue;
    }
    finish();
    folded = [line];
    if (!canGoOn(line)) finish();
  }
  finish();
  return whole;
}

function canGoOn(line: Uint8Array): boolean {
  return line.indexOf(octet.colon) > 0 && !isBlank(line[0]);
}

/** The first line, and each further one after a single space in place of its own blanks. */
function joined([first = new Uint8Array(0), ...more]: readonly Uint8Array[]): Uint8Array {
  const space = Uint8Array.of(octet.space);
  return Buffer.concat([first, ...more.flatMap((line) => [space, withoutLeadingBlanks(line)])]);
}

function withoutLeadingBlanks(line: Uint8Array): Uint8Array {
  let start = 0;
  while (isBlank(line[start])) start++;
  return line.subarray(start);
}

/**
 * [spec] RFC 9112 section 5: field-line = field-name ":" OWS field-value OWS, where the name is a token. Section 5.1 has a
 * proxy remove white space between name and colon; browsers do so too. Any other line isn't a field, and is skipped.
 */
function readField(line: Uint8Array, lenient: Leniencies): HeaderField | undefined {
  const colon = line.indexOf(octet.colon);
  if (colon < 0) {
    lenient.add('noColon', () => readText(line));
    return undefined;
  }
  const before = line.subarray(0, colon);
  const name = trimmedBlanks(before);
  if (isBlank(line[0]) || !isToken(name)) {
    lenient.add('badHeaderName', () => readText(line));
    return undefined;
  }
  if (name.length < before.length) lenient.add('spaceBeforeColon', () => readText(line));
  const value = trimmedBlanks(line.subarray(colon + 1));
  if (value.some(isControl)) lenient.add('controlCharacter', () => readText(line));
  return [readText(name), readText(value)];
}
