/** What is wrong with a stream by the rules of its format: what was seen on the way, and what is told at its end. */

import type { Answer } from '../answer/answer.ts';
import type { Fault, FaultFacts, FaultKind } from '../answer/faults.ts';
import type { LlmFormat } from '../formats/format.ts';
import { argumentFaults } from './argument-faults.ts';
import { isStopped, terminatorOf } from './ending.ts';
import { tokensOf } from './usage.ts';

/** Reasons that explain an answer without content. */
const withholding = /refus|filter|safety|block|recitation|prohibited|length|max|incomplete/i;
/** So many tokens without a character are taken for what providers count beside the answer. */
const uncountedTokens = 64;

/**
 * @param last - the number of the last event
 * @param isOver - nothing more will come; until then, only what was seen is judged
 * @returns in the order in which they were found
 */
export function judge(answer: Answer, format: LlmFormat, last: number, isOver: boolean): readonly Fault[] {
  if (!isOver) return answer.faults.list;
  const found: Fault[] = [];
  const add = (kind: FaultKind, facts: FaultFacts = {}, seq = last): void => void found.push({ kind, seq, facts });
  if (answer.errors.length === 0) {
    judgeEnd(answer, format, add);
    judgeParts(answer, format, add);
    judgeStops(answer, format, add);
    judgeUsage(answer, add);
  }
  for (const part of answer.parts) found.push(...argumentFaults(answer, part));
  return [...answer.faults.list, ...found];
}

type Add = (kind: FaultKind, facts?: FaultFacts, seq?: number) => void;

function judgeEnd(answer: Answer, format: LlmFormat, add: Add): void {
  if (format.isEndless) return;
  const name = format.terminators.join(', ');
  if (terminatorOf(answer, format) !== undefined) {
    if (!isStopped(answer) && format.stopWords.finished !== undefined) add('noStopReason', { name });
  } else if (!isStopped(answer)) add('endMissing', { name, characters: answer.characters });
  else if (format.needsTerminator && !answer.endsSilently) add('doneMissing', { name });
}

function judgeParts(answer: Answer, format: LlmFormat, add: Add): void {
  if (!format.opensParts || terminatorOf(answer, format) === undefined) return;
  const open = answer.parts.filter((part) => part.isBracketed && part.closedAt === undefined && !part.isSuperseded);
  for (const part of open) add('partNeverClosed', { part: part.key, kind: part.kind }, part.openedAt);
}

function judgeStops(answer: Answer, format: LlmFormat, add: Add): void {
  const { tools, finished } = format.stopWords;
  for (const [choice, { reason, seq }] of answer.stops) {
    const calls = answer.parts.filter(
      (part) => part.kind === 'toolCall' && part.choice === choice && !part.isSuperseded,
    );
    if (reason === tools && calls.length === 0) add('stopWithoutTools', { reason }, seq);
    if (reason === finished && calls.length > 0 && !format.runsTools) {
      add('toolsDespiteStop', { reason, calls: calls.length }, seq);
    }
  }
}

/** Tokens were counted, and nothing came that they could be. */
function judgeUsage(answer: Answer, add: Add): void {
  const { output = 0, reasoning = 0 } = tokensOf(answer.usage?.value);
  const isUncounted = answer.parts.some(({ kind, isHidden }) => isHidden || kind === 'serverTool' || kind === 'image');
  if (isUncounted || [...answer.stops.values()].some(({ reason }) => withholding.test(reason))) return;
  const characters = answer.parts.reduce((sum, part) => sum + part.length + part.name.length, 0);
  const tokens = output - reasoning;
  if (tokens > (characters + answer.parts.length) * 2 + uncountedTokens || (tokens > 0 && answer.parts.length === 0)) {
    add('usageWithoutContent', { tokens, characters }, answer.usage?.seq ?? 0);
  }
}
