/**
 * The boundary between the host's thread and the worker: each engine has a port of its own there. Blocks are answered in their
 * order by one small message each; calls carry a number and are answered or refused under that number.
 */

import type {
  EngineDiagnoses,
  EngineOptions,
  EngineProgress,
  EventFilter,
  EventInfo,
  LogLimits,
  NetworkBlock,
  ViewUpdate,
  WindowRequest,
} from '../../shared/stream/engine.ts';
import type { AnswerReading } from '../../shared/stream/answer.ts';
import type { BodyCoding } from '../../shared/stream/body.ts';
import type { ExportChunk, ExportRequest } from '../../shared/stream/export.ts';
import type { AttemptNews, Annotation, AnnotationChoice } from '../../shared/stream/annotations.ts';
import type { EngineQuestions } from '../../shared/boundary/questions.ts';
import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { EventDigests } from '../../shared/stream/event-digest.ts';
import type { EventRecord, StopRule } from '../../shared/stream/records.ts';

/** What a read costs on its way to the worker, beside its bytes: a server may send each byte in a chunk of its own. */
const readBytes = 64;

/** What bytes on their way take of memory, in bytes. */
export function weightOf(bytes: number, reads: number): number {
  return bytes + readBytes * reads;
}

/**
 * What the host asks of the engine for itself, and what it answers; the client says what each is for. A new call is declared
 * here, and answered by a method of `Engine`.
 */
export interface HostCalls {
  beginBody(coding?: BodyCoding): void;
  endBody(isProper: boolean, isOwn?: boolean): void;
  setLastEventId(id: string): void;
  setStopRules(rules: readonly StopRule[]): void;
  setLimits(limits: LogLimits): void;
  clear(): void;
  setFilter(filter: EventFilter): void;
  setFind(find: EventFilter | null): void;
  setAnnotations(choice: AnnotationChoice): void;
  attempt(news: AttemptNews): void;
  annotation(number: number, maxBytes: number): Annotation | undefined;
  shownSeqs(from: number, to: number): Float64Array<ArrayBuffer>;
  view(window: WindowRequest): ViewUpdate;
  info(seq: number): EventInfo | undefined;
  seqAtTime(time: number): number;
  findId(id: string, before: number): IdFinding;
  read(fromSeq: number, limit: number): EventRecord[];
  /** Of the events from one number on, up to another; as many as can be read at once, none when there are no more. */
  digests(fromSeq: number, toSeq: number): EventDigests;
  diagnoses(): EngineDiagnoses;
  /**
   * The answer of a language model, of all events up to that one. Read in slices: `'more'` until it was read so far; `null`:
   * the stream is of no known format.
   */
  readAnswer(until: number): AnswerReading | 'more' | null;
  judge(kinds: readonly DiagnosisKind[]): void;
  beginExport(request: ExportRequest): number;
  exportChunk(id: number): ExportChunk;
  endExport(id: number): void;
}

/** Whether a call may change the progress, which is then sent before its result. */
export const hostCalls: { readonly [Name in keyof HostCalls]: 'changesProgress' | 'keepsProgress' } = {
  beginBody: 'changesProgress',
  endBody: 'changesProgress',
  setLastEventId: 'changesProgress',
  setStopRules: 'changesProgress',
  setLimits: 'changesProgress',
  clear: 'changesProgress',
  setFilter: 'keepsProgress',
  setFind: 'keepsProgress',
  setAnnotations: 'keepsProgress',
  attempt: 'keepsProgress',
  annotation: 'keepsProgress',
  shownSeqs: 'keepsProgress',
  view: 'keepsProgress',
  info: 'keepsProgress',
  seqAtTime: 'keepsProgress',
  findId: 'keepsProgress',
  read: 'keepsProgress',
  digests: 'keepsProgress',
  diagnoses: 'keepsProgress',
  readAnswer: 'keepsProgress',
  judge: 'keepsProgress',
  beginExport: 'keepsProgress',
  exportChunk: 'keepsProgress',
  endExport: 'keepsProgress',
};

/** All that can be asked of the engine: by the page, and by the host for itself. */
export interface EngineCalls extends EngineQuestions, HostCalls {}

/** What a look for an ID among some events came to. */
export interface IdFinding {
  /** The newest event with it; 0: none of those that were looked at. */
  readonly seq: number;
  /** Those before this one were not looked at; 0: there are none. */
  readonly before: number;
}

export type Method = keyof EngineCalls;

/** One call with the arguments of its method. */
export type Call = {
  readonly [M in Method]: { readonly method: M; readonly args: Parameters<EngineCalls[M]> };
}[Method];

export type ToWorker =
  /** Comes first, and once. */
  | { readonly kind: 'open'; readonly options: EngineOptions }
  | { readonly kind: 'block'; readonly block: NetworkBlock }
  | { readonly kind: 'call'; readonly id: number; readonly call: Call }
  /** The ring in which bytes come from now on, beside the blocks. */
  | { readonly kind: 'ring'; readonly memory: SharedArrayBuffer }
  /** There are bytes in the ring. */
  | { readonly kind: 'wake' }
  /** Comes last: the engine lets go of its memory and its files, and the port closes. */
  | { readonly kind: 'end' };

export type FromWorker =
  /**
   * A block that weighs `bytes` was processed, or (0) a call that may change the progress: its result follows. The last event
   * ID is sent only when it changed: a server may have set one of megabytes, and there is a message for each block.
   */
  | {
      readonly kind: 'progress';
      readonly progress: Omit<EngineProgress, 'lastEventId'>;
      readonly lastEventId: string | undefined;
      readonly bytes: number;
      /** How many bodies have begun: which one `progress.body` is about. */
      readonly bodies: number;
    }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string }
  /** The search under the filter went on without a new block. */
  | { readonly kind: 'viewChanged' }
  /** The engine cannot go on, and why. Others in the worker do. */
  | { readonly kind: 'failure'; readonly message: string };
