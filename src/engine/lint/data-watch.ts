import { isJson } from '../../shared/text/json.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { excerptBytes, type DiagnosisBook } from './diagnosis-book.ts';
import type { Watch, WatchedEvent } from './watch.ts';

/** So many events of a type show a habit, of which so large a part must be alike. */
const habitEvents = 20;
const habitShare = 0.95;
/** So many types are watched. */
const maxTypes = 200;
/** Larger data is not parsed here. */
const maxParsedBytes = 64 << 10;
/** From this size on a block is worth a note. */
const largeBytes = 1 << 20;

/** What events of one type usually carry. */
interface Habit {
  json: number;
  all: number;
}

/** What is wrong with the data of events. */
export class DataWatch implements Watch {
  readonly #book: DiagnosisBook;
  readonly #habits = new Map<string, Habit>();

  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  look({ seq, type, size, data, isOneLine }: WatchedEvent): void {
    const place = { seq, isBetween: false };
    if (size >= largeBytes) this.#book.add('largeEvent', '', { bytes: size }, place);
    if (!isOneLine) return;
    if (endsInEscapes(data)) this.#book.add('escapedLineEnd', '', {}, place, data.subarray(-excerptBytes));
    if (isDoubled(data)) this.#book.add('doubleJson', '', {}, place, data);
    this.#compare(seq, type, data);
  }

  #compare(seq: number, type: string, data: Uint8Array): void {
    const known = this.#habits.get(type);
    if (known === undefined && this.#habits.size >= maxTypes) return;
    const habit = known ?? { json: 0, all: 0 };
    this.#habits.set(type, habit);
    const isHabit = habit.all >= habitEvents && habit.json >= habitShare * habit.all;
    habit.all++;
    if (isObject(data)) habit.json++;
    else if (isHabit && !isSentinel(data))
      this.#book.add('notJsonHere', type, { type }, { seq, isBetween: false }, data);
  }
}

/** Whether the data is a JSON object or array: a bare word or number is as likely no JSON at all. */
function isObject(data: Uint8Array): boolean {
  const [first, last] = [data[0], data.at(-1)];
  const looksSo = (first === 0x7b && last === 0x7d) || (first === 0x5b && last === 0x5d);
  return looksSo && (data.length > maxParsedBytes || isJson(decodeUtf8(data)));
}

/** What providers send last: `[DONE]`; and empty data. */
function isSentinel(data: Uint8Array): boolean {
  return data.length === 0 || (data.length <= 16 && /^\[?[A-Z_]+\]?$/.test(decodeUtf8(data)));
}

function isDoubled(data: Uint8Array): boolean {
  if (data[0] !== 0x22 || data.length > maxParsedBytes) return false;
  const text = decodeUtf8(data);
  return /^"\s*(?:\{\s*(?:\\"|\})|\[)/.test(text) && isJson(text) && isJson(String(JSON.parse(text)));
}

/** `\n\n` in letters. */
function endsInEscapes(data: Uint8Array): boolean {
  return data.length >= 4 && decodeUtf8(data.subarray(-4)) === '\\n\\n';
}
