import { trimmed } from '../../shared/text/trimmed.ts';
import type { Leniency } from '../../shared/stream/records.ts';

/** Name as it came, and value without the blanks around it. */
export type HeaderField = readonly [name: string, value: string];

/** The head of an HTTP/1 response. Texts are read as UTF-8 where they are valid UTF-8, and as ISO-8859-1 otherwise. */
export interface ResponseHead {
  /** As it came, `1.1` for example; `1.0` where it cannot be read. */
  readonly httpVersion: string;
  /** 200 where the line has no status, as in browsers; it may have any number of digits. */
  readonly status: number;
  /** Empty when the line has none. */
  readonly statusText: string;
  /** Those that browsers keep, in their order; a name that came twice is there twice. */
  readonly headers: readonly HeaderField[];
  /** Byte for byte, from the first byte up to and with the blank line, also what came before the status line. */
  readonly raw: Uint8Array;
  /** What browsers read though it is not as HTTP says, of each kind the first one. Empty: all was as it should be. */
  readonly lenient: readonly Leniency[];
}

/** The values of a header, in the order of its lines. @param name - in lower case */
export function valuesOf(headers: readonly HeaderField[], name: string): readonly string[] {
  return headers.filter(([own]) => own.toLowerCase() === name).map(([, value]) => value);
}

/**
 * The members of a header whose value is a list, of all its lines (RFC 9110 section 5.6.1), without the blanks around them. A
 * comma within quotation marks is of the member.
 *
 * @param name - in lower case
 */
export function membersOf(headers: readonly HeaderField[], name: string): readonly string[] {
  return valuesOf(headers, name).flatMap(membersOfValue);
}

function membersOfValue(value: string): readonly string[] {
  const members: string[] = [];
  let [start, isQuoted] = [0, false];
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '"') isQuoted = !isQuoted;
    else if (value[at] === '\\' && isQuoted) at++;
    else if (value[at] === ',' && !isQuoted) {
      members.push(value.slice(start, at));
      start = at + 1;
    }
  }
  return [...members, value.slice(start)].map((member) => trimmed(member, ' \t'));
}
