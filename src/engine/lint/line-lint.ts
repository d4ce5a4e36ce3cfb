import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { DiagnosisFacts } from '../../shared/diagnoses/diagnosis.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { excerptBytes, type DiagnosisBook } from './diagnosis-book.ts';
import { judgeUnknownLine } from './unknown-line.ts';

/** So many lines are judged one by one; those beyond are counted as the last one: a server may send nothing else. */
const maxJudged = 100_000;

/** So much of a line is looked at. */
export const lineBytes = excerptBytes;

/** Notes about lines and blocks that are no events: their bytes are gone soon, so they are judged as they come. */
export class LineLint {
  readonly #book: DiagnosisBook;
  #judged = 0;
  #last: { readonly kind: DiagnosisKind; readonly subject: string; readonly facts: DiagnosisFacts } | undefined;

  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  /**
   * @param line - its first {@link lineBytes}
   * @param afterSeq - the number of the event before it
   * @param isInJson - the data of its block is JSON that has only begun
   */
  unknownLine(line: Uint8Array, afterSeq: number, isInJson: boolean): void {
    if (this.#judged < maxJudged) this.#last = judgeUnknownLine(line, isInJson);
    this.#judged++;
    if (this.#last !== undefined) this.#add(this.#last.kind, this.#last.subject, this.#last.facts, afterSeq, line);
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

  /** The body ended, and that stands behind the last blank line. */
  unfinished(bytes: Uint8Array, afterSeq: number): void {
    const text = decodeUtf8(bytes);
    if (text.includes('\\n\\n')) this.#add('escapedLineEnd', '', {}, afterSeq, bytes);
    else if (/(?:^|[\r\n])data(?:[:\r\n]|$)/.test(text)) this.#add('unfinishedBlock', '', {}, afterSeq, bytes);
  }

  #add(kind: DiagnosisKind, subject: string, facts: DiagnosisFacts, seq: number, bytes: Uint8Array): void {
    this.#book.add(kind, subject, facts, { seq, isBetween: true }, bytes);
  }
}

/** The name of a field that stands in the value of another one, behind a blank. */
export function secondField(value: string): string | undefined {
  return /\s(data|event|id|retry):/.exec(value)?.[1];
}
