/** One stream without VS Code around it: a request in; its connection, the engine that reads what comes, and what both tell. */

import { EngineClient } from '../../engine/client/client.ts';
import type { EventFacts } from '../../shared/boundary/page.ts';
import type { Ending } from '../../shared/messages/ending.ts';
import { endings } from '../../shared/messages/endings.ts';
import type { AnswerReading } from '../../shared/stream/answer.ts';
import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Diagnosis } from '../../shared/diagnoses/diagnosis.ts';
import type { EngineDiagnoses, EngineOptions } from '../../shared/stream/engine.ts';
import type { ConnectionState, EventRecord, StopRule, StreamCounts } from '../../shared/stream/records.ts';
import type { ShownAttempt, ShownEnding } from '../connection/attempt-ledger.ts';
import { Connection } from '../connection/connection.ts';
import type { Cookies } from '../connection/cookies.ts';
import type { ResolvedRequest } from '../request.ts';
import { connectionDiagnoses, type OpenStreams } from './connection-diagnoses.ts';
import { redactedDiagnosis } from './redacted-diagnosis.ts';
import { Restarts } from './restarts.ts';

/** What a session needs beside its request. */
export interface SessionOptions extends Omit<EngineOptions, 'lastEventId'> {
  /** The worker's bundle: an absolute path. */
  readonly engineFile: string;
  /** Shared with other sessions; absent: the session has its own. */
  readonly cookies?: Cookies;
}

/** Somebody who waits for a condition. */
interface Waiting {
  /** Whether it holds now. */
  look(): void;
  giveUp(): void;
}

/** So many events are asked of the engine at once. */
const eventsAtOnce = 1000;

/** From {@link Session.open} on it is connected; it ends by itself, or by {@link Session.close}. */
export class Session implements AsyncDisposable {
  readonly engine: EngineClient;
  readonly connection: Connection;
  readonly restarts: Restarts;
  /** Called after every change of what the getters say; not throttled. */
  onDidChange: (() => void) | undefined;
  readonly #waiting = new Set<Waiting>();
  #isDisposed = false;

  constructor(request: ResolvedRequest, { engineFile, cookies, ...start }: SessionOptions) {
    const { lastEventId } = request;
    this.engine = EngineClient.start(engineFile, { ...start, ...(lastEventId !== undefined && { lastEventId }) });
    this.connection = this.#orEndEngine(() => {
      const connection = new Connection(request, this.engine, () => this.#changed(), cookies);
      connection.setStopRules(start.stopOn);
      return connection;
    });
    this.restarts = new Restarts(this.connection, () => this.#changed());
    this.engine.onDidProgress = (progress) => {
      this.connection.onProgress(progress);
      this.#changed();
    };
    this.engine.onDidFail = (message) => this.connection.close(endings.engineFailed(message));
  }

  get state(): ConnectionState {
    return this.connection.state;
  }

  /** Set once the state is `closed`. */
  get end(): ShownEnding | undefined {
    return this.connection.end;
  }

  get counts(): StreamCounts {
    return this.engine.progress.counts;
  }

  /** What a reconnect sends. */
  get lastEventId(): string {
    return this.engine.progress.lastEventId;
  }

  /** The reconnection time in force, in ms. */
  get retryMs(): number {
    return this.connection.retryMs;
  }

  /** The newest thousand. */
  get attempts(): readonly ShownAttempt[] {
    return this.connection.attempts;
  }

  /** Begins the first attempt. */
  open(): void {
    this.#orEndEngine(() => this.connection.open());
  }

  /** Events from that number on, as far as they are kept. */
  read(fromSeq: number, limit: number): Promise<EventRecord[]> {
    return this.engine.read(fromSeq, limit);
  }

  /** The answer of a language model so far; `undefined`: none was recognized. */
  readAnswer(): Promise<AnswerReading | undefined> {
    return this.engine.readAnswer(this.counts.received);
  }

  /** What there is to know of an event, and which attempt it came in; `undefined` when it was dropped. */
  async info(seq: number): Promise<EventFacts | undefined> {
    const info = await this.engine.info(seq);
    const attempt = this.connection.attemptOf(seq);
    return info && { ...info, ...(attempt && { attempt: { number: attempt.number, startedAt: attempt.startedAt } }) };
  }

  /** Everything that there is to say about the stream. A request may have had secrets, and a server may send them back. */
  async diagnoses(open: OpenStreams): Promise<EngineDiagnoses> {
    const { diagnoses, looked } = await this.engine.diagnoses();
    const { redact } = this.connection;
    return {
      diagnoses: [...diagnoses, ...this.#ofConnections(open)].map((diagnosis) => redactedDiagnosis(diagnosis, redact)),
      looked,
    };
  }

  /** Of what its connections tell: cheap. */
  diagnosisKinds(open: OpenStreams): DiagnosisKind[] {
    return this.#ofConnections(open).map(({ kind }) => kind);
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

  /**
   * Resolves as soon as the condition holds; it is looked at after every change.
   *
   * @throws what the condition throws, and when the session is disposed of before
   */
  waitFor(condition: (session: this) => boolean): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting: Waiting = {
      look: () => {
        try {
          if (!condition(this)) return;
          resolve();
        } catch (error) {
          reject(error);
        }
        this.#waiting.delete(waiting);
      },
      giveUp: () => reject(new Error('The session was disposed of.')),
    };
    this.#waiting.add(waiting);
    waiting.look();
    return promise;
  }

  /** All events that are kept, once the session is over. */
  async collect(): Promise<EventRecord[]> {
    await this.waitFor(({ state }) => state === 'closed');
    const events: EventRecord[] = [];
    for (;;) {
      const records = await this.read((events.at(-1)?.seq ?? 0) + 1, eventsAtOnce);
      if (records.length === 0) return events;
      events.push(...records);
    }
  }

  /** Ends it for good; its events stay. */
  close(end: Ending = endings.user()): void {
    this.connection.close(end);
  }

  /** Ends it, and lets go of its events. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.restarts.end();
    this.connection.dispose(endings.user());
    for (const waiting of this.#waiting) waiting.giveUp();
    this.#waiting.clear();
    await this.engine.dispose();
  }

  #ofConnections(open: OpenStreams): Diagnosis<DiagnosisKind>[] {
    const { attempts, longestSilenceMs } = this.connection;
    const life = { attempts, longestSilenceMs, heldUpBy: this.restarts.heldUpBy };
    return connectionDiagnoses(life, this.engine.progress.retryMs, open);
  }

  #changed(): void {
    this.restarts.connectionChanged();
    for (const waiting of this.#waiting) waiting.look();
    this.onDidChange?.();
  }

  /** Nobody has a session that could not begin, so nobody else could end its engine. */
  #orEndEngine<T>(begin: () => T): T {
    try {
      return begin();
    } catch (error) {
      void this.engine.dispose();
      throw error;
    }
  }
}
