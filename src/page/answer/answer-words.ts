/** What is said of an answer, in words. */

import { t } from '@vscode/l10n';

import type { AnswerEndState, AnswerPartKind, AnswerProof, AnswerUsage } from '../../shared/stream/answer.ts';
import { formatCount } from '../ui/format.ts';

export const kindNames: Readonly<Record<AnswerPartKind, string>> = {
  text: t('Text'),
  thinking: t('Thinking'),
  refusal: t('Refusal'),
  toolCall: t('Tool call'),
  toolResult: t('Tool result'),
  serverTool: t('Server tool'),
  citation: t('Citation'),
  image: t('Image'),
  fallback: t('Fallback model'),
  compaction: t('Compaction'),
  values: t('Values'),
};

/** By what providers call them. The first that matches has it. */
const stops: readonly (readonly [RegExp, string])[] = [
  [/length|max|incomplete/i, t('The token limit was reached. Raise the limit to get the rest.')],
  [
    /tool|function|requires_action/i,
    t('The model waits for the results of its tool calls. Send them in the next request.'),
  ],
  [
    /filter|safety|refus|block|recitation|prohibited/i,
    t('The provider withheld the rest. Change the prompt, or its safety settings.'),
  ],
  [/pause/i, t('The provider paused the turn. Send the response back to continue it.')],
  [/^(?:stop|end_turn|stop_sequence|completed?|finished|eos_token|success)$/i, t('The model finished.')],
];

/** @returns what the reason means and what to do; "" where only the provider knows */
export function stopText(reason: string): string {
  return stops.find(([pattern]) => pattern.test(reason))?.[1] ?? '';
}

export function endText({ state, during, characters, by }: AnswerEndState): string {
  switch (state) {
    case 'running':
      return t('Running');
    case 'complete':
      return t('Complete');
    case 'truncated':
      return during === 'thinking' ? t('Truncated while thinking') : t('Truncated mid-answer');
    case 'stalled':
      return t('Stalled');
    case 'error':
      return by === ''
        ? t`Error after ${formatCount(characters)} characters`
        : t`Error after ${formatCount(characters)} characters: ${by}`;
  }
}

export function proofText({ state, difference }: AnswerProof): string {
  if (state === 'matches') return t('Matches the final message');
  if (state === 'none') return t('No final message');
  return t`Differs at character ${formatCount((difference?.offset ?? 0) + 1)}`;
}

/** @param isOver - no other usage comes */
export function usageText({ input, output }: AnswerUsage, isOver: boolean): string {
  const counts = [
    input === undefined ? '' : t`${formatCount(input)} tokens in`,
    output === undefined ? '' : t`${formatCount(output)} tokens out`,
  ].filter((text) => text !== '');
  const all = counts.length === 0 ? t('Usage') : counts.join(', ');
  return isOver ? t`${all} (final)` : t`${all} (running)`;
}
