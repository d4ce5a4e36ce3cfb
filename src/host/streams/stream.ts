/** One stream as VS Code has it: its session, with events for the API and lines for the log. */

import { basename } from 'node:path';
import { EventEmitter, type TextDocument } from 'vscode';
import type { EngineClient } from '../../engine/client/client.ts';
import type { EngineDiagnoses, LogLimits } from '../../shared/stream/engine.ts';
import type { ConnectionStatus, EventFacts, PanelNotice } from '../../shared/boundary/page.ts';
import type {
  ConnectionAttempt,
  ConnectionOptions,
  ConnectionState,
  EventRecord,
  StopRule,
  StreamCounts,
  StreamEnd,
} from '../../shared/stream/records.ts';
import { shortName } from '../../shared/request/url.ts';
import type { HarSource } from '../export/har-frame.ts';
import type { MonitoredStream, StreamAnswer } from '../vscode/api.ts';
import type { Connection } from '../../net/connection/connection.ts';
import type { Cookies } from '../../net/connection/cookies.ts';
import { wallClock } from '../../net/connection/wall-clock.ts';
import type { Ending } from '../../shared/messages/ending.ts';
import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Redact, Redacted } from '../../net/redaction.ts';
import type { ResolvedRequest } from '../../net/request.ts';
import type { OpenStreams } from '../../net/session/connection-diagnoses.ts';
import { Session } from '../../net/session/session.ts';
import { silenceSetting } from '../vscode/settings.ts';
import { isSourceOfServer } from './saved-file.ts';
import { streamAnswer } from './stream-answer.ts';
import { connectionStatus, isError, panelNotices } from './status.ts';
import type { AskedRequest, Watched } from './watched.ts';

/** The API's `onDidChange` fires at most this often. */
const frameMs = 16;

export interface StreamOptions {
  /** The worker's bundle: an absolute path. */
  readonly engineFile: string;
  readonly limits: LogLimits;
  /** For the file behind the log: an absolute path. */
  readonly folder: string;
  readonly stopOn: readonly StopRule[];
  /** Whether the end of an LLM response closes it, where there are stop rules. */
  readonly stopAtAnswerEnd?: boolean;
  /** Of the panel; absent: the stream has its own. */
  readonly cookies?: Cookies;
  readonly log: StreamLog;
}

/** The output channel, which is on disk: nothing is written into it that hasn't been looked through for secrets. */
interface StreamLog {
  info(text: Redacted): void;
}

/** Streams that were opened in this window. */
let opened = 0;

export class Stream implements MonitoredStream, Watched {
  /** Names it in this window, and never another. */
  readonly number = ++opened;
  readonly #session: Session;
  readonly #log: StreamLog;
  readonly #changed = new EventEmitter<void>();
  readonly #disposed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  /** Fires once, when the stream is disposed of. */
  readonly onDidDispose = this.#disposed.event;
  /** Called at once after every change; the panel's own flow control follows it. */
  onDidProgress: (() => void) | undefined;
  #frame: NodeJS.Timeout | undefined;
  #logged = 0;
  #isDisposed = false;
  readonly #startedAt = Math.floor(wallClock.now());
  #reconnectOnSave: NonNullable<ConnectionOptions['reconnectOnSave']>;

  constructor(request: ResolvedRequest, { log, cookies, ...engine }: StreamOptions) {
    this.#log = log;
    this.#reconnectOnSave = request.options?.reconnectOnSave ?? false;
    this.#session = new Session(request, { ...engine, ...(cookies !== undefined && { cookies }) });
    this.#session.onDidChange = () => this.#onDidChange();
    this.engine.onDidChangeView = () => this.onDidProgress?.();
    this.#session.open();
  }

  get engine(): EngineClient {
    return this.#session.engine;
  }

  get connection(): Connection {
    return this.#session.connection;
  }

  get title(): string {
    const { request, redact } = this.connection;
    return redact(shortName(request.url));
  }

  get asked(): AskedRequest {
    const { request, redact } = this.connection;
    return { startedAt: this.#startedAt, method: request.method, url: redact(request.url.href) };
  }

  get status(): ConnectionStatus {
    return connectionStatus(this.connection, silenceSetting());
  }

  get notices(): readonly PanelNotice[] {
    return panelNotices(this.connection, this.engine.progress);
  }

  get attemptCount(): number {
    return this.connection.attemptCount;
  }

  get state(): ConnectionState {
    return this.#session.state;
  }

  get end(): StreamEnd | undefined {
    const { end } = this.#session;
    return end && { kind: end.kind, message: end.message };
  }

  /** Whether it is closed, and did not end well. */
  get isFailed(): boolean {
    const { end } = this.#session;
    return end !== undefined && isError(end.kind);
  }

  /** Whether it is open, and nothing has come for as long as the person wants to be warned of. */
  get isSilent(): boolean {
    const { state, lastByteAt } = this.connection;
    const warnAfterMs = silenceSetting();
    return state === 'open' && warnAfterMs > 0 && wallClock.now() - lastByteAt >= warnAfterMs;
  }

  get counts(): StreamCounts {
    return this.#session.counts;
  }

  get lastEventId(): string {
    return this.#session.lastEventId;
  }

  get retryMs(): number {
    return this.#session.retryMs;
  }

  get attempts(): readonly ConnectionAttempt[] {
    return this.#session.attempts;
  }

  read(fromSeq: number, limit: number): Promise<EventRecord[]> {
    return this.#session.read(fromSeq, limit);
  }

  async answer(): Promise<StreamAnswer | undefined> {
    const reading = await this.#session.readAnswer();
    return reading && streamAnswer(reading, this.redact);
  }

  /** What there is to know of an event, and which attempt it arrived in; `undefined` when it was dropped. */
  info(seq: number): Promise<EventFacts | undefined> {
    return this.#session.info(seq);
  }

  /** Everything that there is to say about it. */
  diagnoses(open: OpenStreams): Promise<EngineDiagnoses> {
    return this.#session.diagnoses(open);
  }

  /** Of what its connections tell. */
  diagnosisKinds(open: OpenStreams): readonly DiagnosisKind[] {
    return this.#session.diagnosisKinds(open);
  }

  get redact(): Redact {
    return this.connection.redact;
  }

  harSource(): HarSource {
    const { request, redact } = this.connection;
    return { request, attempts: this.attempts, received: this.counts.received, redact };
  }

  /**
   * Reconnects from an event on; the events that are there stay, and the numbers go on.
   *
   * @returns false when the event was dropped
   */
  resumeFrom(seq: number): Promise<boolean> {
    return this.#session.resumeFrom(seq);
  }

  /** Ends by these rules from now on. */
  setStopRules(rules: readonly StopRule[]): void {
    this.#session.setStopRules(rules);
  }

  /** A file was saved in this window. */
  fileSaved(document: TextDocument): void {
    if (!isSourceOfServer(document, { reconnectOnSave: this.#reconnectOnSave })) return;
    this.#session.restarts.fileSaved(basename(document.uri.path), this.#reconnectOnSave !== false);
  }

  /** From now on the connection gives way to a restart of its server after a save; also to one that it holds up now. */
  reconnectOnSave(): void {
    if (this.#reconnectOnSave === false) this.#reconnectOnSave = true;
    this.#session.restarts.giveWay();
  }

  close(end?: Ending): void {
    this.#session.close(end);
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    void this.#session[Symbol.asyncDispose]();
    clearTimeout(this.#frame);
    this.onDidProgress = undefined;
    this.#disposed.fire();
    this.#changed.dispose();
    this.#disposed.dispose();
  }

  #onDidChange(): void {
    this.#writeLog();
    this.onDidProgress?.();
    if (this.#isDisposed) return;
    this.#frame ??= setTimeout(() => {
      this.#frame = undefined;
      this.#changed.fire();
    }, frameMs);
  }

  /** One line for each attempt that has ended since the last time. */
  #writeLog(): void {
    if (this.#logged === this.connection.attemptCount) return;
    for (const attempt of this.attempts) {
      if (attempt.number <= this.#logged) continue;
      if (attempt.end === undefined) return;
      this.#logged = attempt.number;
      const { number, method, url, end, events, bytes } = attempt;
      const line = `${method} ${url}, attempt ${number}: ${end.message} (${events} events, ${bytes} bytes)`;
      this.#log.info(this.connection.redact(line));
    }
  }
}
