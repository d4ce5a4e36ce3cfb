import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { DiagnosisFacts } from '../../shared/diagnoses/diagnosis.ts';
import { visibleName } from '../../shared/text/invisible.ts';
import { Ascii, Field, fieldOf } from '../bytes/fields.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { excerptBytes, type DiagnosisBook } from './diagnosis-book.ts';
import type { EventlessBody } from './eventless-body.ts';
import { ForeignLines, type UnknownLine } from './foreign-lines.ts';
import type { EndWords } from './end-words.ts';
import { judgeUnknownLine, type LineFinding } from './unknown-line.ts';

/** So many lines are judged one by one; those beyond are counted as the last one: a server may send nothing else. */
const maxJudged = 100_000;

/** So much of a line is looked at. */
export const lineBytes = excerptBytes;

/** Diagnoses of lines and blocks that are no events: their bytes are gone soon, so they are judged as they come. */
export class LineLint {
  readonly #book: DiagnosisBook;
  readonly #body: EventlessBody;
  readonly #words: EndWords;
  readonly #foreign = new ForeignLines();
  #judged = 0;
  #last: LineFinding | undefined;
  /** Perhaps the size of a chunk: the next one will tell. */
  #undecided: UnknownLine | undefined;

  /** @param body - is told of lines first: what it is as a whole may say more */
  constructor(book: DiagnosisBook, body: EventlessBody, words: EndWords) {
    this.#book = book;
    this.#body = body;
    this.#words = words;
  }

  /** @param start - offset in the stream */
  beginBody(start: number): void {
    this.endBody();
    this.#foreign.beginBody(start);
  }

  endBody(): void {
    const line = this.#undecided;
    this.#undecided = undefined;
    if (line !== undefined) this.#tell(judgeUnknownLine(line.bytes, false), line);
  }

  /** @param line - its first {@link lineBytes} */
  unknownLine(line: UnknownLine): void {
    if (this.#judged++ < maxJudged) this.#last = this.#judge(line);
    if (this.#last !== undefined) this.#tell(this.#last, line);
  }

  /** @returns undefined while it cannot be said */
  #judge(line: UnknownLine): LineFinding | undefined {
    const foreign = this.#foreign.judge(line);
    if (foreign !== undefined) return foreign;
    const isSize = this.#foreign.chunkSize(line);
    if (isSize === false) return this.#endIn(line.bytes) ?? judgeUnknownLine(line.bytes, line.isInJson);
    const before = this.#undecided;
    if (isSize === true) {
      this.#undecided = undefined;
      if (before !== undefined) this.#tell(chunkSizes, before);
      return chunkSizes;
    }
    this.endBody();
    this.#undecided = line;
    return undefined;
  }

  #endIn(line: Uint8Array): LineFinding | undefined {
    return this.#words.areWanted ? this.#words.judgeLine(decodeUtf8(line)) : undefined;
  }

  #tell(finding: LineFinding, { bytes, afterSeq }: UnknownLine): void {
    this.#body.tell(finding, afterSeq, bytes);
  }

  typeWithoutData(type: Uint8Array, block: Uint8Array, afterSeq: number): void {
    const name = decodeUtf8(type);
    const second = secondField(name);
    if (second === undefined) this.#add('noData', name, { type: name }, afterSeq, block);
    else this.#add('twoFields', second, { field: 'event', second }, afterSeq, block);
  }

  badRetry(value: Uint8Array, line: Uint8Array, afterSeq: number): void {
    this.#add('badRetry', '', { value: decodeUtf8(value) }, afterSeq, line);
  }

  idWithNul(line: Uint8Array, afterSeq: number): void {
    this.#add('idWithNul', '', {}, afterSeq, line);
  }

  /**
   * The body ended, and that stands behind the last blank line.
   *
   * @param start - offset in the stream
   * @returns whether it was said what it was in the midst of
   */
  unfinished(bytes: Uint8Array, start: number, afterSeq: number): boolean {
    const text = decodeUtf8(bytes);
    const end = this.#words.areWanted ? this.#words.endIn(text) : undefined;
    if (end !== undefined) {
      this.#add('endUnfinished', '', { type: visibleName(end) }, afterSeq, bytes);
      return true;
    }
    const isOfData = /(?:^|[\r\n])data(?:[:\r\n]|$)/.test(text);
    if (text.includes('\\n\\n') && /^(?:data|event|id|retry):/.test(text))
      this.#add('escapedLineEnd', '', {}, afterSeq, bytes);
    else if (isOfData) this.#add('unfinishedBlock', '', {}, afterSeq, bytes);
    else this.#lastLine(bytes, start, afterSeq);
    return isOfData;
  }

  /** A line without a line end, at the end of a body. */
  #lastLine(bytes: Uint8Array, start: number, afterSeq: number): void {
    const from = Math.max(bytes.lastIndexOf(Ascii.lf), bytes.lastIndexOf(Ascii.cr)) + 1;
    const line = bytes.subarray(from);
    if (line.length === 0 || fieldOf(line, 0, line.length) !== Field.unknown || isCutField(decodeUtf8(line))) return;
    const [lineStart, end] = [start + from, start + bytes.length];
    this.unknownLine({ bytes: line.slice(0, lineBytes), start: lineStart, end, afterSeq, isInJson: false });
  }

  #add(kind: DiagnosisKind, subject: string, facts: DiagnosisFacts, seq: number, bytes: Uint8Array): void {
    this.#book.add(kind, subject, facts, { seq, isBetween: true }, bytes);
  }
}

const chunkSizes: LineFinding = { kind: 'chunkSizes', subject: '', facts: {} };

/** Whether a field of the standard begins like this: the rest of it did not come. */
function isCutField(text: string): boolean {
  return ['data', 'event', 'id', 'retry'].some((field) => field.startsWith(text));
}

/** The name of a field that stands in the value of another one, behind a blank. */
export function secondField(value: string): string | undefined {
  return /\s(data|event|id|retry):/.exec(value)?.[1];
}
