import type {
  EngineDiagnoses,
  EngineOptions,
  EngineProgress,
  EventDetails,
  EventFilter,
  EventInfo,
  LogLimits,
  NetworkBlock,
  ViewUpdate,
  WindowRequest,
} from '../../shared/stream/engine.ts';
import type { BodyCoding } from '../../shared/stream/body.ts';
import type { ExportChunk, ExportRequest } from '../../shared/stream/export.ts';
import type { AttemptNews, Annotation, AnnotationChoice } from '../../shared/stream/annotations.ts';
import type { AnswerReading } from '../../shared/stream/answer.ts';
import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { EventRecord, StopRule } from '../../shared/stream/records.ts';
import {
  type Call,
  type EngineCalls,
  type FromWorker,
  type IdFinding,
  type Method,
  type ToWorker,
  weightOf,
} from './messages.ts';
import { EngineInlet } from './inlet.ts';
import { EngineSeat } from './worker-pool.ts';

interface PendingCall {
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

/** Why a question is refused: nobody wants the engine any more. */
export class EngineDisposed extends Error {
  override readonly name = 'EngineDisposed';

  constructor() {
    super('The engine was disposed of.');
  }
}

const initialProgress: EngineProgress = {
  blocks: 0,
  counts: { received: 0, kept: 0, dropped: 0, comments: 0, bytes: 0 },
  lastEventId: '',
  ruleNotices: [],
};

/**
 * The engine as the host sees it: in a worker, it takes the bytes and answers questions about them. Messages arrive in the
 * order in which they were sent, so a question sees everything that was pushed before it.
 *
 * After a failure or `dispose` blocks are ignored and questions are refused.
 */
export class EngineClient {
  /** Called after each processed block, and when the body, the limits, the rules or the log changed by a call. */
  onDidProgress: ((progress: EngineProgress) => void) | undefined;
  /** Called once when the engine failed, or its worker ended, and with what. All pending calls were rejected. */
  onDidFail: ((message: string) => void) | undefined;
  /** Called when rows were found without a new block: a search went on. */
  onDidChangeView: (() => void) | undefined;

  readonly #seat: EngineSeat;
  readonly #pending = new Map<number, PendingCall>();
  #nextCall = 1;
  #progress = initialProgress;
  #bytesInFlight = 0;
  readonly #canShare: boolean;
  #inlet: EngineInlet | undefined;
  /** How many were posted that the engine heeds in their order. */
  #messages = 0;
  /** How many have begun. */
  #bodies = 0;
  /** Why nothing more is sent: the engine failed or was disposed of. */
  #ended: Error | undefined;

  /**
   * Starts the engine, in a worker of its own or beside others.
   *
   * @param workerFile - absolute path of the bundled worker
   * @param canShare - whether there may be memory that both threads share
   * @throws DataCloneError for options that are not plain data; nothing was started then
   */
  static start(workerFile: string, options: EngineOptions, canShare = 'SharedArrayBuffer' in globalThis): EngineClient {
    return new EngineClient(workerFile, options, canShare);
  }

  private constructor(workerFile: string, options: EngineOptions, canShare: boolean) {
    this.#canShare = canShare;
    this.#progress = { ...initialProgress, lastEventId: options.lastEventId ?? '' };
    this.#seat = EngineSeat.take(workerFile, options, {
      onMessage: (message) => this.#receive(message),
      onLost: (reason) => this.#fail(reason),
    });
  }

  /** The newest answer of the engine. */
  get progress(): EngineProgress {
    return this.#progress;
  }

  /** What was written or posted and not yet processed by the worker, as {@link weightOf} has it. */
  get bytesInFlight(): number {
    return this.#bytesInFlight + (this.#inlet?.bytesInFlight ?? 0);
  }

  /** The way in for bytes as they come from the network; absent where no memory can be shared, so that they come in blocks. */
  get inlet(): EngineInlet | undefined {
    if (!this.#canShare || this.#ended !== undefined) return undefined;
    return (this.#inlet ??= new EngineInlet({
      post: (message) => this.#post(message),
      push: (block) => this.push(block),
      messages: () => this.#messages,
    }));
  }

  /**
   * Asks the engine: what the two tables have, {@link EngineCalls}. What the host asks often has a function of its own below.
   *
   * @throws {@link EngineDisposed}; Error when the engine refuses the call or has failed
   */
  ask<M extends Method>(method: M, ...args: Parameters<EngineCalls[M]>): Promise<ReturnType<EngineCalls[M]>> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    if (this.#ended === undefined) {
      const id = this.#nextCall++;
      this.#pending.set(id, { resolve, reject });
      this.#post({ kind: 'call', id, call: { method, args } as Call });
    } else {
      reject(this.#ended);
    }
    return promise as Promise<ReturnType<EngineCalls[M]>>;
  }

  /** A new body begins: an unfinished block is forgotten, the last event ID string survives. @param coding - absent: plain */
  beginBody(coding?: BodyCoding): void {
    this.#bodies++;
    this.#tell('beginBody', ...(coding === undefined ? [] : [coding]));
  }

  /** Hands over a block. Its buffers are transferred: the sender cannot use them afterwards. */
  push(block: NetworkBlock): void {
    if (this.#ended !== undefined) return;
    this.#post(
      { kind: 'block', block },
      block.pieces.map(({ buffer }) => buffer),
    );
    this.#bytesInFlight += weightOf(block.byteLength, block.reads.length);
  }

  /**
   * The connection has ended, or the body: resolves once everything pushed before was processed, and `progress.body` says what
   * became of it. An unfinished block is discarded.
   *
   * @param isProper - the server ended the connection, and no failure did
   * @param isOwn - this side ended it
   */
  async endBody(isProper = true, isOwn = false): Promise<EngineProgress> {
    await this.ask('endBody', isProper, isOwn);
    return this.#progress;
  }

  /** The rows of a window and everything around them, at one moment. */
  view(window: WindowRequest): Promise<ViewUpdate> {
    return this.ask('view', window);
  }

  /** Shows only what matches; the search for it goes on in the background and gives way to the next filter. */
  setFilter(filter: EventFilter): void {
    this.#tell('setFilter', filter);
  }

  /** Looks for these events beside the list, which stays as it is; `null`: no more. */
  setFind(find: EventFilter | null): void {
    this.#tell('setFind', find);
  }

  /** Shows what came between the events as rows: these kinds of it. */
  setAnnotations(choice: AnnotationChoice): void {
    this.#tell('setAnnotations', choice);
  }

  /** A request for the stream was answered, or is over: after what was pushed before. */
  attempt(news: AttemptNews): void {
    this.#tell('attempt', news);
  }

  /** What came between the events, by its number, with so much of its line; `undefined` when it is not kept any more. */
  annotation(number: number, maxBytes: number): Promise<Annotation | undefined> {
    return this.ask('annotation', number, maxBytes);
  }

  /**
   * The numbers of the events that the filter shows, from one to another, in their order; the first thousands of them. To be
   * asked again from the last one on, until there are none.
   */
  shownSeqs(from: number, to: number): Promise<Float64Array<ArrayBuffer>> {
    return this.ask('shownSeqs', from, to);
  }

  /** What a reconnect sends, and the next events inherit. Resolves once {@link progress} says so. */
  setLastEventId(id: string): Promise<void> {
    return this.ask('setLastEventId', id);
  }

  /** Judges the events that arrive from now on by these rules. */
  setStopRules(rules: readonly StopRule[]): void {
    this.#tell('setStopRules', rules);
  }

  /** Bounds the log; what is over the new limits is dropped at once. */
  setLimits(limits: LogLimits): void {
    this.#tell('setLimits', limits);
  }

  /** Drops all events; the numbers go on. */
  clear(): void {
    this.#tell('clear');
  }

  /**
   * One event whole, for a person to look at.
   *
   * @param maxChars - bounds the data in UTF-16 code units, and the raw block in bytes
   * @returns `undefined` when the event was dropped
   */
  details(seq: number, maxChars: number): Promise<EventDetails | undefined> {
    return this.ask('details', seq, maxChars);
  }

  /** What there is to know of an event beside what it says; `undefined` when it was dropped. */
  info(seq: number): Promise<EventInfo | undefined> {
    return this.ask('info', seq);
  }

  /** The first event that came at that time or after it, in ms since the epoch; 0 when there is none. */
  seqAtTime(time: number): Promise<number> {
    return this.ask('seqAtTime', time);
  }

  /** Looks for the newest event with that ID of its own, among those before `before`, for some milliseconds at most. */
  findId(id: string, before: number): Promise<IdFinding> {
    return this.ask('findId', id, before);
  }

  /**
   * Events in order from `fromSeq` on; dropped ones are skipped.
   *
   * @param limit - at least 1, else the call is refused with a RangeError. An answer has at most 10,000 events, and
   *   fewer when they are large: go on from the last one's number until the answer is empty.
   */
  read(fromSeq: number, limit: number): Promise<EventRecord[]> {
    if (!(limit >= 1)) return Promise.reject(new RangeError(`At least one event must be asked for, not ${limit}.`));
    return this.ask('read', fromSeq, limit);
  }

  /** What there is to say about the stream so far. */
  diagnoses(): Promise<EngineDiagnoses> {
    return this.ask('diagnoses');
  }

  /** The answer of a language model, of all events up to that one; `undefined`: none was recognized so far. */
  async readAnswer(until: number): Promise<AnswerReading | undefined> {
    for (;;) {
      const reading = await this.ask('readAnswer', until);
      if (reading !== 'more') return reading ?? undefined;
    }
  }

  /** There is to be nothing said but of these kinds: of what is pushed from now on. */
  judge(kinds: readonly DiagnosisKind[]): void {
    this.#tell('judge', kinds);
  }

  /**
   * The bytes of an export, chunk by chunk; the log goes on in between. The last chunk says that it is the last.
   *
   * @throws Error when the filter cannot be used, or the engine is gone
   */
  async *export(request: ExportRequest): AsyncGenerator<ExportChunk, void> {
    const id = await this.ask('beginExport', request);
    try {
      for (let isLast = false; !isLast;) {
        const chunk = await this.ask('exportChunk', id);
        yield chunk;
        ({ isLast } = chunk);
      }
    } finally {
      this.#tell('endExport', id);
    }
  }

  /** The body is over, and nothing more will be fed: another engine may share the thread. */
  rest(): void {
    this.#seat.rest();
  }

  /** Ends the engine: its memory and files are free once it resolves. Pending calls are rejected. */
  dispose(): Promise<void> {
    this.#end(new EngineDisposed());
    return this.#seat.leave();
  }

  /** A refusal means a bug in the caller and leaves the engine as it was; a failure is told by `onDidFail`. */
  #tell<M extends Method>(method: M, ...args: Parameters<EngineCalls[M]>): void {
    this.ask(method, ...args).catch(() => undefined);
  }

  #post(message: ToWorker, transfer: readonly ArrayBuffer[] = []): void {
    this.#seat.post(message, transfer);
    if (message.kind !== 'wake') this.#messages++;
  }

  #receive(message: FromWorker): void {
    // What was on its way when the end came is of no use: whoever waited for it was told already.
    if (this.#ended !== undefined) return;
    switch (message.kind) {
      case 'progress': {
        const { progress, lastEventId = this.#progress.lastEventId, bytes, bodies } = message;
        const { body, bodyFacts, ...others } = progress;
        // What became of the body before is not what becomes of this one.
        const ofBody = bodies === this.#bodies ? { ...(body && { body }), ...(bodyFacts && { bodyFacts }) } : {};
        this.#progress = { ...others, ...ofBody, lastEventId };
        this.#bytesInFlight -= bytes;
        notify(() => this.onDidProgress?.(this.#progress));
        break;
      }
      case 'result':
        this.#settle(message.id)?.resolve(message.value);
        break;
      case 'refusal':
        this.#settle(message.id)?.reject(new Error(message.message));
        break;
      case 'viewChanged':
        notify(() => this.onDidChangeView?.());
        break;
      case 'failure':
        this.#fail(`The engine crashed: ${message.message}`);
        break;
    }
  }

  #settle(id: number): PendingCall | undefined {
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    return call;
  }

  #fail(message: string): void {
    if (this.#ended !== undefined) return;
    this.#end(new Error(message));
    void this.#seat.leave();
    notify(() => this.onDidFail?.(message));
  }

  #end(reason: Error): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    this.#bytesInFlight = 0;
    this.#inlet = undefined;
    for (const call of this.#pending.values()) call.reject(reason);
    this.#pending.clear();
  }
}

/** A listener that throws must not keep the client from its own work. */
function notify(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    process.emitWarning(`A listener of the engine threw: ${describe(error)}`);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
