import type {
  EngineNotes,
  EngineOptions,
  EngineProgress,
  EventDetails,
  EventFilter,
  FoundRow,
  EventInfo,
  LogLimits,
  NetworkBlock,
  RowWindow,
  StorageAccount,
  ViewUpdate,
  WindowRequest,
} from '../protocol/engine.ts';
import type { StreamStatistics } from '../protocol/statistics.ts';
import type { ExportChunk, ExportRequest } from '../protocol/export.ts';
import type { EventRecord, StopRule } from '../protocol/records.ts';
import { Exports } from './export/exports.ts';
import { ByteStore, byteSlotBytes } from './log/byte-store.ts';
import { eventInfo } from './log/event-info.ts';
import type { IndexFiles } from './log/event-log.ts';
import { EventReader } from './log/event-reader.ts';
import { Ingest } from './wire/ingest.ts';
import { EventLint } from './lint/event-lint.ts';
import { momentaryNotes } from './lint/momentary-notes.ts';
import type { EngineCalls, IdFinding } from './messages.ts';
import { findId, seqAtTime } from './log/find-event.ts';
import { readPageBytes } from './log/read-times.ts';
import { sameType } from './log/same-type.ts';
import { segmentBytes } from './log/segment.ts';
import { SlotFile } from './log/slot-file.ts';
import { PathColumns } from './rows/path-cells.ts';
import { TypeGaps } from './rows/row-gaps.ts';
import { Finder } from './rows/finder.ts';
import { View } from './rows/view.ts';
import { Statistics } from './statistics/statistics.ts';

/** No answer has more rows than this: more than any screen shows. */
const maxWindowRows = 2000;

/** No answer to a read has more events than this, nor goes on after so many bytes of them. */
const maxReadEvents = 10_000;
const maxReadBytes = 16 << 20;

/** What the engine holds, in memory unless something else is said. */
export interface EngineMemory {
  /** Of the stream. */
  readonly bytes: number;
  readonly chunks: number;
  /** Of the stream and the index together. */
  readonly total: number;
  /** Of the index, also those in the file. */
  readonly segments: number;
  /** Of the times of network reads. */
  readonly readPages: number;
  /** Bytes of the files. */
  readonly files: number;
}

/** Where the oldest bytes and the index of their events go, when there is a bound on memory. */
export interface LogFiles extends IndexFiles {
  readonly bytes?: SlotFile;
}

function filesIn(folder: string | undefined): LogFiles {
  if (folder === undefined) return {};
  return {
    bytes: new SlotFile(folder, byteSlotBytes),
    segments: new SlotFile(folder, segmentBytes),
    times: new SlotFile(folder, readPageBytes),
  };
}

/** The engine in one piece, without the worker around it. */
export class Engine implements EngineCalls, Disposable {
  readonly #files: LogFiles;
  readonly #ingest: Ingest;
  readonly #reader: EventReader;
  readonly #view: View;
  readonly #finder: Finder;
  readonly #cells: PathColumns;
  readonly #typeGaps: TypeGaps;
  /** The last window lacks cells that can be had by asking again, and nobody was told. */
  #owesCells = false;
  /** When the first read came, in ms since the epoch. */
  #beganAt: number | undefined;
  readonly #lint: EventLint;
  /** As soon as somebody has asked for them. */
  #statistics: Statistics | undefined;
  readonly #exports: Exports;
  /** Blocks came after everything was looked at, and they were not yet. */
  #isBehind = false;

  /** @throws RangeError for limits that allow nothing */
  constructor(options: EngineOptions, files = filesIn(options.folder), store = new ByteStore({ file: files.bytes })) {
    this.#files = files;
    this.#ingest = new Ingest(options, store, files);
    this.#reader = new EventReader(this.#ingest.log, this.#ingest.store);
    if (options.lastEventId !== undefined) this.#ingest.setLastEventId(options.lastEventId);
    this.#lint = new EventLint(this.#ingest.log, this.#reader, this.#ingest.book);
    const newView = (): View => new View(this.#ingest.log, this.#ingest.store, this.#reader);
    this.#view = newView();
    this.#finder = new Finder(newView);
    this.#cells = new PathColumns(this.#reader);
    this.#typeGaps = new TypeGaps(this.#ingest.log);
    this.#exports = new Exports(() => {
      const { log, store, readEnd } = this.#ingest;
      return { log, store, reader: this.#reader, readEnd };
    });
  }

  /** A fresh object each time. */
  get progress(): EngineProgress {
    return this.#ingest.progress;
  }

  /** What is in memory, for tests and diagnoses. */
  get memory(): EngineMemory {
    const { log, store } = this.#ingest;
    const { fileBytes } = this.storage();
    return {
      bytes: store.memoryBytes,
      chunks: store.chunkCount,
      total: log.memoryBytes,
      segments: log.segmentCount,
      readPages: log.times.pageCount,
      files: fileBytes,
    };
  }

  /** Frees the files. Their bytes cannot be read any more. */
  [Symbol.dispose](): void {
    for (const file of this.#allFiles) file.close();
  }

  /** Whether {@link search} has more to do. */
  get isSearching(): boolean {
    return !this.#view.rows.isAtRest || !this.#finder.isAtRest || this.#owesCells;
  }

  beginBody(): void {
    this.#ingest.beginBody();
    this.#lint.beginBody();
  }

  endBody(isProper = true): void {
    this.#ingest.endBody(isProper);
  }

  push(block: NetworkBlock): void {
    const wasAtRest = this.#view.rows.isAtRest;
    this.#beganAt ??= block.reads[0]?.time;
    this.#ingest.push(block);
    this.#view.followLog();
    this.#finder.followLog();
    // While a search is under way it goes on in slices of its own, so that a flood of blocks is not held up by it.
    this.#isBehind ||= wasAtRest;
    if (wasAtRest && this.#view.followsBlocks) this.search();
  }

  /** Looks at the next events under the filter, for a few milliseconds at most. */
  search(): void {
    this.#isBehind = false;
    this.#owesCells = false;
    // First the list, then what is looked for in it.
    if (this.#view.rows.isAtRest) this.#finder.advance();
    else this.#view.advance();
  }

  setFind(find: EventFilter | null): void {
    this.#finder.set(find);
  }

  findRow(seq: number, direction: 'next' | 'previous'): FoundRow | null {
    return this.#finder.next(seq, direction) ?? null;
  }

  setFilter(filter: EventFilter): void {
    this.#view.setFilter(filter);
    this.search();
  }

  setLastEventId(id: string): void {
    this.#ingest.setLastEventId(id);
  }

  setStopRules(rules: readonly StopRule[]): void {
    this.#ingest.setStopRules(rules);
  }

  setLimits(limits: LogLimits): void {
    this.#ingest.setLimits(limits);
    this.#view.followLog();
    this.#finder.followLog();
  }

  clear(): void {
    this.#ingest.clear();
    this.#view.clear();
    this.#statistics = undefined;
    this.#finder.clear();
  }

  view(window: WindowRequest): ViewUpdate {
    // So that a search that was over does not seem to begin again with every block.
    if (this.#isBehind) this.search();
    const { counts, notes } = this.progress;
    const { rows } = this.#view;
    const { start, searched } = rows;
    // Every row that comes later stands behind those up to an event.
    const end = window.until === undefined ? rows.end : rows.ordinalOf(window.until + 1);
    const searchFailure = this.#view.failure;
    const find = this.#finder.state;
    const rowWindow = this.#window(window, end);
    const noteKinds = this.#ingest.book.kinds;
    return {
      counts,
      types: this.#ingest.log.types.counts(),
      notes,
      generation: this.#view.generation,
      start,
      end,
      ...(window.until === undefined ? {} : { paused: { until: window.until, waiting: rows.end - end } }),
      ...(searched === undefined ? {} : { searched }),
      ...(searchFailure === undefined ? {} : { searchFailure }),
      ...(this.#beganAt === undefined ? {} : { beganAt: this.#beganAt }),
      ...(noteKinds.length === 0 ? {} : { noteKinds }),
      ...(find === undefined ? {} : { find }),
      window: find === undefined ? rowWindow : { ...rowWindow, found: this.#finder.marks(rowWindow.seq) },
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
    return this.#view.rows.ordinalOf(seq);
  }

  seqAt(ordinal: number): number {
    const { start, end } = this.#view.rows;
    return start === end ? 0 : this.#view.rows.seqAt(Math.min(Math.max(Math.floor(ordinal), start), end - 1));
  }

  seqAtTime(time: number): number {
    return seqAtTime(this.#ingest.log, time);
  }

  findId(id: string, before: number): IdFinding {
    return findId(this.#ingest.log, id, before);
  }

  read(fromSeq: number, limit: number): EventRecord[] {
    if (!(limit >= 1)) throw new RangeError(`At least one event must be asked for, not ${limit}.`);
    const { firstSeq, nextSeq } = this.#ingest.log;
    const first = Math.max(Math.ceil(fromSeq), firstSeq);
    const end = Math.min(first + Math.min(Math.floor(limit), maxReadEvents), nextSeq);
    const records: EventRecord[] = [];
    let bytes = 0;
    for (let seq = first; seq < end && bytes < maxReadBytes; seq++) {
      const record = this.#reader.record(seq);
      // An ID that many events share is in the answer as often as they are.
      bytes += record.bytes + record.lastEventId.length;
      records.push(record);
    }
    return records;
  }

  /** Whether {@link lint} has more to do. */
  get isLinting(): boolean {
    return !this.#lint.isAtRest;
  }

  /** Counts up with each note. */
  get noteRevision(): number {
    return this.#ingest.book.revision;
  }

  /** Looks at some events for notes. */
  lint(): void {
    this.#lint.advance();
  }

  notes(): EngineNotes {
    const { log, book, unfinished } = this.#ingest;
    return { notes: [...book.notes, ...momentaryNotes(log, unfinished)], looked: this.#lint.looked };
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

  get #allFiles(): readonly SlotFile[] {
    const { bytes, segments, times } = this.#files;
    return [bytes, segments, times].filter((file) => file !== undefined);
  }

  /** @param end - ordinal behind the last row that may be seen */
  #window(request: WindowRequest, end: number): RowWindow {
    const window = this.#plainWindow(request, end);
    const { facts = [], columns = [] } = request;
    const seqs = facts.length + columns.length === 0 ? [] : [...window.seq];
    const cells = columns.length === 0 ? undefined : this.#cells.read(seqs, columns);
    this.#owesCells = cells !== undefined && this.#cells.isBehind;
    return {
      ...window,
      ...(facts.includes('id') && { id: seqs.map((seq) => this.#reader.ownId(seq)) }),
      ...(facts.includes('gap') && { gap: this.#gaps(window) }),
      ...(facts.includes('typeGap') && { typeGap: Float64Array.from(seqs, (seq) => this.#typeGaps.of(seq)) }),
      ...(cells !== undefined && { cells }),
    };
  }

  #gaps({ from, time }: RowWindow): Float64Array<ArrayBuffer> {
    const { rows } = this.#view;
    const before = from > rows.start && from < rows.end ? rows.seqAt(from - 1) : undefined;
    const timeBefore = before === undefined ? Number.NaN : this.#ingest.log.times.timeOf(before);
    return time.map((at, row) => at - (row === 0 ? timeBefore : (time[row - 1] as number)));
  }

  #plainWindow({ from, count, follow }: WindowRequest, end: number): RowWindow {
    const { start } = this.#view.rows;
    const rows = Math.min(Math.max(0, Math.floor(count)), maxWindowRows);
    const first = follow ? Math.max(start, end - rows) : Math.min(Math.max(Math.floor(from), start), end);
    const length = Math.min(rows, end - first);
    const window = emptyWindow(first, length);
    for (let row = 0; row < length; row++) this.#fillRow(window, row);
    const { repeats, book } = this.#ingest;
    const areAgain = repeats.areIn(window.seq[0] ?? 0, window.seq[length - 1] ?? 0);
    const kinds = Array.from(window.seq, (seq) => book.kindAt(seq) ?? null);
    return {
      ...window,
      ...(areAgain && { again: Uint8Array.from(window.seq, (seq) => (repeats.has(seq) ? 1 : 0)) }),
      ...(kinds.some((kind) => kind !== null) && { notes: kinds }),
    };
  }

  #fillRow(window: RowWindow & { readonly preview: string[] }, row: number): void {
    const { log } = this.#ingest;
    const seq = this.#view.rows.seqAt(window.from + row);
    const segment = log.segmentOf(seq);
    window.seq[row] = seq;
    window.time[row] = log.times.timeOf(seq);
    window.type[row] = segment.type[seq - segment.firstSeq] as number;
    window.bytes[row] = segment.length[seq - segment.firstSeq] as number;
    window.preview.push(this.#reader.preview(seq));
  }
}

function emptyWindow(from: number, length: number): RowWindow & { readonly preview: string[] } {
  return {
    from,
    seq: new Float64Array(length),
    time: new Float64Array(length),
    type: new Uint32Array(length),
    bytes: new Float64Array(length),
    preview: [],
  };
}
