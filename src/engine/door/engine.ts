import type {
  AnswerEnded,
  EngineDiagnoses,
  EngineOptions,
  EngineProgress,
  EventDetails,
  EventFilter,
  FoundRow,
  EventInfo,
  LogLimits,
  NetworkBlock,
  StorageAccount,
  ViewUpdate,
  WindowRequest,
} from '../../shared/stream/engine.ts';
import { type LineFormat, plainBody } from '../../shared/stream/body.ts';
import type { StreamStatistics } from '../../shared/stream/statistics.ts';
import type { ExportChunk, ExportRequest } from '../../shared/stream/export.ts';
import type { AttemptNews, Annotation, AnnotationChoice } from '../../shared/stream/annotations.ts';
import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { EventDigests } from '../../shared/stream/event-digest.ts';
import type { EventRecord, StopRule } from '../../shared/stream/records.ts';
import { AnswerFollower } from '../answers/answer-follower.ts';
import { ShownAnswer } from '../answers/shown-answer.ts';
import { Exports } from '../export/exports.ts';
import { ByteStore } from '../bytes/byte-store.ts';
import type { RawBytes } from '../bytes/raw-bytes.ts';
import { eventInfo } from '../log/event-info.ts';
import { EventReader } from '../log/event-reader.ts';
import { eventStreamFraming } from '../intake/framer.ts';
import { BodyIntake } from '../intake/body-intake.ts';
import { Ingest } from '../intake/ingest.ts';
import { EventLint } from '../lint/event-lint.ts';
import { AnnotatedRows } from '../annotations/annotated-rows.ts';
import { momentaryDiagnoses, momentaryKinds } from '../lint/momentary-diagnoses.ts';
import type { EngineCalls, IdFinding } from '../client/messages.ts';
import { findId, seqAtTime } from '../log/find-event.ts';
import { readDigests, readEvents } from '../log/read-events.ts';
import { sameType } from '../log/same-type.ts';
import type { SlotFile } from '../bytes/slot-file.ts';
import { Finder } from '../rows/finder.ts';
import { shownSeqs } from '../rows/shown-seqs.ts';
import { type EngineMemory, memoryOf } from './engine-memory.ts';
import { filesIn, type LogFiles } from './log-files.ts';
import { ListSearch } from './list-search.ts';
import { RowWindows } from './row-windows.ts';
import type { PacedFollower } from './scheduler.ts';
import { View } from '../rows/view.ts';
import { Statistics } from '../statistics/statistics.ts';

/** No answer has more rows than this: more than any screen shows. */
const maxWindowRows = 2000;

/** The engine in one piece, without the worker around it. */
export class Engine implements EngineCalls, Disposable {
  readonly #files: LogFiles;
  readonly #ingest: Ingest;
  /** The one that is read, or was read last. */
  #body: BodyIntake;
  #bodies = 0;
  #format: LineFormat | undefined;
  readonly #reader: EventReader;
  readonly #view: View;
  /** What the page sees: the view with what came between the events. */
  readonly #rows: AnnotatedRows;
  readonly #finder: Finder;
  readonly #windows: RowWindows;
  /** When the first read came, in ms since the epoch. */
  #beganAt: number | undefined;
  readonly #lint: EventLint;
  /** What a language model says in the stream, if one does. */
  readonly answers: AnswerFollower;
  readonly #answer: ShownAnswer;
  readonly #mayStopAtAnswerEnd: boolean;
  #stopsAtAnswerEnd: boolean;
  readonly #list: ListSearch;
  /** What reads the log behind the stream, with the pace of each; answers before lint, which tells of ends that close nothing. */
  readonly followers: readonly PacedFollower[];
  /** As soon as somebody has asked for them; they go on when that is done again. */
  #statistics: Statistics | undefined;
  readonly #exports: Exports;

  /** @throws RangeError for limits that allow nothing */
  constructor(options: EngineOptions, files = filesIn(options.folder), store = new ByteStore({ file: files.bytes })) {
    this.#files = files;
    this.#ingest = new Ingest(options, store, eventStreamFraming, files);
    this.#body = new BodyIntake(this.#ingest, plainBody);
    this.#reader = new EventReader(this.#ingest.log, this.#ingest.store);
    if (options.lastEventId !== undefined) this.#ingest.setLastEventId(options.lastEventId);
    this.#lint = new EventLint(this.#ingest.log, this.#reader, this.#ingest.book, this.#ingest.endWords);
    this.answers = new AnswerFollower(this.#ingest.log, this.#reader, this.#ingest.book);
    this.#answer = new ShownAnswer(this.answers);
    this.#mayStopAtAnswerEnd = options.stopAtAnswerEnd === true;
    this.#stopsAtAnswerEnd = this.#mayStopAtAnswerEnd && options.stopOn.length > 0;
    this.#ingest.endWords.isOfFormat = (seq) => this.#stopsAtAnswerEnd && this.answers.isEnd(seq);
    const newView = (): View => new View(this.#ingest.log, this.#ingest.store, this.#reader);
    this.#view = newView();
    this.#rows = new AnnotatedRows(this.#view, this.#ingest.annotations);
    this.#finder = new Finder(newView);
    this.#windows = new RowWindows(this.#ingest, this.#reader, this.#view, this.#finder);
    this.#list = new ListSearch(this.#view, this.#finder, this.#windows);
    this.followers = [
      { follower: this.#list, pace: 'atOnce' },
      { follower: this.answers, pace: 'whenQuiet' },
      { follower: this.#lint, pace: 'whenQuiet' },
      { follower: this.#ingest.eventless, pace: 'afterAWhile' },
    ];
    this.#exports = new Exports(() => {
      const { log, store, readEnd } = this.#ingest;
      return { log, store, reader: this.#reader, readEnd };
    });
  }

  /** A fresh object each time. */
  get progress(): EngineProgress {
    const { end: body, facts: bodyFacts } = this.#body;
    const { answerEnded } = this;
    return {
      ...this.#ingest.progress,
      ...(body !== undefined && { body }),
      ...(bodyFacts !== undefined && { bodyFacts }),
      ...(answerEnded !== undefined && { answerEnded }),
      ...(this.#format !== undefined && { format: this.#format }),
    };
  }

  /** The end of an LLM response that is to end the stream. */
  get answerEnded(): AnswerEnded | undefined {
    return this.#stopsAtAnswerEnd ? this.answers.ended : undefined;
  }

  /** What is in memory, for tests and diagnostics. */
  get memory(): EngineMemory {
    return memoryOf(this.#ingest, this.storage().fileBytes);
  }

  /** Frees the bytes of the stream and the files. Nothing can be read any more. */
  [Symbol.dispose](): void {
    this.#body[Symbol.dispose]();
    this.#ingest.log[Symbol.dispose]();
    this.#ingest.store[Symbol.dispose]();
    for (const file of this.#allFiles) file.close();
  }

  /** Whether {@link search} has more to do. */
  get isSearching(): boolean {
    return !this.#list.isAtRest;
  }

  beginBody(coding = plainBody): void {
    this.#body[Symbol.dispose]();
    this.#body = new BodyIntake(this.#ingest, coding);
    this.#bodies++;
    this.#format = coding.format;
    for (const { follower } of this.followers) follower.beginBody?.(coding.format);
  }

  /** @param isOwn - this side ended it: what the server hadn't sent yet is no fault of its */
  endBody(isProper = true, isOwn = false): void {
    this.#body.endBody(isProper);
    if (isOwn) return this.answers.endOwn();
    for (const { follower } of this.followers) follower.endBody?.();
    // Else the request would be sent again before anybody knows that there is nothing more to come.
    if (this.#stopsAtAnswerEnd) this.answers.catchUp();
  }

  /** How many have begun. */
  get bodies(): number {
    return this.#bodies;
  }

  push(block: NetworkBlock): void {
    this.#take(block.reads, () => this.#body.push(block));
  }

  /** Takes bytes out of memory that is not the engine's. */
  take(raw: RawBytes): void {
    this.#take(raw.reads, () => this.#body.take(raw));
  }

  /** Whether the bytes of the body are compressed. */
  get isUnpacking(): boolean {
    return this.#body.isCompressed;
  }

  /** Whether nothing more is read of the body, whatever comes. */
  get isOver(): boolean {
    return this.#body.end !== undefined || this.#ingest.isHalted;
  }

  #take(reads: NetworkBlock['reads'], take: () => void): void {
    const { isComplete } = this.#list;
    this.#beganAt ??= reads[0]?.time;
    take();
    this.#followLog();
    if (isComplete) this.#list.goOn();
  }

  /** Looks at the next events under the filter, for a few milliseconds at most. */
  search(): void {
    this.#list.advance();
  }

  setFind(find: EventFilter | null): void {
    this.#finder.set(find);
    this.#windows.highlight(find?.highlight ?? []);
  }

  findRow(seq: number, direction: 'next' | 'previous'): FoundRow | null {
    return this.#finder.next(seq, direction) ?? null;
  }

  setFilter(filter: EventFilter): void {
    this.#view.setFilter(filter);
    this.#list.advance();
  }

  setAnnotations(choice: AnnotationChoice): void {
    this.#rows.choose(choice);
  }

  attempt(news: AttemptNews): void {
    this.#ingest.attempt(news);
  }

  annotation(number: number, maxBytes: number): Annotation | undefined {
    return this.#rows.annotationOf(number, maxBytes);
  }

  setLastEventId(id: string): void {
    this.#ingest.setLastEventId(id);
  }

  setStopRules(rules: readonly StopRule[]): void {
    this.#ingest.setStopRules(rules);
    this.#stopsAtAnswerEnd = this.#mayStopAtAnswerEnd && rules.length > 0;
  }

  setLimits(limits: LogLimits): void {
    this.#ingest.setLimits(limits);
    this.#followLog();
  }

  clear(): void {
    this.#ingest.clear();
    for (const { follower } of this.followers) follower.clear?.();
    this.#statistics = undefined;
  }

  view(window: WindowRequest): ViewUpdate {
    this.#list.catchUp();
    const { counts, ruleNotices } = this.progress;
    const { rows, failure: searchFailure } = this.#view;
    const { searched } = rows;
    const { generation } = this.#rows;
    const extent = this.#rows.extent(window.until, window.untilAnnotation);
    const { start, end, eventEnd, annotations } = extent;
    const find = this.#finder.state;
    const { book, eventless, log } = this.#ingest;
    const momentary = momentaryKinds(log).filter((kind) => book.judges(kind));
    const diagnosisKinds = [...book.kinds, ...eventless.kinds, ...momentary];
    const eventlessReason = log.nextSeq === 1 ? eventless.reason : undefined;
    return {
      counts,
      types: this.#ingest.log.types.counts(),
      ruleNotices,
      generation,
      start,
      end,
      ...(annotations === undefined ? {} : { annotations }),
      ...(window.until === undefined ? {} : { paused: { until: window.until, waiting: rows.end - eventEnd } }),
      ...(searched === undefined ? {} : { searched }),
      ...(searchFailure === undefined ? {} : { searchFailure }),
      ...(this.#beganAt === undefined ? {} : { beganAt: this.#beganAt }),
      ...(diagnosisKinds.length === 0 ? {} : { diagnosisKinds }),
      ...(eventlessReason === undefined ? {} : { eventlessReason }),
      ...(this.answers.merge.recognition && { answerRead: this.answers.next - 1 }),
      ...(find === undefined ? {} : { find }),
      window: this.#windows.read(window, this.#rows.slice(window, extent, maxWindowRows)),
    };
  }

  storage(): StorageAccount {
    const { log, store } = this.#ingest;
    const fileBytes = this.#allFiles.reduce((sum, { size }) => sum + size, 0);
    return { heldBytes: store.heldBytes, memoryBytes: log.memoryBytes, fileBytes, limits: log.limits };
  }

  /** What is measured; asked again, it goes on. See `left`. */
  statistics(): StreamStatistics {
    this.#statistics ??= new Statistics(this.#ingest.log);
    this.#statistics.advance();
    return this.#statistics.snapshot(Date.now());
  }

  details(seq: number, maxChars: number): EventDetails | undefined {
    return this.#ingest.log.has(seq) ? this.#reader.details(seq, maxChars) : undefined;
  }

  info(seq: number): EventInfo | undefined {
    const { log } = this.#ingest;
    return log.has(seq) ? eventInfo(log, this.#reader, seq) : undefined;
  }

  sameType(seq: number, step: 1 | -1): number | undefined {
    const { log } = this.#ingest;
    return log.has(seq) ? sameType(log, this.#reader, seq, step) : undefined;
  }

  dataPiece(seq: number, from: number, maxChars: number): string | undefined {
    return this.#ingest.log.has(seq) ? this.#reader.dataPiece(seq, from, maxChars) : undefined;
  }

  locate(seq: number): number {
    return this.#rows.ordinalOf(seq);
  }

  locateAnnotation(number: number): number {
    return this.#rows.ordinalOfAnnotation(number);
  }

  seqAt(ordinal: number): number {
    return this.#rows.seqAt(ordinal);
  }

  shownSeqs(from: number, to: number): Float64Array<ArrayBuffer> {
    return shownSeqs(this.#view.rows, from, to);
  }

  seqAtTime(time: number): number {
    return seqAtTime(this.#ingest.log, time);
  }

  findId(id: string, before: number): IdFinding {
    return findId(this.#ingest.log, id, before);
  }

  read(fromSeq: number, limit: number): EventRecord[] {
    return readEvents(this.#ingest.log, this.#reader, fromSeq, limit);
  }

  digests(fromSeq: number, toSeq: number): EventDigests {
    return readDigests(this.#ingest.log, this.#reader, fromSeq, toSeq);
  }

  /** Whether {@link lint} has more to do. */
  get isLinting(): boolean {
    return !this.#lint.isAtRest;
  }

  /** Looks at some events for notes. */
  lint(): void {
    this.#lint.advance();
  }

  readonly answerWindow: EngineCalls['answerWindow'] = (...args) => this.#answer.window(...args);
  readonly answerSeqAt: EngineCalls['answerSeqAt'] = (part, offset) => this.#answer.seqAt(part, offset);
  readonly answerRanges: EngineCalls['answerRanges'] = (seq) => this.#answer.rangesOf(seq);
  readonly answerStep: EngineCalls['answerStep'] = (seq, step) => this.#answer.step(seq, step);
  readonly readAnswer: EngineCalls['readAnswer'] = (until) => this.#answer.read(until);

  diagnoses(): EngineDiagnoses {
    const { log, book, eventless } = this.#ingest;
    const momentary = momentaryDiagnoses(log).filter(({ kind }) => book.judges(kind));
    return { diagnoses: [...book.diagnoses, ...eventless.diagnoses, ...momentary], looked: this.#lint.looked };
  }

  judge(kinds: readonly DiagnosisKind[]): void {
    this.#ingest.book.judge(kinds);
  }

  beginExport(request: ExportRequest): number {
    return this.#exports.begin(request);
  }

  exportChunk(id: number): ExportChunk {
    return this.#exports.next(id);
  }

  endExport(id: number): void {
    this.#exports.end(id);
  }

  #followLog(): void {
    for (const { follower } of this.followers) follower.followLog?.();
  }

  get #allFiles(): readonly SlotFile[] {
    const { bytes, segments, times } = this.#files;
    return [bytes, segments, times].filter((file) => file !== undefined);
  }
}
