/** Arguments of calls that aren't whole JSON, and where they break. */

import type { Answer } from '../answer/answer.ts';
import type { Fault } from '../answer/faults.ts';
import type { Part } from '../answer/part.ts';
import { jsonFault } from '../json/json-fault.ts';
import { parsedJson } from '../json/values.ts';

/** @param part - any; calls alone have arguments */
export function argumentFaults(answer: Answer, part: Part): readonly Fault[] {
  const isJson = (part.kind === 'toolCall' && !part.isFreeText) || part.isJson;
  if (!isJson || part.isSuperseded || part.value !== undefined) return [];
  if (part.text === '' || parsedJson(part.text) !== undefined) return [];
  const { offset, isCut } = jsonFault(part.text) ?? { offset: part.length, isCut: false };
  const seq = part.seqAt(Math.min(offset, part.length - 1)) ?? part.openedAt;
  const reason = answer.stops.get(part.choice)?.reason ?? '';
  return [{ kind: isCut ? 'argumentsCut' : 'argumentsInvalid', seq, facts: { name: part.name, offset, reason } }];
}
