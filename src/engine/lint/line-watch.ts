import { isJson } from '../../shared/text/json.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { tellBadUtf8 } from './byte-watch.ts';
import type { DiagnosisBook } from './diagnosis-book.ts';
import type { Watch, WatchedEvent } from './watch.ts';

/** Larger lines are not parsed here. */
const maxParsedBytes = 64 << 10;
/** From this size on a line is worth a diagnosis. */
const largeBytes = 1 << 20;

/** What is wrong with the lines of a body of JSON Lines, or the records of a JSON text sequence. */
export class LineWatch implements Watch {
  readonly #book: DiagnosisBook;

  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  look(event: WatchedEvent): void {
    const { seq, size, data } = event;
    const place = { seq, isBetween: false };
    if (size >= largeBytes) this.#book.add('largeEvent', '', { bytes: size }, place);
    tellBadUtf8(this.#book, event);
    if (data.length > maxParsedBytes || isJson(decodeUtf8(data))) return;
    this.#book.add('lineNotJson', '', {}, place, data);
  }
}
