/** The tokens that come with log probabilities are the answer once more: joined, they prove the deltas. */

import type { Answer } from '../answer/answer.ts';
import { TextRope } from '../answer/text-rope.ts';
import { at, listAt, textAt } from '../json/values.ts';

const subjects = [
  ['content', 'text'],
  ['refusal', 'refusal'],
] as const;

export class ChatLogprobs {
  readonly #answer: Answer;
  /** By choice and subject; a token that isn't a whole character is sent as an escape, and ends the comparison. */
  readonly #tokens = new Map<string, TextRope | 'broken'>();

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  add(logprobs: unknown, choice: string): void {
    if (logprobs === null || logprobs === undefined) return;
    for (const [member, subject] of subjects) {
      for (const entry of listAt(logprobs, member)) this.#token(`${choice}:${subject}`, entry);
    }
  }

  #token(key: string, entry: unknown): void {
    const token = at(entry, 'token');
    const known = this.#tokens.get(key) ?? new TextRope();
    if (known === 'broken') return;
    if (typeof token !== 'string' || /\\x|\uFFFD|^token_id:/.test(textAt(entry, 'token'))) {
      this.#tokens.set(key, 'broken');
      return;
    }
    known.append(token);
    this.#tokens.set(key, known);
  }

  prove(seq: number): void {
    for (const [key, tokens] of this.#tokens) {
      if (tokens === 'broken') continue;
      const [choice, kind] = key.split(':');
      const parts = this.#answer.parts.filter((part) => part.choice === choice && part.kind === kind);
      const subject = kind === 'refusal' ? 'refusal' : 'text';
      this.#answer.prove(subject, seq, parts.map((part) => part.text).join(''), tokens.toString());
    }
    this.#tokens.clear();
  }
}
