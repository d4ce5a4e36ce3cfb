/**
 * The boundary between host and page. The host calls `PageFunctions`, the page calls `HostFunctions` (`host-functions.ts`);
 * both through birpc.
 */

import type { GridLayout } from '../stream/columns.ts';
import type { EventFilter, EventInfo, ViewUpdate } from '../stream/engine.ts';
import type { PageAction } from './page-action.ts';
import type { AnnotationAction, RowAction } from './row-action.ts';
import type { RunsAccount } from './runs.ts';
import type { AwaitedPhase } from '../stream/phases.ts';
import type { DiagnosisKind } from '../diagnoses/catalogue.ts';
import type { Diagnosis, Severity } from '../diagnoses/diagnosis.ts';
import type {
  Authorization,
  ConnectionOptions,
  ConnectionState,
  ReconnectPolicy,
  StopRule,
} from '../stream/records.ts';

/** A row of the table of query parameters. */
export interface QueryParameter {
  /** A parameter that is switched off is kept here and is not part of the URL. */
  readonly enabled: boolean;
  /** Decoded, as a person reads it. */
  readonly name: string;
  readonly value: string;
  /**
   * How it is in the URL (`a=b%20c`), kept so that what a person typed there survives a round trip. Absent once the
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

/** Where something is in a draft; rows count from 0. */
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

/** What keeps a draft from being sent, and where it is to be fixed. */
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
      /** Options that matter and were not taken over, as written in the command, without their values. */
      readonly untaken: readonly string[];
    }
  | { readonly error: string };

/** The connection as the page shows it. */
export interface ConnectionStatus {
  readonly state: ConnectionState | 'idle';
  /** One line, beginning with `Idle`, `Connecting`, `Open`, `Waiting`, `Closed` or `Failed` (an end that is an error), then the reason. */
  readonly text: string;
  /** While waiting and once it is over: why the last attempt ended, as a clause. */
  readonly cause?: string;
  /** What to do about it, or what the monitor will do; more than one sentence is fine. */
  readonly advice?: string;
  /** Whether this is worth a warning colour. */
  readonly severity: 'none' | 'info' | 'warning' | 'error';
  /** The start of the body of a response that was not an event stream, as text. */
  readonly answer?: string;
  /** While waiting: when the next attempt begins, in ms since the epoch. */
  readonly reconnectAt?: number;
  /** While waiting: the number of the next attempt. */
  readonly nextAttempt?: number;
  /** Once it failed: the server asks not to be asked again before that, in ms since the epoch. */
  readonly retryAt?: number;
  /** While open, and once it is over: when the response began, in ms since the epoch. Absent: none did. */
  readonly openedAt?: number;
  /** Once it is over: for how long the response was read, in ms. */
  readonly openMs?: number;
  /** What is shown is a recording. */
  readonly recording?: RecordingFacts;
  /** While open: when the last byte arrived, or the headers, in ms since the epoch. */
  readonly lastByteAt?: number;
  /** A silence of this length is worth a warning, in ms. Absent: none is. */
  readonly warnAfterMs?: number;
  /** The event that closed the stream, to link to. */
  readonly stoppedBySeq?: number;
  /** What can be done about it with one click. */
  readonly offer?: StatusOffer;
  /** With the offer to add authorization: the kind that the server asks for. */
  readonly authorization?: Authorization['kind'];
  /** Of the URL that was connected to; with the offers to trust its certificate and to use another scheme, which are for it alone. */
  readonly origin?: string;
  /** While connecting: what is awaited. */
  readonly pending?: PendingPhase;
}

/** What there is to know of a recording beside its events. */
export interface RecordingFacts {
  /** Its format has no times: those of its events are not real. */
  readonly isTimeless: boolean;
  /** What it was recorded from. Absent: it does not say. */
  readonly url?: string;
}

/** What an attempt waits for, and since when. */
export interface PendingPhase extends AwaitedPhase {
  /** When the attempt began: milliseconds since the epoch. */
  readonly begunAt: number;
  /** Who is asked, with the port. */
  readonly host: string;
  /** Address and port that are connected; absent: it is not known. */
  readonly address?: string;
}

/**
 * Trust a certificate that cannot be verified; read a response of another type as an event stream, or as NDJSON; fill in how the person
 * says who they are; ask the same server with TLS, or without it.
 */
export type StatusOffer =
  | 'trustCertificate'
  | 'acceptAnswer'
  | 'readLines'
  | 'addAuthorization'
  | 'useHttps'
  | 'useHttp';

/** Sentences that explain what a person may have expected and why it did not happen. */
export interface PanelNotice {
  readonly text: string;
  readonly advice: string;
}

/** One state of the panel, whole: an update that is lost costs nothing. */
export interface PanelUpdate {
  readonly status: ConnectionStatus;
  readonly notices: readonly PanelNotice[];
  /** How many attempts to connect there were. Absent: a recording is shown, or nothing, and there is nobody to ask again. */
  readonly attempts?: number;
  /** How many cookies there are, and a number that changes with them. Absent: there never were any. */
  readonly cookies?: { readonly count: number; readonly revision: number };
  /** How many diagnoses there are, by severity. Absent: none. */
  readonly diagnosisCounts?: Readonly<Record<Severity, number>>;
  /** Data is shown in the list from its beginning on, also where the event before begins with the same. */
  readonly wholeData?: true;
  /** Earlier runs that are kept beside the current one; what is said here is of the run that is shown. Absent: there are none. */
  readonly runs?: RunsAccount;
  readonly view: ViewUpdate;
}

/** What there is to say about the stream. */
export interface StreamDiagnoses {
  readonly diagnoses: readonly Diagnosis<DiagnosisKind>[];
  /** Kinds that a setting hides. */
  readonly off: readonly DiagnosisKind[];
  /** How many events were looked at so far, and how many arrived. */
  readonly looked: number;
  readonly received: number;
}

/** A request that was sent before, without its secrets. */
export interface RecentRequest {
  readonly key: string;
  readonly method: string;
  /** `localhost:8000/events`. */
  readonly name: string;
  /** As it is in the URL, with its question mark; may be empty. */
  readonly query: string;
}

/** The same, to be sent again. */
export interface RecentDraft {
  readonly draft: RequestDraft;
  readonly stopOn: readonly StopRule[];
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
  /**
   * What the page before this one knew for itself, if that was in another place; `null`: nothing, whatever VS Code remembers
   * of this place. Absent: what VS Code remembers.
   */
  readonly kept?: unknown;
}

/** Why a draft was refused: in one sentence, and by place where it has one. */
export interface Refusal {
  readonly error?: string;
  readonly problems?: readonly DraftProblem[];
}

/** What there is to know of an event beside what it says. */
export interface EventFacts extends EventInfo {
  /** Its time, and what is reckoned from it, is not real: the recording has none. */
  readonly isTimeless?: true;
  /** The number of the attempt that it arrived in, and when that began, in ms since the epoch. Absent: it is not kept. */
  readonly attempt?: { readonly number: number; readonly startedAt: number };
}

/** The parts of an event that can be copied. */
export type EventPart = 'data' | 'formatted' | 'raw' | 'type' | 'id' | 'lastEventId' | 'time';

/** What a request can be copied as. */
export type SnippetKind = 'curl' | 'eventSource' | 'fetch' | 'httpxSse';

/** A setting that bounds the log: its name after `sseMonitor.log.`. */
export type LogSetting = 'maxEvents' | 'maxMegabytes' | 'memoryMegabytes';

/** What an event is looked for by. */
export type EventTarget = { readonly time: number } | { readonly id: string };

/** What the host can ask of the page. */
export interface PageFunctions {
  /**
   * Draws this state. Answers once a frame with it was drawn: the host sends the next one only then, so that there is
   * never more than one on the way.
   */
  update(update: PanelUpdate): Promise<void>;
  /** Puts the cursor in the URL box. */
  focusUrl(): void;
  /** The person ran the command that does this. */
  act(action: PageAction): void;
  /** What the page knows for itself, without secrets: for the page that comes after it in another place. */
  state(): unknown;
  /** The person chose that in the menu on the row of that event. */
  actOnRow(action: RowAction, seq: number): void;
  /** The same on the row of that annotation. */
  actOnAnnotation(action: AnnotationAction, number: number): void;
  /** The person wants these two runs compared, by their numbers. */
  compareRuns(left: number, right: number): void;
  /** What variables stand for has changed, and perhaps which environments there are. */
  setEnvironments(names: readonly string[]): void;
  /** The names of secrets that the person has added are others. */
  setSecretNames(names: readonly string[]): void;
}
