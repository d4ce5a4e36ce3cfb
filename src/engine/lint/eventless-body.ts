import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Diagnosis, DiagnosisPlace } from '../../shared/diagnoses/diagnosis.ts';
import type { NetworkBlock } from '../../shared/stream/engine.ts';
import type { LogFollower } from '../log/log-follower.ts';
import { DiagnosisBook } from './diagnosis-book.ts';
import { judgeEventless } from './eventless.ts';
import type { LineFinding } from './unknown-line.ts';

/** Bytes that are an event come whole within this time, in ms. */
const eventlessMs = 2000;
/** So much of a body is looked at. */
const startBytes = 4096;
/** So much of it is shown. */
const shownBytes = 1024;
/** So many lines are held back. */
const maxHeld = 100;

/** What is said of single lines, where it may be better to say something of the whole. */
const ofLines: ReadonlySet<DiagnosisKind> = new Set<DiagnosisKind>([
  'unknownField',
  'bareJson',
  'brokenJson',
  'errorBody',
  'blankLineWithSpace',
]);
/** What is said of the whole, so that of single lines nothing more needs to be said. */
const ofWhole: ReadonlySet<DiagnosisKind> = new Set<DiagnosisKind>([
  'errorBody',
  'jsonBody',
  'jsonLines',
  'plainText',
  'linesWithoutData',
  'html',
  'utf16',
  'compressedBytes',
  'blankLineWithSpace',
]);
/** What an end of the body explains better. */
const unfinishedKinds: ReadonlySet<DiagnosisKind> = new Set<DiagnosisKind>([
  'noBlankLine',
  'noLineEnd',
  'escapedLineEnd',
]);

/** What was found in a line. */
interface HeldLine {
  readonly finding: LineFinding;
  readonly afterSeq: number;
  readonly bytes: Uint8Array;
}

/**
 * A body of which no event was made so far: keeps its start, and says after a while, or at its end, why. What there is to say
 * of its lines waits until then: it may be a page of HTML. With the first event all of that is over, and it costs nothing.
 */
export class EventlessBody implements LogFollower {
  readonly #book: DiagnosisBook;
  #isWaiting = true;
  /** The number of the event before the body. */
  #afterSeq = 0;
  readonly #start = new Uint8Array(startBytes);
  #length = 0;
  /** When its first byte came, in ms since the epoch. */
  #since = Number.NaN;
  #held: HeldLine[] = [];
  /** How much there was when it was judged last; 0: it was not. */
  #judged = 0;
  #finding: LineFinding | undefined;
  #reason: Diagnosis<DiagnosisKind> | undefined;
  #revision = 0;

  /** @param book - takes what is certain */
  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  /** Whether no event of the body came so far. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  get isAtRest(): boolean {
    return !this.#isWaiting || this.#seen === this.#judged;
  }

  get revision(): number {
    return this.#revision;
  }

  /**
   * @param afterSeq - the number of the newest event
   * @param isEventStream - else any line is an event, and there is nothing to explain
   */
  begin(afterSeq: number, isEventStream = true): void {
    this.#isWaiting = isEventStream;
    if (!isEventStream) this.#reason = undefined;
    this.#afterSeq = afterSeq;
    this.#length = 0;
    this.#since = Number.NaN;
    this.#forget();
  }

  /** Bytes arrived, and were framed. @param afterSeq - the number of the newest event */
  take(bytes: Uint8Array, afterSeq: number): void {
    if (afterSeq > this.#afterSeq) return this.#eventCame();
    const taken = bytes.subarray(0, startBytes - this.#length);
    this.#start.set(taken, this.#length);
    this.#length += taken.length;
  }

  /** @param reads - of all bytes that were taken since the call before */
  look(reads: NetworkBlock['reads']): void {
    if (Number.isNaN(this.#since)) this.#since = reads[0]?.time ?? Date.now();
    const last = reads.at(-1)?.time ?? Number.NaN;
    if (last - this.#since >= eventlessMs && this.#judged === 0) this.#judge();
  }

  /** Something is to be said of a line: now, unless it may be a part of something larger. */
  tell(finding: LineFinding, afterSeq: number, bytes: Uint8Array): void {
    if (!this.#isWaiting || this.#held.length >= maxHeld) {
      this.#book.add(finding.kind, finding.subject, finding.facts, { seq: afterSeq, isBetween: true }, bytes);
    } else this.#held.push({ finding, afterSeq, bytes: bytes.slice() });
  }

  /** To be called a while after the first bytes came. */
  advance(): void {
    if (!this.isAtRest) this.#judge();
  }

  /**
   * The body is over.
   *
   * @param isExplained - it was said already what it was in the midst of
   */
  end(isExplained: boolean): void {
    if (!this.#isWaiting) return;
    this.#judge();
    if (isExplained && this.#finding !== undefined && unfinishedKinds.has(this.#finding.kind))
      this.#finding = undefined;
    this.#addTo(this.#book);
    this.#isWaiting = false;
    this.#held = [];
  }

  /** What holds for now: it is over when an event comes. */
  get diagnoses(): readonly Diagnosis<DiagnosisKind>[] {
    return this.#momentary?.diagnoses ?? [];
  }

  get kinds(): readonly DiagnosisKind[] {
    return this.#momentary?.kinds ?? [];
  }

  /** Why there is no event, with what came instead. Stays when the body is over, until another one is judged. */
  get reason(): Diagnosis<DiagnosisKind> | undefined {
    return this.#reason;
  }

  get #bytes(): Uint8Array<ArrayBuffer> {
    return this.#start.subarray(0, this.#length);
  }

  /** Counts up with everything that there is to judge. */
  get #seen(): number {
    return this.#length + this.#held.length;
  }

  get #momentary(): DiagnosisBook | undefined {
    if (!this.#isWaiting || this.#judged === 0) return undefined;
    const book = new DiagnosisBook();
    this.#addTo(book);
    return book;
  }

  #judge(): void {
    this.#judged = this.#seen;
    const finding = judgeEventless(this.#bytes);
    this.#finding = finding !== undefined && this.#book.judges(finding.kind) ? finding : undefined;
    this.#reason = this.#finding && { ...this.#finding, count: 1, places: [this.#place] };
    this.#revision++;
  }

  get #place(): DiagnosisPlace {
    return { seq: this.#afterSeq, isBetween: true, excerpt: this.#bytes.slice(0, shownBytes) };
  }

  #addTo(book: DiagnosisBook): void {
    const { kind, subject, facts } = this.#finding ?? {};
    const isOfWhole = kind !== undefined && ofWhole.has(kind);
    for (const { finding, afterSeq, bytes } of this.#held) {
      if (isOfWhole && (finding.kind === kind || ofLines.has(finding.kind))) continue;
      book.add(finding.kind, finding.subject, finding.facts, { seq: afterSeq, isBetween: true }, bytes);
    }
    if (kind === undefined || subject === undefined || facts === undefined) return;
    book.add(kind, subject, facts, { seq: this.#afterSeq, isBetween: true }, this.#bytes);
  }

  #eventCame(): void {
    this.#isWaiting = false;
    this.#finding = undefined;
    this.#reason = undefined;
    this.#addTo(this.#book);
    if (this.#judged > 0) this.#revision++;
    this.#forget();
  }

  #forget(): void {
    this.#held = [];
    this.#judged = 0;
    this.#finding = undefined;
  }
}
