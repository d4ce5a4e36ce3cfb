import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { DiagnosisFacts } from '../../shared/diagnoses/diagnosis.ts';
import { Ascii } from '../bytes/fields.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import type { DiagnosisBook } from './diagnosis-book.ts';
import { isEventInside } from './payload.ts';
import type { Watch, WatchedEvent } from './watch.ts';

/** Of data in several lines so much is looked at. */
const headBytes = 500;
/** So many types are watched. */
const maxTypes = 200;
/** So often text came with a space after the colon, and without one, before that is no accident. */
const enoughTimes = 2;

/** Values that a variable without one leaves behind. */
const missing: ReadonlySet<string> = new Set(['undefined', 'null', 'None', 'NaN']);
/** [HTML] section 9.2: `EventSource` dispatches events of these types itself. */
const reserved: ReadonlySet<string> = new Set(['error', 'open']);

/** What hardly anybody means to write: in the type, in the ID, in data of several lines, and before the data. */
export class PayloadWatch implements Watch {
  readonly #book: DiagnosisBook;
  /** By type: how often text came with a space after `data:`, and without. */
  readonly #spaces = new Map<string, { with: number; without: number; isTold: boolean }>();

  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  look(event: WatchedEvent): void {
    const { type, id, data, isOneLine } = event;
    if (id !== undefined && missing.has(id)) this.#add(event, 'missingValue', `id ${id}`, { field: 'id', value: id });
    if (missing.has(type)) this.#add(event, 'missingValue', `event ${type}`, { field: 'event', value: type });
    if (reserved.has(type)) this.#add(event, 'reservedType', type, { type });
    if (isOneLine) this.#compareSpaces(event);
    else if (isEventInside(decodeUtf8(data.subarray(0, headBytes)))) this.#add(event, 'eventInData', '', {});
  }

  #compareSpaces(event: WatchedEvent): void {
    const { type, data, block } = event;
    if (!isText(data)) return;
    const known = this.#spaces.get(type);
    if (known === undefined && this.#spaces.size >= maxTypes) return;
    const counts = known ?? { with: 0, without: 0, isTold: false };
    this.#spaces.set(type, counts);
    if (hasSpaceBeforeData(block)) counts.with++;
    else counts.without++;
    if (counts.isTold || counts.with < enoughTimes || counts.without < enoughTimes) return;
    counts.isTold = true;
    this.#add(event, 'lostSpace', type, {});
  }

  #add({ seq, block }: WatchedEvent, kind: DiagnosisKind, subject: string, facts: DiagnosisFacts): void {
    this.#book.add(kind, subject, facts, { seq, isBetween: false }, block);
  }
}

/** Whether it begins with a letter, so that it is neither JSON nor a number. */
function isText(data: Uint8Array): boolean {
  const first = (data[0] ?? 0) | 0x20;
  return first >= 0x61 && first <= 0x7a;
}

/** @param block - with one data line */
function hasSpaceBeforeData(block: Uint8Array): boolean {
  const { buffer, byteOffset, length } = block;
  const at = Buffer.from(buffer, byteOffset, length).indexOf('data:');
  return block[at + 'data:'.length] === Ascii.space;
}
