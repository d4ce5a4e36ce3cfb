/** What changed between two sets of texts. */

import type { Text, Texts } from '../l10n/texts.ts';

/** At least one of the two is there. */
export interface TextChange {
  readonly before?: string;
  readonly after?: string;
}

/** Of all words of two texts, the share that both have: less is another text. */
const leastAlike = 0.4;

/** A text that is gone is the one before of the text that is new and most like it, or that has its key. */
export function compareTexts(before: Texts, after: Texts): readonly TextChange[] {
  const isNew = (key: string): boolean => !(key in before) || textOf(before[key]) !== textOf(after[key]);
  const added = new Map(
    Object.keys(after)
      .filter(isNew)
      .map((key) => [key, textOf(after[key])]),
  );
  const isGone = (key: string): boolean => !(key in after) || added.has(key);
  const removed = Object.keys(before)
    .filter(isGone)
    .map((key) => [key, textOf(before[key])] as const);
  const changes = removed.map(([key, text]): TextChange => {
    const like = added.has(key) ? key : mostLike(text, added);
    const found = like === undefined ? undefined : added.get(like);
    if (like !== undefined) added.delete(like);
    return found === undefined ? { before: text } : { before: text, after: found };
  });
  return [...changes, ...[...added.values()].map((text) => ({ after: text }))];
}

function textOf(text: Text | undefined): string {
  return typeof text === 'string' ? text : (text?.message ?? '');
}

function mostLike(text: string, others: ReadonlyMap<string, string>): string | undefined {
  let best: string | undefined;
  let most = leastAlike;
  for (const [key, other] of others) {
    const alike = likeness(text, other);
    if (alike > most) [best, most] = [key, alike];
  }
  return best;
}

function likeness(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+|\{\d+\}/gu));
}
