import { secondField } from './line-lint.ts';
import type { DiagnosisBook } from './diagnosis-book.ts';
import type { Watch, WatchedEvent } from './watch.ts';

/** Two fields on one line, so that the second one is part of the type. */
export class FieldWatch implements Watch {
  readonly #book: DiagnosisBook;

  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  look({ seq, type, block }: WatchedEvent): void {
    const second = secondField(type);
    if (second === undefined) return;
    this.#book.add('twoFields', second, { field: 'event', second }, { seq, isBetween: false }, block);
  }
}
