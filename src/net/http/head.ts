import type { Leniency } from '../../shared/stream/records.ts';

/** Name as it came, and value without the blanks around it. */
export type HeaderField = readonly [name: string, value: string];

/** The head of an HTTP/1 response. Texts are read as UTF-8 where they are valid UTF-8, and as ISO-8859-1 otherwise. */
export interface ResponseHead {
  /** As it came, `1.1` for example; `1.0` where it cannot be read. */
  readonly httpVersion: string;
  /** 200 where there is none, as in browsers; not always of three digits. */
  readonly status: number;
  /** Empty when there is none. */
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
