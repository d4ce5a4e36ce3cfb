/**
 * The boundary between host and page. The host calls `PageFunctions`, the page calls `HostFunctions`; both through birpc.
 */

import type { GridLayout } from '../stream/columns.ts';
import type {
  EventDetails,
  EventFilter,
  EventInfo,
  FoundRow,
  StorageAccount,
  ViewUpdate,
  WindowRequest,
} from '../stream/engine.ts';
import type { Mark, MarkKind } from '../stream/marks.ts';
import type { MarkAction, RowAction } from './row-action.ts';
import type { NoteKind } from '../notes/catalogue.ts';
import type { Note, Severity } from '../notes/note.ts';
import type { CopyFormat, ExportScope, SeqRange } from '../stream/export.ts';
import type {
  Authorization,
  ConnectionAttempt,
  ConnectionOptions,
  ConnectionState,
  CookieRow,
  ReconnectPolicy,
  StopRule,
} from '../stream/records.ts';
import type { StreamStatistics } from '../stream/statistics.ts';

/** A row of the table of query parameters. */
export interface QueryParameter {
  /** A parameter that is switched off is kept here and is not part of the URL. */
  readonly enabled: boolean;
  /** Decoded, as a person reads it. */
  readonly name: string;
  readonly value: string;
  /**
   * How it stands in the URL (`a=b%20c`), kept so that what a person typed there survives a round trip. Absent once the
   * name or the value was edited in the table; then it is encoded as the URL standard says.
   */
  readonly raw?: string;
}

/** A row of the table of request headers. */
export interface HeaderRow {
  /** A header that is switched off is kept here and is not sent. */
  readonly enabled: boolean;
  readonly name: string;
  readonly value: string;
}

/** What the body of a request is made of: `text` and `json` of a text, `form` of a table, `file` of the bytes of a file. */
export type BodyKind = 'text' | 'json' | 'form' | 'file';

/** Where something stands in a draft; rows count from 0. */
export type Place =
  | 'url'
  | 'method'
  | `header ${number} ${'name' | 'value'}`
  | `auth ${string}`
  | 'body'
  | `form ${number} ${'name' | 'value'}`
  | 'bodyFile'
  | 'lastEventId'
  | `option ${OptionBox}`;

/** A box of an option; a proxy has three. */
export type OptionBox =
  | 'proxy'
  | 'proxyUser'
  | 'proxyPassword'
  | 'caFile'
  | 'certificateFile'
  | 'keyFile'
  | 'passphrase'
  | 'socketPath';

/** What keeps a draft from being sent, and where it is to be mended. */
export interface DraftProblem {
  readonly place: Place;
  /** One sentence or two, without secrets. */
  readonly text: string;
}

/** What the request bar holds, valid or not. */
export interface RequestDraft {
  /** As typed. Its query is made of the parameters that are switched on. */
  readonly url: string;
  readonly method: string;
  readonly parameters: readonly QueryParameter[];
  /** In their order. Absent as long as nobody gave any: drafts that were stored before there were headers have none. */
  readonly headers?: readonly HeaderRow[];
  /** Absent or empty: none. */
  readonly body?: string;
  /** Which of `body`, `form` and `bodyFile` is sent; the others are kept. @defaultValue `text` */
  readonly bodyKind?: BodyKind;
  readonly form?: readonly HeaderRow[];
  /** As {@link StreamRequest} has it. */
  readonly bodyFile?: string;
  /** Whose variables are meant. Absent: only those of all environments. */
  readonly environment?: string;
  readonly auth?: Authorization;
  readonly lastEventId?: string;
  readonly options?: ConnectionOptions;
  /** Absent: the default of the method. */
  readonly reconnect?: ReconnectPolicy;
  /** With the policy `backOff`. Absent: the default. */
  readonly maxAttempts?: number;
}

/** What a cURL command became. */
export type CommandReading =
  | {
      readonly draft: RequestDraft;
      /** Options that matter and were not taken over, as they stand in the command, without their values. */
      readonly untaken: readonly string[];
    }
  | { readonly error: string };

/** The connection as the page shows it. */
export interface ConnectionStatus {
  readonly state: ConnectionState | 'idle';
  /** One line, beginning with `Idle`, `Connecting`, `Open`, `Waiting` or `Closed`, then the reason. */
  readonly text: string;
  /** What to do about it, or what the monitor will do; more than one sentence is fine. */
  readonly advice?: string;
  /** Whether this is worth a warning colour. */
  readonly severity: 'none' | 'info' | 'warning' | 'error';
  /** The start of the body of an answer that was not an event stream, as text. */
  readonly answer?: string;
  /** While waiting: when the next attempt begins, in ms since the epoch. */
  readonly reconnectAt?: number;
  /** While open: when the last byte came, or the headers, in ms since the epoch. */
  readonly lastByteAt?: number;
  /** So long a silence is worth a warning, in ms. Absent: none is. */
  readonly warnAfterMs?: number;
  /** The event that closed the stream, to link to. */
  readonly stoppedBySeq?: number;
  /** What can be done about it with one click. */
  readonly offer?: StatusOffer;
  /** Of the URL that was connected to; with the offer to trust its certificate, which is for it alone. */
  readonly origin?: string;
}

/** Trust a certificate that cannot be verified; read an answer of another type as an event stream. */
export type StatusOffer = 'trustCertificate' | 'acceptAnswer';

/** Sentences that explain what a person may have expected and why it did not happen. */
export interface PanelNote {
  readonly text: string;
  readonly advice: string;
}

/** One state of the panel, whole: an update that is lost costs nothing. */
export interface PanelUpdate {
  readonly status: ConnectionStatus;
  readonly notes: readonly PanelNote[];
  /** How many attempts to connect there were. Absent: a recording is shown, or nothing, and there is nobody to ask again. */
  readonly attempts?: number;
  /** How many cookies there are, and a number that changes with them. Absent: there never were any. */
  readonly cookies?: { readonly count: number; readonly revision: number };
  /** How many notes there are, by severity. Absent: none. */
  readonly noteCounts?: Readonly<Record<Severity, number>>;
  readonly view: ViewUpdate;
}

/** What there is to say about the stream. */
export interface StreamNotes {
  readonly notes: readonly Note<NoteKind>[];
  /** Kinds that would be told, but for a setting. */
  readonly off: readonly NoteKind[];
  /** How many events were looked at so far, and how many came. */
  readonly looked: number;
  readonly received: number;
}

/** What a page needs to begin. */
export interface Hydration {
  readonly draft: RequestDraft;
  readonly filter: EventFilter;
  readonly stopOn: readonly StopRule[];
  /** Whether the cursor belongs in the URL box. */
  readonly focusUrl: boolean;
  /** The names of the environments that can be chosen. Absent: there are none. */
  readonly environments?: readonly string[];
  /** Names of secrets that the person has added to those that are known. Absent: none. */
  readonly secretNames?: readonly string[];
  /** The columns that the person chose last. Absent: never any. */
  readonly layout?: GridLayout;
}

/** Why a draft was refused: in one sentence, and by place where it has one. */
export interface Refusal {
  readonly error?: string;
  readonly problems?: readonly DraftProblem[];
}

/** What there is to know of an event beside what it says. */
export interface EventFacts extends EventInfo {
  /** The number of the attempt that it came in, and when that began, in ms since the epoch. Absent: it is not kept. */
  readonly attempt?: { readonly number: number; readonly startedAt: number };
}

/** The parts of an event that can be copied. */
export type EventPart = 'data' | 'raw' | 'type' | 'id' | 'lastEventId' | 'time';

/** What a request can be copied as. */
export type SnippetKind = 'curl' | 'eventSource' | 'fetch' | 'httpxSse';

/** A setting that bounds the log: its name behind `sseMonitor.log.`. */
export type LogSetting = 'maxEvents' | 'maxMegabytes' | 'memoryMegabytes';

/** What an event is looked for by. */
export type EventTarget = { readonly time: number } | { readonly id: string };

/** What the page can ask of the host. Every call is answered or fails; none hangs. */
export interface HostFunctions {
  hydrate(): Hydration | Promise<Hydration>;
  /** Resolves when the stream exists; a draft that is no request is refused with the reason. */
  connect(draft: RequestDraft): Refusal | Promise<Refusal>;
  disconnect(): void;
  reconnectNow(): void;
  /** Reconnects with the last event ID of that event. False when the event was dropped. */
  resumeFrom(seq: number): Promise<boolean>;
  /** Reads the answer that was refused for its type as an event stream. */
  acceptAnswer(): void;
  /** The newest attempts to connect, so many at most, in their order; a thousand are kept. */
  attempts(limit: number): readonly ConnectionAttempt[];
  notes(): Promise<StreamNotes>;
  /** Whether notes of that kind are told, from now on, in each panel. */
  tellNotes(kind: NoteKind, told: boolean): Promise<void>;
  /** The cookies of the panel, with their values. */
  cookies(): readonly CookieRow[];
  /** Puts a cookie in, in the place of another one or beside those that there are; or says why it is none. */
  putCookie(cookie: CookieRow, before: CookieRow | null): Promise<{ error?: string }>;
  removeCookie(cookie: CookieRow): void;
  /** Keeps the draft, so that it is there again next time. */
  saveDraft(draft: RequestDraft): void;
  /** What keeps the draft from being sent, once its variables are looked up. */
  checkDraft(draft: RequestDraft): Promise<readonly DraftProblem[]>;
  /** The request as it would be sent, as text: secrets are `•••` unless they are to be shown. */
  preview(draft: RequestDraft, showSecrets: boolean): Promise<{ text: string } | { error: string }>;
  /** Lets the person choose the file of the body. `undefined` when they chose none. */
  chooseBodyFile(): Promise<string | undefined>;
  /** Reads a cURL command that was pasted. */
  readCommand(text: string): Promise<CommandReading>;
  /** Puts the request on the clipboard; a draft that is no request is refused with the reason. */
  copyRequest(draft: RequestDraft, kind: SnippetKind): Promise<Refusal>;
  /** Says which rows the page shows; an update with these rows follows. */
  show(window: WindowRequest): void;
  setFilter(filter: EventFilter): void;
  /** Shows what came between the events as rows: these kinds of it. */
  setMarks(kinds: readonly MarkKind[]): void;
  /** What came between the events, by its number, with its whole line as far as 64 KiB. `undefined` when it is not kept. */
  mark(number: number): Promise<Mark | undefined>;
  /** The ordinal of the row of that mark, or of the first row after it. */
  locateMark(number: number): Promise<number>;
  /** Looks for rows without hiding the others: those of this filter, which is to be no wider than the list's; `null`: no more. */
  setFind(find: EventFilter | null): void;
  /** The row that was found next after that event, or before it; goes on at the other end. `null`: none was found so far. */
  findRow(seq: number, direction: 'next' | 'previous'): Promise<FoundRow | null>;
  /** The queries that were used last, newest first. */
  filterHistory(): readonly string[];
  /** The person has used that query. */
  rememberFilter(query: string): void;
  /** Lets the person pick a filter that was saved or used before, or save this one. `undefined` when none was picked. */
  pickFilter(query: string): Promise<string | undefined>;
  /** Keeps the columns, so that the next panel begins with them. */
  saveLayout(layout: GridLayout): void;
  setStopRules(rules: readonly StopRule[]): void;
  /** Empties the log; the numbers go on. */
  clear(): void;
  /** Where the events are that are kept; `undefined` while there is no stream. */
  storage(): Promise<StorageAccount | undefined>;
  /** What is measured of the stream; `undefined` while there is none. As long as some are `left`, it is to be asked again. */
  statistics(): Promise<StreamStatistics | undefined>;
  /** Opens the settings of VS Code at this one. */
  openSetting(setting: LogSetting): void;
  /** `undefined` when the event was dropped. `maxChars` bounds data and raw bytes each. */
  details(seq: number, maxChars: number): Promise<EventDetails | undefined>;
  /**
   * A piece of an event's data, from that offset on, in UTF-16 code units; shorter than asked for at its end. `undefined`
   * when the event was dropped.
   */
  dataPiece(seq: number, from: number, maxChars: number): Promise<string | undefined>;
  /** The ordinal of the row of that event, or of the first row after it, under the current filter. */
  locate(seq: number): Promise<number>;
  /**
   * The first event that came at that time or after it, in ms since the epoch; or the newest with that ID of its own. 0 when
   * there is none.
   */
  find(target: EventTarget): Promise<number>;
  /** The number of the event with that ordinal; of the nearest row if there is no such row, 0 if there is none at all. */
  seqAt(ordinal: number): Promise<number>;
  /**
   * Puts the data of the rows from one event to another on the clipboard, a line feed between them, as far as there is room.
   * Answers how many they were.
   */
  copyRange(firstSeq: number, lastSeq: number): Promise<number>;
  /** Puts that part of an event on the clipboard, whole. False when the event was dropped. */
  copy(seq: number, part: EventPart): Promise<boolean>;
  /** What there is to know of an event, and which attempt it came in. `undefined` when it was dropped. */
  info(seq: number): Promise<EventFacts | undefined>;
  /** The next event of the same type, or the previous one; `undefined` when there is none in the log. */
  sameType(seq: number, step: 1 | -1): Promise<number | undefined>;
  /** Opens a comparison of the data of two events. False when one of them was dropped. */
  compare(left: number, right: number): Promise<boolean>;
  /** Puts a text on the clipboard that the page took out of an event. */
  copyText(text: string): Promise<void>;
  /** Says which rows are selected, by the numbers of their events; `null`: none. */
  select(range: SeqRange | null): void;
  /** Asks the person for a format and a file, and writes these events there. */
  exportEvents(scope: ExportScope): void;
  /** Puts these events on the clipboard, unless they are too many. Answers what is to be said of it. */
  copyRows(format: CopyFormat, scope: ExportScope): Promise<string>;
  /** Opens the event's data in an editor, whole. False when the event was dropped. */
  openInEditor(seq: number): Promise<boolean>;
}

/** What the host can ask of the page. */
export interface PageFunctions {
  /**
   * Draws this state. Answers once a frame with it was drawn: the host sends the next one only then, so that there is
   * never more than one on the way.
   */
  update(update: PanelUpdate): Promise<void>;
  /** Puts the cursor in the URL box. */
  focusUrl(): void;
  /** The person chose that in the menu on the row of that event. */
  actOnRow(action: RowAction, seq: number): void;
  /** The same on the row of that mark. */
  actOnMark(action: MarkAction, number: number): void;
  /** What variables stand for has changed, and perhaps which environments there are. */
  setEnvironments(names: readonly string[]): void;
  /** The names of secrets that the person has added are others. */
  setSecretNames(names: readonly string[]): void;
}
