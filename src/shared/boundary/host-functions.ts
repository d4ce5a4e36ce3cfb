/** What the page can ask of the host, and with which arguments. What only the engine has to answer is in `questions.ts`. */

import type { DiagnosisKind } from '../diagnoses/catalogue.ts';
import type { GridLayout } from '../stream/columns.ts';
import type { EventFilter, WindowRequest } from '../stream/engine.ts';
import type { CopyFormat, ExportScope, SeqRange } from '../stream/export.ts';
import type { Annotation, AnnotationKind } from '../stream/annotations.ts';
import type { ConnectionAttempt, CookieRow, StopRule } from '../stream/records.ts';
import {
  areAnnotationKinds,
  isCookie,
  isCopyFormat,
  isEventFilter,
  isEventPart,
  isEventTarget,
  isExportScope,
  isGridLayout,
  isLogSetting,
  isDiagnosisKind,
  isQueryText,
  isRequestDraft,
  isSeqRange,
  isSnippetKind,
  isStopRules,
  isWindowRequest,
} from './guards.ts';
import type {
  CommandReading,
  DraftProblem,
  EventFacts,
  EventPart,
  EventTarget,
  Hydration,
  LogSetting,
  Refusal,
  RequestDraft,
  SnippetKind,
  StreamDiagnoses,
} from './page.ts';
import { type AskedQuestions, questionArguments } from './questions.ts';
import { type ArgumentGuards, isBoolean, isCount, isString, orNull } from './shape.ts';

/** Every call is answered or fails; none hangs. */
export type HostFunctions = OwnFunctions & AskedQuestions;

/** What the host answers itself, or does for the page. */
interface OwnFunctions {
  hydrate(): Hydration | Promise<Hydration>;
  /** The keyboard is in the page now, or has left it: keybindings are for where it is. */
  setFocused(isFocused: boolean): void;
  /** Resolves when the stream exists; a draft that isn't a request is refused with the reason. */
  connect(draft: RequestDraft): Refusal | Promise<Refusal>;
  disconnect(): void;
  reconnectNow(): void;
  /** Reconnects with the last event ID of that event. False when the event was dropped. */
  resumeFrom(seq: number): Promise<boolean>;
  /** Reads the response that was refused for its type as an event stream. */
  acceptAnswer(): void;
  /** The stream gives way to restarts of its server after saves, from now on; also to one that it holds up now. */
  reconnectOnSave(): void;
  /** The newest attempts to connect, at most this many, in their order; a thousand are kept. */
  attempts(limit: number): readonly ConnectionAttempt[];
  diagnoses(): Promise<StreamDiagnoses>;
  /** Whether diagnoses of that kind are shown, from now on, in each panel. */
  showDiagnoses(kind: DiagnosisKind, isShown: boolean): Promise<void>;
  /** The cookies of the panel, with their values. */
  cookies(): readonly CookieRow[];
  /** Puts a cookie in, instead of another one or beside those that there are; or says why it is none. */
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
  /** Puts the request on the clipboard; a draft that isn't a request is refused with the reason. */
  copyRequest(draft: RequestDraft, kind: SnippetKind): Promise<Refusal>;
  /** Says which rows the page shows; an update with these rows follows. */
  show(window: WindowRequest): void;
  setFilter(filter: EventFilter): void;
  /** Shows what arrived between the events as rows: these kinds of it. */
  setAnnotations(kinds: readonly AnnotationKind[]): void;
  /** What arrived between the events, by its number, with its whole line as far as 64 KiB. `undefined` when it is not kept. */
  annotation(number: number): Promise<Annotation | undefined>;
  /** Looks for rows without hiding the others: those of this filter, which is to be no wider than the list's; `null`: no more. */
  setFind(find: EventFilter | null): void;
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
  /** Opens the settings of VS Code at this one. */
  openSetting(setting: LogSetting): void;
  /**
   * The first event that arrived at that time or after it, in ms since the epoch; or the newest with that ID of its own. 0 when
   * there is none.
   */
  find(target: EventTarget): Promise<number>;
  /**
   * Puts the data of the rows from one event to another on the clipboard, a line feed between them, as far as there is room.
   * Answers how many they were.
   */
  copyRange(firstSeq: number, lastSeq: number): Promise<number>;
  /** Puts that part of an event on the clipboard, whole. False when the event was dropped. */
  copy(seq: number, part: EventPart): Promise<boolean>;
  /** What there is to know of an event, and which attempt it arrived in. `undefined` when it was dropped. */
  info(seq: number): Promise<EventFacts | undefined>;
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

/** One check for each argument of a call from the page, which shows hostile data: its words are not taken on trust. */
export const hostArguments: { readonly [Name in keyof HostFunctions]: ArgumentGuards<HostFunctions[Name]> } = {
  ...questionArguments,
  hydrate: [],
  setFocused: [isBoolean],
  connect: [isRequestDraft],
  disconnect: [],
  reconnectNow: [],
  resumeFrom: [isCount],
  acceptAnswer: [],
  reconnectOnSave: [],
  cookies: [],
  putCookie: [isCookie, orNull(isCookie)],
  removeCookie: [isCookie],
  attempts: [isCount],
  diagnoses: [],
  showDiagnoses: [isDiagnosisKind, isBoolean],
  saveDraft: [isRequestDraft],
  checkDraft: [isRequestDraft],
  preview: [isRequestDraft, isBoolean],
  chooseBodyFile: [],
  readCommand: [isString],
  copyRequest: [isRequestDraft, isSnippetKind],
  show: [isWindowRequest],
  setFilter: [isEventFilter],
  setAnnotations: [areAnnotationKinds],
  annotation: [isCount],
  setFind: [orNull(isEventFilter)],
  filterHistory: [],
  rememberFilter: [isQueryText],
  pickFilter: [isQueryText],
  saveLayout: [isGridLayout],
  setStopRules: [isStopRules],
  clear: [],
  openSetting: [isLogSetting],
  find: [isEventTarget],
  copyRange: [isCount, isCount],
  select: [orNull(isSeqRange)],
  exportEvents: [isExportScope],
  copyRows: [isCopyFormat, isExportScope],
  copy: [isCount, isEventPart],
  info: [isCount],
  compare: [isCount, isCount],
  copyText: [isString],
  openInEditor: [isCount],
};
