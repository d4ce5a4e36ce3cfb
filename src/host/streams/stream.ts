/** One stream: its connection, its engine, and what the API shows of both. */

import { EventEmitter } from 'vscode';
import { EngineClient } from '../../engine/client/client.ts';
import type { LogLimits } from '../../shared/stream/engine.ts';
import type { EventFacts } from '../../shared/boundary/page.ts';
import type {
  ConnectionAttempt,
  ConnectionState,
  EventRecord,
  StopRule,
  StreamCounts,
  StreamEnd,
} from '../../shared/stream/records.ts';
import type { MonitoredStream } from '../vscode/api.ts';
import { Connection } from '../../net/connection/connection.ts';
import type { Cookies } from '../../net/connection/cookies.ts';
import type { Ending } from '../../shared/messages/ending.ts';
import { endings } from '../../shared/messages/endings.ts';
import type { Redacted } from '../../net/redaction.ts';
import type { ResolvedRequest } from '../../net/request.ts';

/** The API's `onDidChange` fires at most this often. */
const FRAME_MS = 16;

export interface StreamOptions {
  /** The worker's bundle: an absolute path. */
  readonly engineFile: string;
  readonly limits: LogLimits;
  /** For the file behind the log: an absolute path. */
  readonly folder: string;
  readonly stopOn: readonly StopRule[];
  /** Of the panel; absent: the stream has its own. */
  readonly cookies?: Cookies;
  readonly log: StreamLog;
}

/** The output channel, which is on disk: nothing is written into it that hasn't been looked through for secrets. */
interface StreamLog {
  info(text: Redacted): void;
}

export class Stream implements MonitoredStream {
  readonly kind = 'stream';
  readonly engine: EngineClient;
  readonly connection: Connection;
  readonly #log: StreamLog;
  readonly #changed = new EventEmitter<void>();
  readonly #disposed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  /** Fires once, when the stream is disposed of. */
  readonly onDidDispose = this.#disposed.event;
  /** Called at once after every change; the panel's own flow control stands behind it. */
  onDidProgress: (() => void) | undefined;
  #frame: NodeJS.Timeout | undefined;
  #logged = 0;
  #isDisposed = false;

  constructor(request: ResolvedRequest, options: StreamOptions) {
    this.#log = options.log;
    const { engineFile, limits, folder, stopOn } = options;
    const { lastEventId } = request;
    const start = { limits, folder, stopOn, ...(lastEventId !== undefined && { lastEventId }) };
    this.engine = EngineClient.start(engineFile, start);
    try {
      this.connection = new Connection(request, this.engine, () => this.#onDidChange(), options.cookies);
      this.#begin(stopOn);
    } catch (error) {
      // Nobody has this stream, so nobody else could end its engine.
      void this.engine.dispose();
      throw error;
    }
  }

  get state(): ConnectionState {
    return this.connection.state;
  }

  get end(): StreamEnd | undefined {
    const end = this.connection.end;
    return end && { kind: end.kind, message: end.message };
  }

  get counts(): StreamCounts {
    return this.engine.progress.counts;
  }

  get lastEventId(): string {
    return this.engine.progress.lastEventId;
  }

  get retryMs(): number {
    return this.connection.retryMs;
  }

  get attempts(): readonly ConnectionAttempt[] {
    return this.connection.attempts;
  }

  read(fromSeq: number, limit: number): Promise<EventRecord[]> {
    return this.engine.read(fromSeq, limit);
  }

  /** What there is to know of an event, and which attempt it came in; `undefined` when it was dropped. */
  async info(seq: number): Promise<EventFacts | undefined> {
    const info = await this.engine.info(seq);
    const attempt = this.connection.attemptOf(seq);
    return info && { ...info, ...(attempt && { attempt: { number: attempt.number, startedAt: attempt.startedAt } }) };
  }

  /**
   * Reconnects from an event on; the events that are there stay, and the numbers go on.
   *
   * @returns false when the event was dropped
   */
  async resumeFrom(seq: number): Promise<boolean> {
    const [event] = await this.engine.read(seq, 1);
    if (event?.seq !== seq || this.#isDisposed) return false;
    await this.connection.resume(seq, event.lastEventId);
    return true;
  }

  /** Ends by these rules from now on. */
  setStopRules(rules: readonly StopRule[]): void {
    this.engine.setStopRules(rules);
    this.connection.setStopRules(rules);
  }

  close(end: Ending = endings.user()): void {
    this.connection.close(end);
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.connection.dispose(endings.user());
    clearTimeout(this.#frame);
    this.onDidProgress = undefined;
    this.#disposed.fire();
    this.#changed.dispose();
    this.#disposed.dispose();
    void this.engine.dispose();
  }

  #begin(stopOn: readonly StopRule[]): void {
    this.engine.onDidProgress = (progress) => {
      this.connection.onProgress(progress);
      this.#onDidChange();
    };
    this.engine.onDidChangeView = () => this.onDidProgress?.();
    this.engine.onDidFail = (message) => this.connection.close(endings.engineFailed(message));
    this.connection.setStopRules(stopOn);
    this.connection.open();
  }

  #onDidChange(): void {
    this.#writeLog();
    this.onDidProgress?.();
    if (this.#isDisposed) return;
    this.#frame ??= setTimeout(() => {
      this.#frame = undefined;
      this.#changed.fire();
    }, FRAME_MS);
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
