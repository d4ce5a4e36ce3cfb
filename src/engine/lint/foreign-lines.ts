/** Runs of lines that belong to something other than an event stream: told as one, and not line by line. */

import { decodeUtf8 } from '../bytes/utf8.ts';
import {
  beginsHtml,
  beginsHttpHead,
  chunkSizeOf,
  compressionOf,
  endsHtml,
  isBoundary,
  isHeaderLine,
  isUtf16,
  titleOfHtml,
} from './foreign-text.ts';
import type { LineFinding } from './unknown-line.ts';

/** A line whose field is none of the standard. */
export interface UnknownLine {
  /** Its beginning. */
  readonly bytes: Uint8Array;
  /** Offsets in the stream, its line end not included. */
  readonly start: number;
  readonly end: number;
  /** The number of the event before it. */
  readonly afterSeq: number;
  /** The data of its block is JSON that has only begun. */
  readonly isInJson: boolean;
}

/** What is going on, and what is said of each of its lines. */
interface Run {
  readonly finding: LineFinding;
  readonly goesOn: (text: string, line: UnknownLine) => boolean;
}

/** Knows by the first line of a run what the others are. */
export class ForeignLines {
  #run: Run | undefined;
  /** Where the line with the size of the next chunk begins, if the last one was such a line: one of these offsets. */
  #nextSize: readonly number[] = [];
  #bodyStart = 0;

  /** @param start - offset in the stream */
  beginBody(start: number): void {
    this.#run = undefined;
    this.#nextSize = [];
    this.#bodyStart = start;
  }

  /** @returns undefined where the line is none of them: it is judged by itself */
  judge(line: UnknownLine): LineFinding | undefined {
    const text = decodeUtf8(line.bytes);
    if (this.#run?.goesOn(text, line) === true) return this.#run.finding;
    this.#run = this.#begin(text, line);
    return this.#run?.finding;
  }

  /**
   * Whether the line is one with the size of a chunk, as the one before it foretold; `perhaps` where it could be the first
   * one: the next will tell.
   */
  chunkSize({ bytes, start, end }: UnknownLine): boolean | 'perhaps' {
    const size = chunkSizeOf(decodeUtf8(bytes));
    if (size === undefined) return false;
    const isForetold = this.#nextSize.includes(start);
    // Both lines end with CR LF, or with LF alone where somebody wrote the chunks by hand.
    this.#nextSize = [end + size + 4, end + size + 3, end + size + 2];
    return isForetold || 'perhaps';
  }

  #begin(text: string, line: UnknownLine): Run | undefined {
    const format = line.start === this.#bodyStart ? compressionOf(line.bytes) : undefined;
    if (format !== undefined) return { finding: finding('compressedBytes', { format }), goesOn: () => true };
    if (isUtf16(line.bytes))
      return { finding: finding('utf16'), goesOn: (_, { bytes }) => bytes.length < 4 || isUtf16(bytes) };
    if (beginsHtml(text)) return htmlRun(text, line.afterSeq);
    if (isBoundary(text)) return headerRun(finding('multipart'), line);
    return beginsHttpHead(text) ? headerRun(finding('httpHeaders'), line) : undefined;
  }
}

/** Up to its end, or to the next event. */
function htmlRun(first: string, afterSeq: number): Run {
  const facts = { title: titleOfHtml(first) ?? '' };
  let isOver = endsHtml(first);
  return {
    finding: finding('html', facts),
    goesOn: (text, line) => {
      if (isOver || line.afterSeq !== afterSeq) return false;
      isOver = endsHtml(text);
      if (facts.title === '') facts.title = titleOfHtml(text) ?? '';
      return true;
    },
  };
}

/** Headers follow one another. */
function headerRun(of: LineFinding, { end }: UnknownLine): Run {
  let before = end;
  return {
    finding: of,
    goesOn: (text, line) => {
      const isNext = line.start - before <= 2 && isHeaderLine(text);
      if (isNext) before = line.end;
      return isNext;
    },
  };
}

function finding(kind: LineFinding['kind'], facts: LineFinding['facts'] = {}): LineFinding {
  return { kind, subject: '', facts };
}
