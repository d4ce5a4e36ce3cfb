/** Arguments of calls that aren't whole JSON, and where they break. */

import { parse } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import type { Answer } from '../answer/answer.ts';
import type { Fault } from '../answer/faults.ts';
import type { Part } from '../answer/part.ts';
import { parsedJson } from '../json/values.ts';

const delimiters = new Set([...' \t\r\n"{}[],:']);

/** @param part - any; calls alone have arguments */
export function argumentFaults(answer: Answer, part: Part): readonly Fault[] {
  const isJson = part.kind === 'toolCall' && !part.isFreeText && !part.isSuperseded && part.value === undefined;
  if (!isJson || part.text === '' || parsedJson(part.text) !== undefined) return [];
  const errors: ParseError[] = [];
  parse(part.text, errors);
  const offset = errors[0]?.offset ?? part.length;
  const isCut = part.scan?.isComplete === false && offset >= lastToken(part);
  const seq = part.seqAt(Math.max(0, Math.min(offset, part.length - 1))) ?? part.openedAt;
  const reason = answer.stops.get(part.choice)?.reason ?? '';
  return [{ kind: isCut ? 'argumentsCut' : 'argumentsInvalid', seq, facts: { name: part.name, offset, reason } }];
}

/** A text that was cut is right until its last string, number or word. */
function lastToken(part: Part): number {
  const { text } = part;
  if (part.scan?.stringStart !== undefined) return part.scan.stringStart;
  let start = text.length;
  while (start > 0 && !delimiters.has(text.charAt(start - 1))) start--;
  return start;
}
