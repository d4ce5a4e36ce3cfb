/** How an answer ended, in the terms of its format. */

import type { Answer } from '../answer/answer.ts';
import type { PartKind } from '../answer/part.ts';
import type { LlmFormat } from '../formats/format.ts';

export type EndState = 'running' | 'complete' | 'truncated' | 'error' | 'stalled';

export interface AnswerEnd {
  readonly state: EndState;
  /** What the answer was at when it ended: the kind of its last part. */
  readonly during: PartKind | undefined;
  /** Of the text that had come: before the error, where there was one. */
  readonly characters: number;
  /** What said so: a terminator, or a stop reason; "" where nothing did. */
  readonly by: string;
}

export interface StreamState {
  /** Nothing more will come. */
  readonly isOver: boolean;
  /** Nothing has come for longer than expected. */
  readonly isStalled: boolean;
}

export function endOf(answer: Answer, format: LlmFormat, { isOver, isStalled }: StreamState): AnswerEnd {
  const during = answer.parts.at(-1)?.kind;
  const end = (state: EndState, by: string, characters = answer.characters): AnswerEnd => ({
    state,
    during,
    characters,
    by,
  });
  const [error] = answer.errors;
  if (error) return end('error', error.message, error.afterCharacters);
  const terminator = terminatorOf(answer, format);
  if (terminator !== undefined) return end('complete', terminator);
  if (isStopped(answer) && (isOver || !format.needsTerminator))
    return end('complete', answer.stops.get('0')?.reason ?? '');
  if (isOver) return end(format.isEndless ? 'complete' : 'truncated', '');
  return end(isStalled ? 'stalled' : 'running', '');
}

export function terminatorOf(answer: Answer, format: LlmFormat): string | undefined {
  return answer.endings.find((ending) => format.terminators.includes(ending.name))?.name;
}

/** Whether every choice that has content has a stop reason. */
export function isStopped(answer: Answer): boolean {
  if (answer.stops.size === 0) return false;
  return answer.parts.every((part) => part.kind === 'citation' || part.isSuperseded || answer.stops.has(part.choice));
}
