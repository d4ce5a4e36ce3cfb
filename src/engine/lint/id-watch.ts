import type { DiagnosisBook } from './diagnosis-book.ts';
import type { Watch, WatchedEvent } from './watch.ts';

/** IDs that an event's type must have had before their absence says something, and so many events without one after. */
const usualIds = 10;
const missingIds = 20;
/** Longer IDs are not compared: they would be kept beside the log, and told of in full. */
const maxIdChars = 500;
/** So many types are watched. */
const maxTypes = 200;

/** What is wrong with the IDs of events. */
export class IdWatch implements Watch {
  readonly #book: DiagnosisBook;
  /** The own ID of the event before; undefined when it had none. */
  #before: string | undefined;
  /** The last one that was a number, of this body. */
  #number: number | undefined;
  readonly #ofTypes = new Map<string, { had: number; missing: number }>();

  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  beginBody(): void {
    this.#before = undefined;
    this.#number = undefined;
  }

  look({ seq, type, id, block }: WatchedEvent): void {
    this.#countType(seq, type, id, block);
    const compared = id !== undefined && id.length > maxIdChars ? undefined : id;
    if (compared !== undefined && compared !== '') this.#compare(seq, compared, block);
    this.#before = compared;
  }

  #compare(seq: number, id: string, block: Uint8Array): void {
    const place = { seq, isBetween: false };
    if (id === this.#before) this.#book.add('repeatedId', '', { id }, place, block);
    const number = /^\d{1,15}$/.test(id) ? Number(id) : undefined;
    if (number !== undefined && this.#number !== undefined && number < this.#number)
      this.#book.add('idWentBack', '', { id, before: this.#number }, place, block);
    this.#number = number ?? this.#number;
  }

  #countType(seq: number, type: string, id: string | undefined, block: Uint8Array): void {
    const known = this.#ofTypes.get(type);
    if (known === undefined && this.#ofTypes.size >= maxTypes) return;
    const counts = known ?? { had: 0, missing: 0 };
    this.#ofTypes.set(type, counts);
    if (id !== undefined) {
      counts.had++;
      counts.missing = 0;
    } else if (++counts.missing === missingIds && counts.had >= usualIds) {
      this.#book.add('idStopped', type, { type }, { seq, isBetween: false }, block);
    }
  }
}
