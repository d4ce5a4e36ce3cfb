/** Arguments of calls that aren't whole JSON, and where they break. */

import type { Answer } from '../answer/answer.ts';
import type { Fault, FaultKind } from '../answer/faults.ts';
import type { Part } from '../answer/part.ts';
import { jsonFault } from '../json/json-fault.ts';
import { parsedJson } from '../json/values.ts';

/** Longer arguments aren't parsed: that would hold up the stream. Whether they are closed is known as they come. */
const mostParsed = 1 << 19;

/** @param part - any; calls alone have arguments */
export function argumentFaults(answer: Answer, part: Part): readonly Fault[] {
  const isJson = (part.kind === 'toolCall' && !part.isFreeText) || part.isJson;
  if (!isJson || part.isSuperseded || part.value !== undefined) return [];
  if (part.length > mostParsed) return cutFaults(answer, part);
  if (part.text === '' || parsedJson(part.text) !== undefined) return [];
  const { offset, isCut } = jsonFault(part.text) ?? { offset: part.length, isCut: false };
  const seq = part.seqAt(Math.min(offset, part.length - 1)) ?? part.openedAt;
  return [fault(isCut ? 'argumentsCut' : 'argumentsInvalid', seq, offset, answer, part)];
}

function cutFaults(answer: Answer, part: Part): readonly Fault[] {
  const { length, scan } = part;
  if (scan?.isOpen !== true) return [];
  return [fault('argumentsCut', part.seqAt(length - 1) ?? part.openedAt, length, answer, part)];
}

function fault(kind: FaultKind, seq: number, offset: number, answer: Answer, { name, choice }: Part): Fault {
  const reason = answer.stops.get(choice)?.reason ?? '';
  return { kind, seq, facts: { name, offset, reason } };
}
