import type { DiagnosisBook } from './diagnosis-book.ts';
import type { Watch, WatchedEvent } from './watch.ts';

/** So many types are compared. */
const maxTypes = 1000;

/** Types that differ by capitals or blanks alone. */
export class TypeWatch implements Watch {
  readonly #book: DiagnosisBook;
  /** By the name without capitals and blanks: the first name that came. */
  readonly #plain = new Map<string, string>();
  readonly #known = new Set<string>();

  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  look({ seq, type, block }: WatchedEvent): void {
    if (this.#known.has(type) || this.#known.size >= maxTypes) return;
    this.#known.add(type);
    const plain = type.trim().toLowerCase();
    const other = this.#plain.get(plain);
    if (other === undefined) this.#plain.set(plain, type);
    else this.#book.add('similarTypes', type, { type, other }, { seq, isBetween: false }, block);
  }
}
