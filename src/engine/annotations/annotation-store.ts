import {
  type AttemptNews,
  type LineAnnotation,
  type Annotation,
  type AnnotationKind,
  annotationKinds,
} from '../../shared/stream/annotations.ts';
import { trimmedEnd } from '../../shared/text/trimmed.ts';
import type { ByteStore } from '../bytes/byte-store.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { LineTexts } from './line-texts.ts';
import { AnnotationColumn } from './annotation-column.ts';

/** So many of a kind are kept at most: powers of two. A server that sends nothing but comments must not push out the rest. */
const maxCapacity = { comment: 1 << 17, retry: 1 << 16, attempt: 1 << 12, gap: 1 << 16 } satisfies Record<
  AnnotationKind,
  number
>;

/** Longer reasons are cut, in UTF-16 code units. */
const maxAttemptChars = 500;

/** So much of a line is in a row. */
const excerptBytes = 300;

/** In the size of a line: the id of its text stands above its length. Longer lines are read in parts anyway. */
const lengthBits = 22;
const maxLength = 2 ** lengthBits - 1;

type Attempt = Pick<AttemptNews, 'attempt' | 'phase' | 'text'>;

/**
 * What came between the events, in typed arrays: a line costs no object. Each stands behind the event that was the newest
 * when it came, and goes with that event.
 */
export class AnnotationStore {
  readonly #store: ByteStore;
  readonly #texts = new LineTexts();
  readonly #attempts = new Map<number, Attempt>();
  readonly columns: Readonly<Record<AnnotationKind, AnnotationColumn>>;
  #nextNumber = 1;

  constructor(store: ByteStore, capacities: Readonly<Record<AnnotationKind, number>> = maxCapacity) {
    this.#store = store;
    this.columns = {
      comment: new AnnotationColumn(capacities.comment),
      retry: new AnnotationColumn(capacities.retry),
      attempt: new AnnotationColumn(capacities.attempt),
      gap: new AnnotationColumn(capacities.gap),
    };
  }

  /** The number that the next mark will have. */
  get nextNumber(): number {
    return this.#nextNumber;
  }

  /**
   * A line came that is part of no event: it stands in `bytes` from `start` to `end`, and `offset` in the stream.
   */
  addLine(
    kind: LineAnnotation['kind'],
    afterSeq: number,
    time: number,
    offset: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    const id = this.#texts.idOf(bytes, start, end);
    const size = id * (maxLength + 1) + Math.min(end - start, maxLength);
    this.columns[kind].add(this.#nextNumber++, afterSeq, time, offset, size);
  }

  /** @param ms - how long it was */
  addGap(afterSeq: number, time: number, ms: number): void {
    this.columns.gap.add(this.#nextNumber++, afterSeq, time, ms, 0);
  }

  addAttempt(afterSeq: number, { attempt, phase, text, time }: AttemptNews): void {
    const { attempt: column } = this.columns;
    this.#attempts.set(this.#nextNumber, { attempt, phase, text: text.slice(0, maxAttemptChars) });
    column.add(this.#nextNumber++, afterSeq, time, 0, 0);
    this.#forgetAttempts();
  }

  /** The log dropped the events before that one. */
  dropBefore(seq: number): void {
    for (const kind of annotationKinds) this.columns[kind].dropBefore(seq);
    this.#forgetAttempts();
  }

  /** The mark of that number with so much of its line; `undefined` when it is not kept any more. */
  find(number: number, maxBytes = excerptBytes): Annotation | undefined {
    for (const kind of annotationKinds) {
      const index = this.columns[kind].find(number);
      if (index !== undefined) return this.at(kind, index, maxBytes);
    }
    return undefined;
  }

  /** @param index - of a mark of that kind that is kept */
  at(kind: AnnotationKind, index: number, maxBytes = excerptBytes): Annotation {
    const column = this.columns[kind];
    const place = { number: column.numberAt(index), afterSeq: column.afterSeqAt(index), time: column.timeAt(index) };
    switch (kind) {
      case 'comment':
      case 'retry':
        return { ...place, kind, ...this.#line(column, index, maxBytes) };
      case 'attempt':
        return { ...place, kind, ...(this.#attempts.get(place.number) as Attempt) };
      case 'gap':
        return { ...place, kind, ms: column.valueAt(index) };
    }
  }

  #line(column: AnnotationColumn, index: number, maxBytes: number): Pick<LineAnnotation, 'offset' | 'bytes' | 'text'> {
    const offset = column.valueAt(index);
    const bytes = column.sizeAt(index) % (maxLength + 1);
    const known = this.#texts.bytesOf(Math.floor(column.sizeAt(index) / (maxLength + 1)));
    const line = known?.subarray(0, maxBytes) ?? this.#held(offset, offset + Math.min(bytes, maxBytes));
    if (line === undefined) return { offset, bytes };
    // Where it is cut, a character may be too.
    const text = line.length < bytes ? `${trimmedEnd(decodeUtf8(line), '\uFFFD')}…` : decodeUtf8(line);
    return { offset, bytes, text };
  }

  #held(start: number, end: number): Uint8Array | undefined {
    try {
      return this.#store.slice(start, end);
    } catch {
      // The log let go of them: lines between events are not kept for ever.
      return undefined;
    }
  }

  #forgetAttempts(): void {
    const { attempt: column } = this.columns;
    for (const number of this.#attempts.keys()) {
      if (column.first < column.end && number >= column.numberAt(column.first)) return;
      this.#attempts.delete(number);
    }
  }
}
