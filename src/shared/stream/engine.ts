/**
 * What the host asks of the engine and what it receives, beside the bytes themselves.
 */

import type { BodyEnd, BodyFacts, LineFormat } from './body.ts';
import type { RowFact, RowFactColumns } from './columns.ts';
import type { Condition, Pattern } from './condition.ts';
import type { DiagnosisKind } from '../diagnoses/catalogue.ts';
import type { Diagnosis } from '../diagnoses/diagnosis.ts';
import type { AnnotationAccount, PlacedAnnotation } from './annotations.ts';
import type { StopRule, StreamCounts } from './records.ts';

/** What bounds the log. */
export interface LogLimits {
  /** Events that are kept. */
  readonly maxEvents: number;
  /** Bytes of the stream that are held, in memory and in the file. */
  readonly maxBytes: number;
  /** Bytes of the stream and its index in memory; what is older goes to the file. Absent: all is in memory. */
  readonly memoryBytes?: number;
}

export interface EngineOptions {
  readonly limits: LogLimits;
  /** Absolute path of the folder for the file behind the log. Absent: all is in memory. */
  readonly folder?: string;
  readonly stopOn: readonly StopRule[];
  /** Whether the end of an LLM response is looked for; never without any stop rules. @defaultValue false */
  readonly stopAtAnswerEnd?: boolean;
  /** The last event ID string to begin with. @defaultValue empty */
  readonly lastEventId?: string;
}

/** What arrived from the network in one turn of the host's event loop. */
export interface NetworkBlock {
  /** The bytes, in order. Each piece owns its buffer, which is transferred: the sender must not touch it again. */
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
  /** Of all pieces. */
  readonly byteLength: number;
  /** One entry a read: where it ended in the block, and when it arrived in ms since the epoch. */
  readonly reads: readonly { readonly end: number; readonly time: number }[];
}

/** Why a stop rule has not matched, where a person would have expected a match. */
export type RuleNotice = UnmetRule | SlowRule;

/** The rule was given up at the event `seq`: its path had not come to an end there, or had taken seconds with those before. */
export interface SlowRule {
  readonly kind: 'slow';
  readonly rule: StopRule;
  readonly seq: number;
}

/** Something the server did that kept the rule from matching. */
export interface UnmetRule {
  /**
   * `noData`: a block whose type a rule names had no data line, so it is not an event.
   * `field`: a line whose field name is a type that a rule names (`done: `), which isn't a field of the standard.
   */
  readonly kind: 'noData' | 'field';
  /** The type of the rule. */
  readonly type: string;
  /** How often. */
  readonly count: number;
  /** The number of the event before the first such line or block; 0 when there was none. */
  readonly afterSeq: number;
}

/** The end of an LLM response, as its format has it. */
export interface AnswerEnded {
  /** The format's name for it, such as `message_stop` or `[DONE]`. */
  readonly by: string;
  /** The number of the event. */
  readonly seq: number;
}

/** The engine's answer to one block, or to the end of a body. */
export interface EngineProgress {
  /** Blocks processed since the engine began. */
  readonly blocks: number;
  readonly counts: StreamCounts;
  /** Of the body that is read, or was read last; absent: it is an event stream. */
  readonly format?: LineFormat;
  /** Nothing came after it in the body so far. Absent: there is none, or it wasn't looked for. */
  readonly answerEnded?: AnswerEnded;
  /** The last event ID string: committed, what a reconnect sends. */
  readonly lastEventId: string;
  /** The reconnection time that the server asked for last, in ms; absent when it never did. */
  readonly retryMs?: number;
  /** After which event it did; 0: before the first one. Set with {@link retryMs}. */
  readonly retryAfterSeq?: number;
  /** Set once an event matched a stop rule: nothing after it is read until the next body begins. */
  readonly stopped?: { readonly seq: number; readonly rule: StopRule };
  /**
   * Set once a block had grown to this many bytes without the blank line that ends it: more than the engine holds of one
   * event. The block is discarded and nothing after it is read until the next body begins.
   */
  readonly blockTooLong?: { readonly maxBytes: number };
  readonly ruleNotices: readonly RuleNotice[];
  /**
   * Of the body that is read, if it is not the first: how many of its events arrived again, by their own IDs, and whether its
   * first ID went on from the one before or back. Absent: there is nothing to tell by.
   */
  readonly again?: { readonly events: number; readonly idWent?: 'on' | 'back' };
  /** What became of the body that is read, or was read last; absent while there is more to come. */
  readonly body?: BodyEnd;
  /** How that body came; absent: there is nothing to tell. */
  readonly bodyFacts?: BodyFacts;
  /** Set once the file behind the log could not take more: what the system said. Older events are dropped instead. */
  readonly fileProblem?: string;
}

/** Which events the view shows. An empty filter shows all. */
export interface EventFilter {
  /** When not empty, only these types are shown. */
  readonly only: readonly string[];
  /** These types are not shown, even if `only` names them. */
  readonly hide: readonly string[];
  /** Only events for which this holds as well. Absent: no such condition. */
  readonly where?: Condition;
  /** Where they match in rows that are found is reported. Absent: of none. */
  readonly highlight?: readonly Pattern[];
}

export const noFilter: EventFilter = { only: [], hide: [] };

/** Why a filter by a regular expression or a JSON path does not show what it should. It holds until the next filter. */
export type SearchFailure =
  /** The regular expression is none for the engine, whose JavaScript may be older than the page's. The filter before it
   * is still in force. */
  | { readonly kind: 'invalid'; readonly message: string }
  /** The search stopped at the event `seq`: the expression or path had not come to an end on its data after a second, or
   * had taken seconds for events of this kind. */
  | { readonly kind: 'slow'; readonly seq: number }
  /** The search stopped at the event `seq`: there JavaScript refused to go on, as `message` says. */
  | { readonly kind: 'error'; readonly seq: number; readonly message: string };

/**
 * The rows that the page shows: events that match the filter, and annotations of the kinds that are shown. A row's ordinal is its
 * place among them since both were chosen: it counts from 0, and stays the same when older rows are dropped.
 */
export interface WindowRequest {
  /** First ordinal wanted; with `follow` it is ignored and the window ends at the last row. */
  readonly from: number;
  readonly count: number;
  readonly follow: boolean;
  /** Only rows up to the event of this number, 0 for none: the view is paused, and recording continues. Absent: all rows. */
  readonly until?: number;
  /** With `until`: only annotations up to this number. Absent: only those that have an event after them. */
  readonly untilAnnotation?: number;
  /** What is wanted of each row beside that which every row has. Absent: nothing. */
  readonly facts?: readonly RowFact[];
  /** JSON paths (RFC 9535) whose values are wanted of each row. Absent: none. */
  readonly columns?: readonly string[];
}

/** What a JSON path found in the data of an event, or why it was not looked for. */
export type Cell = string | UnreadCell;

export interface UnreadCell {
  /**
   * `tooLarge`: nobody parses so much data for a cell. `slow`: the path had not come to its end after
   * half a second on this event, or on several before. `later`: it is read next, and an update follows.
   */
  readonly unread: 'tooLarge' | 'slow' | 'later';
}

/** A column from a JSON path. */
export interface PathCells {
  readonly path: string;
  /** One a row: the values that were found, on one line, cut; empty if there are none. */
  readonly values: readonly Cell[];
}

/** What there is to say about a stream. */
export interface EngineDiagnoses {
  readonly diagnoses: readonly Diagnosis<DiagnosisKind>[];
  /** Events that were looked at so far. */
  readonly looked: number;
}

/** A stretch of rows, one entry an event in each column. Facts that nobody asked for are absent. */
export interface RowWindow extends Partial<RowFactColumns> {
  /** Ordinal of the first row. */
  readonly from: number;
  /** The rows that aren't events; the columns have entries for the others only. Absent: there are none. */
  readonly annotations?: readonly PlacedAnnotation[];
  readonly seq: Float64Array<ArrayBuffer>;
  /** Milliseconds since the epoch, with fractions. */
  readonly time: Float64Array<ArrayBuffer>;
  /** Index into `ViewUpdate.types`. */
  readonly type: Uint32Array<ArrayBuffer>;
  /** Bytes of the event's block on the wire. */
  readonly bytes: Float64Array<ArrayBuffer>;
  /** Not 0 for an event that arrived again after a reconnect. Absent: none did. */
  readonly again?: Uint8Array<ArrayBuffer>;
  /** Not 0 for a row that was found. Absent: nothing is looked for. */
  readonly found?: Uint8Array<ArrayBuffer>;
  /**
   * Of rows that were found, where in `preview` the patterns match that are to be marked: start and end, one after the other,
   * in UTF-16 code units, ascending. Absent: none are.
   */
  readonly foundAt?: readonly (readonly number[])[];
  /** In the order in which they were asked for. Absent: nobody asked. */
  readonly cells?: readonly PathCells[];
  /** What there is a diagnosis about, `null` where there is none. Absent: there is none about these events. */
  readonly diagnoses?: readonly (DiagnosisKind | null)[];
  /** The data on one line, cut: line feeds are shown as `↵`. */
  readonly preview: readonly string[];
}

/**
 * The name under which all types are counted that are too many or too long to be counted one by one. No event can have
 * it as its type: an event's type has no line feed.
 */
export const otherTypes = '\nother types';

/** A type that was seen; its place in the list never changes. */
export interface TypeCount {
  readonly name: string;
  /** Events of that type in the log. */
  readonly kept: number;
}

/** Everything the page needs to draw, at one moment. */
export interface ViewUpdate {
  readonly counts: StreamCounts;
  /** In the order of first appearance. */
  readonly types: readonly TypeCount[];
  readonly ruleNotices: readonly RuleNotice[];
  /** Counts up each time what is shown is chosen anew or the log is cleared: ordinals of different generations cannot be compared. */
  readonly generation: number;
  /** Rows that match and are kept have the ordinals start (inclusive) to end (exclusive). */
  readonly start: number;
  readonly end: number;
  /** How many of these rows are annotations. Absent: none is, for none are shown. */
  readonly annotations?: AnnotationAccount;
  /** Set if the view was asked for up to an event: its number, and how many events after it wait. */
  readonly paused?: { readonly until: number; readonly waiting: number };
  /** While older events are still being searched, or the search failed: how many of the kept ones have been looked at. */
  readonly searched?: number;
  readonly searchFailure?: SearchFailure;
  /** Absent: nothing is looked for. */
  readonly find?: FindState;
  /** When the first bytes of the stream arrived, in ms since the epoch. Absent: none arrived. */
  readonly beganAt?: number;
  /** Kinds of the diagnoses that there are, one for each. Absent: none. */
  readonly diagnosisKinds?: readonly DiagnosisKind[];
  /** Whether the stream is one of a language model, and how many of its events were read: it changes as its answer does. */
  readonly answerRead?: number;
  /** While no event came at all, though bytes did: why, with the start of what came. Absent: there is nothing to say. */
  readonly eventlessReason?: Diagnosis<DiagnosisKind>;
  readonly window: RowWindow;
}

/** What is looked for in the list without hiding the rest, and what came of it. */
export interface FindState {
  /** Rows that were found so far. */
  readonly count: number;
  /** As long as there are events that were not looked at: how many of the kept ones were. */
  readonly searched?: number;
  /** Why the search stopped for good. */
  readonly failure?: SearchFailure;
}

/** A row that was found. */
export interface FoundRow {
  readonly seq: number;
  /** Among those that were found, from 1. */
  readonly place: number;
}

/** Where the log is, and how much it may take. */
export interface StorageAccount {
  /** Bytes of the stream that are held. */
  readonly heldBytes: number;
  /** Of the stream and its index, in memory. */
  readonly memoryBytes: number;
  /** Size of the files behind the log. */
  readonly fileBytes: number;
  /** What is in force: less than the settings say after the file could not take more. */
  readonly limits: LogLimits;
}

/** One event for the details view. */
export interface EventDetails {
  readonly seq: number;
  readonly type: string;
  readonly id?: string;
  readonly lastEventId: string;
  readonly time: number;
  readonly bytes: number;
  /** The data, cut after `maxChars` UTF-16 code units. */
  readonly data: string;
  /** Length of the whole data in UTF-16 code units. */
  readonly dataLength: number;
  /** The event's block as received, the blank line at its end included, cut after `maxChars` bytes. */
  readonly raw: Uint8Array<ArrayBuffer>;
}

/** What there is to know of an event beside what it says. */
export interface EventInfo {
  readonly seq: number;
  /** Where its block begins: bytes of event stream since the stream began. */
  readonly offset: number;
  readonly dataLines: number;
  /** Of the data in UTF-8, the line feeds between its lines included. */
  readonly dataBytes: number;
  /** Milliseconds since the event before; absent when that is not in the log. */
  readonly gapMs?: number;
  /** The event before it that has the same type, and the milliseconds since; absent when there is none in the log. */
  readonly sameBefore?: { readonly seq: number; readonly gapMs: number };
  /** The network read that completed it. */
  readonly read: NetworkRead;
}

/** What arrived from the network at once, if it completed any event. */
export interface NetworkRead {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Of event stream. */
  readonly bytes: number;
  /** The events that it completed, from the first to the last; they may have been dropped. */
  readonly firstSeq: number;
  readonly lastSeq: number;
}

/** This much of an event's data is given out in pieces, in UTF-16 code units; anyone who wants more exports it. */
export const maxPieceChars = 64 << 20;

/** The view of a log without events. */
export function emptyView(generation: number): ViewUpdate {
  return {
    counts: { received: 0, kept: 0, dropped: 0, comments: 0, bytes: 0 },
    types: [],
    ruleNotices: [],
    generation,
    start: 0,
    end: 0,
    window: {
      from: 0,
      seq: new Float64Array(),
      time: new Float64Array(),
      type: new Uint32Array(),
      bytes: new Float64Array(),
      preview: [],
    },
  };
}
