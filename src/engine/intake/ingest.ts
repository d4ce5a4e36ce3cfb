import type { EngineOptions, EngineProgress, LogLimits, NetworkBlock } from '../../shared/stream/engine.ts';
import type { AttemptNews, LineAnnotation } from '../../shared/stream/annotations.ts';
import type { LineFormat } from '../../shared/stream/body.ts';
import type { StopRule } from '../../shared/stream/records.ts';
import type { ByteStore, Chunk } from '../bytes/byte-store.ts';
import { Ascii } from '../bytes/fields.ts';
import { EventLog, type IndexFiles } from '../log/event-log.ts';
import { EndWords } from '../lint/end-words.ts';
import { EventlessBody } from '../lint/eventless-body.ts';
import { LineLint, lineBytes } from '../lint/line-lint.ts';
import { DiagnosisBook } from '../lint/diagnosis-book.ts';
import { PortionWatch } from '../lint/portion-watch.ts';
import { AnnotationStore } from '../annotations/annotation-store.ts';
import { blockBound } from './block-bound.ts';
import type { ChunkWatch } from './chunk-watch.ts';
import type { FrameSink, Framing, NewFraming } from './framing.ts';
import { LineFramer } from './line-framer.ts';
import { ReadCursor } from './read-cursor.ts';
import { Repeats } from '../log/repeats.ts';
import { StopCandidate } from './stop-candidate.ts';
import { StopRules } from './stop-rules.ts';

/** So much of a block that is not complete is looked at. */
const unfinishedBytes = 4096;

/**
 * The way in: takes the blocks of the network, finds the events in them, adds them to the log and judges them by the stop
 * rules.
 */
export class Ingest implements FrameSink {
  readonly store: ByteStore;
  readonly log: EventLog;
  readonly repeats: Repeats;
  /** What came between the events. */
  readonly annotations: AnnotationStore;
  /** What there is to say about the stream. */
  readonly book = new DiagnosisBook();
  /** Why no event was made of what came, if none was. */
  readonly eventless = new EventlessBody(this.book);
  /** What would end the stream by its stop rules, or nearly. */
  readonly endWords = new EndWords();
  readonly #lines = new LineLint(this.book, this.eventless, this.endWords);
  readonly #portions = new PortionWatch(this.book);
  readonly #reads: ReadCursor;
  readonly #eventStream: Framing;
  /** Of the body that is read. */
  #framing: Framing;
  readonly #rules: StopRules;
  readonly #candidate: StopCandidate;
  #maxBlockBytes: number;
  #blocks = 0;
  #bytes = 0;
  #comments = 0;
  #retryMs: number | undefined;
  #retryAfterSeq = 0;
  #stopped: EngineProgress['stopped'];
  #blockTooLong: EngineProgress['blockTooLong'];

  /** What is being read, for the sink's functions: the chunk, and where the network's block would begin in it. */
  #chunk: Chunk | undefined;
  /** The offset in the stream to which the sink's positions are relative. */
  #origin = 0;
  #blockOrigin = 0;
  #chunks: ChunkWatch | undefined;
  /** The oldest event when marks were let go last. */
  #firstSeq = 1;

  /**
   * @param newFraming - how an event stream is divided into events
   * @throws RangeError for limits that allow nothing
   */
  constructor(options: EngineOptions, store: ByteStore, newFraming: NewFraming, files?: IndexFiles) {
    this.store = store;
    this.log = new EventLog(store, options.limits, files);
    this.repeats = new Repeats(this.log);
    this.annotations = new AnnotationStore(store);
    this.#reads = new ReadCursor(this.log.times, this.annotations);
    this.#framing = this.#eventStream = newFraming(store, this);
    this.#rules = new StopRules(this.log.types, options.stopOn);
    this.#candidate = new StopCandidate(store);
    this.endWords.set(options.stopOn);
    this.#maxBlockBytes = blockBound(options.limits);
  }

  /** The offset behind the last byte of the stream that was read, or will be when its block is complete. */
  get readEnd(): number {
    return this.#framing.isHalted ? this.#framing.blockStart : this.store.end;
  }

  get progress(): EngineProgress {
    const { kept, nextSeq } = this.log;
    const received = nextSeq - 1;
    const again = this.repeats.ofBody;
    return {
      blocks: this.#blocks,
      counts: {
        received,
        kept,
        dropped: received - kept,
        ...(received > kept && { droppedBy: this.log.drops.reasons }),
        comments: this.#comments,
        bytes: this.#bytes,
      },
      lastEventId: this.log.lastEventId,
      ruleNotices: this.#rules.notices,
      ...(again === undefined ? {} : { again }),
      ...(this.#retryMs === undefined ? {} : { retryMs: this.#retryMs, retryAfterSeq: this.#retryAfterSeq }),
      ...(this.#stopped === undefined ? {} : { stopped: this.#stopped }),
      ...(this.#blockTooLong === undefined ? {} : { blockTooLong: this.#blockTooLong }),
      ...(this.log.fileProblem === undefined ? {} : { fileProblem: this.log.fileProblem }),
    };
  }

  /** Whether nothing more is read of this body: a stop rule was met, or its block is too long. */
  get isHalted(): boolean {
    return this.#framing.isHalted;
  }

  /**
   * What comes next is another body: its first line may have a byte order mark, and no stop holds any more.
   *
   * @param chunks - is told of the events, by the chunks of the body's transfer coding
   * @param format - absent: it is an event stream
   */
  beginBody(chunks?: ChunkWatch, format?: LineFormat): void {
    this.#chunks = chunks;
    this.log.cut(this.#framing.blockStart, this.store.end);
    this.#framing = format === undefined ? this.#eventStream : new LineFramer(this.store, this, format);
    this.#discardBlock();
    this.eventless.begin(this.#afterSeq, this.#isEventStream);
    this.#lines.beginBody(this.store.end);
    this.#portions.beginBody();
    this.repeats.beginBody();
    this.#stopped = undefined;
    this.#blockTooLong = undefined;
  }

  /**
   * The body ended; a block that it left unfinished is discarded. A stop holds until the next body begins.
   *
   * @param isProper - the server ended it, and no failure did
   */
  endBody(isProper: boolean): void {
    if (this.#framing.isHalted) return;
    if (!this.#isEventStream) return this.#endLines(isProper);
    const { blockStart } = this.#framing;
    const isExplained = !isProper || this.#lines.unfinished(this.unfinished, blockStart, this.#afterSeq);
    this.#lines.endBody();
    this.eventless.end(isExplained);
    this.#discardBlock();
  }

  /** The last line needs no line end, if it came whole. */
  #endLines(isProper: boolean): void {
    this.#reads.goOn();
    if (isProper) this.#framing.endBody();
    this.#reads.finish();
    if (!this.#framing.isHalted) this.#discardBlock();
  }

  get #isEventStream(): boolean {
    return this.#framing === this.#eventStream;
  }

  /** Whether the newest byte is in the middle of a line. */
  get #isInLine(): boolean {
    const last = this.#chunk?.bytes[this.#chunk.length - 1];
    return last !== Ascii.lf && last !== Ascii.cr;
  }

  /** The beginning of the block that is not complete. */
  get unfinished(): Uint8Array {
    const { blockStart } = this.#framing;
    return this.store.slice(blockStart, Math.min(this.store.end, blockStart + unfinishedBytes));
  }

  /** Takes what arrived. After a stop it is ignored. */
  push(block: NetworkBlock): void {
    this.#blocks++;
    if (this.#framing.isHalted) return;
    this.#reads.begin(block.reads, false);
    let at = 0;
    for (const piece of block.pieces) {
      if (piece.length > 0 && !this.#framing.isHalted) this.#read(this.store.append(piece), piece.length, at);
      at += piece.length;
    }
    this.#finish();
  }

  /**
   * Reads what was just committed to the store.
   *
   * @param length - at least one byte
   * @param reads - of these bytes, as a block has them
   * @param goesOn - whether the first of them is the rest of the last one of the call before
   */
  pushCommitted(chunk: Chunk, length: number, reads: NetworkBlock['reads'], goesOn = false): void {
    this.#blocks++;
    this.#reads.begin(reads, goesOn);
    this.#read(chunk, length, 0);
    this.#finish();
  }

  /** @param at - where the bytes begin in the network's block */
  #read(chunk: Chunk, length: number, at: number): void {
    this.#chunk = chunk;
    this.#origin = chunk.start;
    const from = chunk.length - length;
    this.#blockOrigin = from - at;
    this.#bytes += this.#framing.read(chunk, from);
    if (this.eventless.isWaiting) this.eventless.take(chunk.bytes.subarray(from, chunk.length), this.#afterSeq);
  }

  #finish(): void {
    const reads = this.#reads.finish();
    if (this.eventless.isWaiting) this.eventless.look(reads);
    if (!this.#framing.isHalted) this.#checkBlockLength();
    this.#portions.look(reads, this.#isInLine, this.#afterSeq);
    this.#settle();
  }

  /** @throws RangeError for limits that allow nothing */
  setLimits(limits: LogLimits): void {
    this.log.setLimits(limits);
    this.#maxBlockBytes = blockBound(limits);
    this.#settle();
  }

  /**
   * A person wants to go on from there: what comes next is another body, its first events inherit this ID, and rules
   * that count begin anew, else one that was met would be met again by the next event.
   */
  setLastEventId(id: string): void {
    this.beginBody();
    this.#rules.recount();
    this.log.replaceLastEventId(id);
  }

  /** Judges the events that come from now on by these rules. */
  setStopRules(rules: readonly StopRule[]): void {
    this.#rules.set(rules);
    this.endWords.set(rules);
  }

  /** A request for the stream was answered, or is over. */
  attempt(news: AttemptNews): void {
    this.annotations.addAttempt(this.#afterSeq, news);
  }

  clear(): void {
    this.log.clear();
    this.#settle();
  }

  // FrameSink

  event(
    start: number,
    end: number,
    dataStart: number,
    dataEnd: number,
    dataLines: number,
    typeStart: number,
    typeEnd: number,
  ): boolean {
    const type = typeStart === typeEnd ? this.log.types.idOfUnnamed() : this.#typeOf(typeStart, typeEnd);
    const seq = this.log.append(this.#origin, start, end, dataStart, dataEnd, dataLines, type);
    this.#reads.event(seq, end - this.#blockOrigin);
    this.#chunks?.event(start - this.#blockOrigin, end - this.#blockOrigin);
    if (this.repeats.isLooking) this.repeats.look(seq);
    if (!this.#rules.concern(type)) return false;
    this.#candidate.set(type, this.#origin, dataStart, dataEnd, dataLines, typeStart, typeEnd);
    return this.#isStop(seq);
  }

  lineFeedOfEvent(): void {
    if (this.log.kept > 0) this.log.lengthenNewest();
  }

  typeWithoutData(typeStart: number, typeEnd: number, start: number, end: number): void {
    this.#lines.typeWithoutData(this.#head(typeStart, typeEnd), this.#head(start, end), this.#afterSeq);
    if (this.#rules.headBytes <= typeEnd - typeStart) return;
    this.#rules.recordTypeWithoutData(this.#slice(typeStart, typeEnd), this.#afterSeq);
  }

  lastEventId(start: number, end: number): void {
    this.log.setLastEventId(this.#origin + start, this.#origin + end);
  }

  retry(time: number, start: number, end: number): void {
    this.#retryMs = time;
    this.#retryAfterSeq = this.#afterSeq;
    this.#annotation('retry', start, end);
  }

  badRetry(start: number, valueStart: number, end: number): void {
    this.#lines.badRetry(this.#head(valueStart, end), this.#head(start, end), this.#afterSeq);
    this.#annotation('retry', start, end);
  }

  idWithNul(start: number, end: number): void {
    this.#lines.idWithNul(this.#head(start, end), this.#afterSeq);
  }

  comment(start: number, end: number): void {
    this.#comments++;
    this.#annotation('comment', start - 1, end);
  }

  unknownLine(start: number, end: number, dataStart: number, dataEnd: number): void {
    this.#lines.unknownLine({
      bytes: this.#head(start, end),
      start: this.#origin + start,
      end: this.#origin + end,
      afterSeq: this.#afterSeq,
      isInJson: this.#isOpenJson(dataStart, dataEnd),
    });
    if (this.#rules.headBytes > 0)
      this.#rules.recordUnknownLine(this.#head(start, end, this.#rules.headBytes), this.#afterSeq);
  }

  byteOrderMark(start: number, end: number): void {
    // That of the first body may stand where a stream begins.
    if (this.#origin + start > 0) this.log.cut(this.#origin + start, this.#origin + end);
  }

  // Own

  /** The number of the newest event. */
  get #afterSeq(): number {
    return this.log.nextSeq - 1;
  }

  #head(start: number, end: number, bytes = lineBytes): Uint8Array {
    return this.#slice(start, Math.min(end, start + bytes));
  }

  /** Whether the data of the block being read is a JSON object or array that is not closed on its line. */
  #isOpenJson(dataStart: number, dataEnd: number): boolean {
    if (dataStart >= dataEnd) return false;
    const [first, last] = [this.#slice(dataStart, dataStart + 1)[0], this.#slice(dataEnd - 1, dataEnd)[0]];
    return (first === 0x7b && last !== 0x7d) || (first === 0x5b && last !== 0x5d);
  }

  #slice(start: number, end: number): Uint8Array {
    return this.store.slice(this.#origin + start, this.#origin + end);
  }

  #typeOf(start: number, end: number): number {
    if (start >= 0) return this.log.types.idOf((this.#chunk as Chunk).bytes, start, end);
    return this.log.types.idOf(this.#slice(start, end), 0, end - start);
  }

  /** Keeps a line that is part of no event. */
  #annotation(kind: LineAnnotation['kind'], start: number, end: number): void {
    this.#reads.goTo(end - this.#blockOrigin);
    const { time } = this.#reads;
    const offset = this.#origin + start;
    if (start >= 0) {
      const { bytes } = this.#chunk as Chunk;
      this.annotations.addLine(kind, this.#afterSeq, time, offset, bytes, start, end);
    } else this.annotations.addLine(kind, this.#afterSeq, time, offset, this.#slice(start, end), 0, end - start);
  }

  #isStop(seq: number): boolean {
    const rule = this.#rules.match(this.#candidate, seq);
    if (rule === undefined) return false;
    this.#stopped = { seq, rule };
    return true;
  }

  #checkBlockLength(): void {
    if (this.store.end - this.#framing.blockStart <= this.#maxBlockBytes) return;
    this.#blockTooLong = { maxBytes: this.#maxBlockBytes };
    this.log.cut(this.#framing.blockStart, this.store.end);
    this.#framing.halt();
  }

  #discardBlock(): void {
    this.log.cut(this.#framing.blockStart, this.store.end);
    this.#framing.beginBody();
    this.#settle();
  }

  #settle(): void {
    this.log.settle(this.#framing.blockStart);
    const { firstSeq } = this.log;
    if (firstSeq === this.#firstSeq) return;
    this.#firstSeq = firstSeq;
    this.annotations.dropBefore(firstSeq);
  }
}
