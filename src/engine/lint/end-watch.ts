import { decodeUtf8 } from '../bytes/utf8.ts';
import type { DiagnosisBook } from './diagnosis-book.ts';
import type { EndWords } from './end-words.ts';
import type { LineFinding } from './unknown-line.ts';
import type { Watch, WatchedEvent } from './watch.ts';

/** Larger data is more than an end. */
const maxBytes = 256;
/** Whose format it is, the first events of a body say. */
const formatEvents = 50;
/** Clients of these formats end at `[DONE]` themselves. */
const knownFormats = ['"chat.completion.chunk"', '"text_completion"'];

/** Events that a person would call the end, and that met no stop rule: each way of saying it is told once. */
export class EndWatch implements Watch {
  readonly #book: DiagnosisBook;
  readonly #words: EndWords;
  readonly #told = new Set<string>();
  /** Types that are no end: looked at once. */
  readonly #otherTypes = new Set<string>();
  #eventsOfBody = 0;
  #isKnownFormat = false;

  constructor(book: DiagnosisBook, words: EndWords) {
    this.#book = book;
    this.#words = words;
  }

  beginBody(): void {
    this.#eventsOfBody = 0;
    this.#isKnownFormat = false;
  }

  look(event: WatchedEvent): void {
    if (!this.#words.areWanted) return;
    this.#lookForFormat(event);
    this.#judgeType(event);
    this.#judgeData(event);
  }

  #lookForFormat({ data, isOneLine }: WatchedEvent): void {
    if (this.#isKnownFormat || this.#eventsOfBody++ >= formatEvents || !isOneLine) return;
    const bytes = Buffer.from(data.buffer, data.byteOffset, Math.min(data.length, 4096));
    this.#isKnownFormat = knownFormats.some((name) => bytes.includes(name));
  }

  #judgeType(event: WatchedEvent): void {
    const { type } = event;
    if (this.#otherTypes.has(type)) return;
    const found = this.#words.judgeType(type);
    if (found !== undefined) this.#tell(found, event);
    else if (this.#otherTypes.size < 1000) this.#otherTypes.add(type);
  }

  #judgeData(event: WatchedEvent): void {
    const { data, isOneLine, type } = event;
    if (!isOneLine || data.length > maxBytes || data.length < 4 || !mayBeEnd(data)) return;
    const found = this.#words.hasType(type) ? undefined : this.#words.judgeData(decodeUtf8(data));
    if (found !== undefined && !this.#isKnownFormat) this.#tell(found, event);
  }

  #tell({ kind, subject, facts }: LineFinding, { seq, block }: WatchedEvent): void {
    const key = `${kind} ${subject}`;
    if (this.#told.has(key) || this.#told.size >= 100 || this.#words.isOfFormat(seq)) return;
    this.#told.add(key);
    this.#book.add(kind, subject, facts, { seq, isBetween: false }, block);
  }
}

const [letterO, letterN, letterE] = [0x6f, 0x6e, 0x65];

/**
 * Whether `done` may be in it, in capitals or not: what costs more comes after. Looked for byte by byte, for every event comes
 * here.
 */
function mayBeEnd(data: Uint8Array): boolean {
  for (let at = data.length - 3; at > 0; at--) {
    if (((data[at] as number) | 0x20) !== letterO) continue;
    if (((data[at + 1] as number) | 0x20) === letterN && ((data[at + 2] as number) | 0x20) === letterE) return true;
  }
  return false;
}
