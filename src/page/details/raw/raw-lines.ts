/** The lines of an event's block, and which field each of them is. */

import { type RawToken, tokensOf } from '../../ui/raw-text.ts';

/** What a line can be (HTML standard, section 9.2.6). `end`: an empty line, which dispatches the event. */
export const lineKinds = ['data', 'event', 'id', 'retry', 'comment', 'unknown', 'end'] as const;
export type LineKind = (typeof lineKinds)[number];

export interface RawLine {
  readonly kind: LineKind;
  /** The field's name with its colon; of a comment the colon. */
  readonly head: readonly RawToken[];
  /** The rest, the line end included. */
  readonly tail: readonly RawToken[];
}

const line = /[^\r\n]+(?:\r\n?|\n)?|\r\n?|\n/g;

/** @param bytes - UTF-8; what is not becomes U+FFFD */
export function readLines(bytes: Uint8Array): RawLine[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return Array.from(text.matchAll(line), ([line]) => readLine(line));
}

function readLine(text: string): RawLine {
  const name = /^[^:\r\n]*/.exec(text)?.[0] ?? '';
  const length = name.length + (text[name.length] === ':' ? 1 : 0);
  return { kind: kindOf(name, length), head: tokensOf(text.slice(0, length)), tail: tokensOf(text.slice(length)) };
}

/** @param length - of the name, and the colon if there is one */
function kindOf(name: string, length: number): LineKind {
  if (length === 0) return 'end';
  // [spec] If the line starts with a U+003A COLON character (:): ignore the line.
  if (name === '') return 'comment';
  // [spec] Field names must be compared literally, with no case folding performed.
  return name === 'data' || name === 'event' || name === 'id' || name === 'retry' ? name : 'unknown';
}
