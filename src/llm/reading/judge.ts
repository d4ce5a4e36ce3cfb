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
  return [...answer.faults.list, ...[...judgeOver(answer, format, last)].flatMap(({ faults }) => faults)];
}

/** A step of a judgment. */
export interface Judged {
  readonly faults: readonly Fault[];
  /** So much text was looked at. */
  readonly characters: number;
}

/**
 * What an answer lacks that is over. It may have many parts: each step looks at one of them.
 *
 * @param last - the number of the last event
 */
export function* judgeOver(answer: Answer, format: LlmFormat, last: number): Generator<Judged> {
  const found: Fault[] = [];
  const add = (kind: FaultKind, facts: FaultFacts = {}, seq = last): void => void found.push({ kind, seq, facts });
  if (answer.errors.length === 0) {
    judgeEnd(answer, format, add);
    judgeParts(answer, format, add);
    judgeStops(answer, format, add);
    judgeUsage(answer, add);
  }
  yield { faults: found, characters: answer.parts.length };
  for (const part of answer.parts) yield { faults: argumentFaults(answer, part), characters: part.length };
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
  const callsOf = new Map<string, number>();
  for (const { kind, choice, isSuperseded } of answer.parts) {
    if (kind === 'toolCall' && !isSuperseded) callsOf.set(choice, (callsOf.get(choice) ?? 0) + 1);
  }
  for (const [choice, { reason, seq }] of answer.stops) {
    const calls = callsOf.get(choice) ?? 0;
    if (reason === tools && calls === 0) add('stopWithoutTools', { reason }, seq);
    if (reason === finished && calls > 0 && !format.runsTools) add('toolsDespiteStop', { reason, calls }, seq);
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
