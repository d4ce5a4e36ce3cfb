/** Where the parts of one choice are, one after the other: a part takes its text and one place more. */

import type { AnswerPiece, AnswerWindow } from '../../shared/stream/answer.ts';
import type { Answer } from '../answer/answer.ts';
import type { Part } from '../answer/part.ts';

/** No stretch has more parts than this. */
const maxPieces = 200;
/** A value that the format has whole is shortened to this. */
const maxValueChars = 20_000;

export class AnswerPlaces {
  readonly #parts: readonly Part[];

  constructor(answer: Answer, choice: string) {
    this.#parts = answer.parts.filter((part) => part.choice === choice);
  }

  /** @param part - of the choice */
  placeOf(part: Part): number {
    let place = 0;
    for (const other of this.#parts) {
      if (other === part) return place;
      place += other.length + 1;
    }
    return place;
  }

  /** @param from - too near to the end: the end */
  stretch(from: number, maxChars: number): Pick<AnswerWindow, 'from' | 'length' | 'pieces'> {
    const length = this.#parts.reduce((sum, part) => sum + part.length + 1, 0);
    const first = Math.max(0, Math.min(from, this.#lastStart(length, maxChars)));
    const pieces: AnswerPiece[] = [];
    let place = 0;
    let left = maxChars;
    for (const part of this.#parts) {
      const start = Math.max(0, first - place);
      place += part.length + 1;
      if (start > part.length) continue;
      if (pieces.length >= maxPieces || left <= 0) break;
      const piece = pieceOf(part, start, left);
      left -= piece.text.length + 1;
      pieces.push(piece);
    }
    return { from: first, length, pieces };
  }

  /** From there on everything fits into a stretch. */
  #lastStart(length: number, maxChars: number): number {
    const last = this.#parts.slice(-maxPieces).reduce((sum, part) => sum + part.length + 1, 0);
    return Math.max(length - maxChars, length - last);
  }
}

function pieceOf(part: Part, start: number, maxChars: number): AnswerPiece {
  const { index, kind, name, openedAt, length, value, isFreeText, isSuperseded, isHidden } = part;
  const json = value === undefined ? undefined : JSON.stringify(value);
  return {
    part: index,
    kind,
    name: name.slice(0, 200),
    openedAt,
    start,
    text: length === 0 ? '' : part.text.slice(start, start + maxChars),
    length,
    ...(json !== undefined && { value: json.slice(0, maxValueChars) }),
    isFreeText,
    isSuperseded,
    isHidden,
  };
}
