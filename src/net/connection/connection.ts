/**
 * The life of one stream: attempts, the waits between them, and the end.
 *
 * `eventsource` decides (when it is open, whether and when to reconnect, what ends for good); its `fetch` is ours
 * (`attempts.ts`): it sends the request and hands the bytes to the engine. What `eventsource` reads as the body is control
 * text: the reconnection time that the engine found. The last event ID is the engine's alone.
 */

import { EventSource } from 'eventsource';
import type { EngineProgress } from '../../shared/stream/engine.ts';
import type { AttemptWait, ConnectionState, StopRule } from '../../shared/stream/records.ts';
import type { Ending } from '../../shared/messages/ending.ts';
import { endings } from '../../shared/messages/endings.ts';
import { askedWaitMs } from '../../shared/messages/refusal.ts';
import { type Route, plainRoute } from '../route.ts';
import { type Redact, type Redacted, redactor } from '../redaction.ts';
import type { ResolvedRequest } from '../request.ts';
import { type ShownAttempt, type ShownEnding, shownEnding } from './attempt-ledger.ts';
import { type AttemptOwner, Attempts, type StreamSink } from './attempts.ts';
import { ControlText } from './control-text.ts';
import { Cookies } from './cookies.ts';
import { StopTimers } from './stop-timers.ts';
import { Suspension } from './suspension.ts';
import { isOfRestart } from './restart-wait.ts';
import { Waits } from './waits.ts';

/** One stream, from {@link Connection.open} until it is closed for good. Its getters say how things are now. */
export class Connection {
  readonly request: ResolvedRequest;
  readonly route: Route;
  readonly cookies: Cookies;
  readonly #sink: StreamSink;
  readonly #onDidChange: () => void;
  /** Takes what must not be seen out of everything that is said of this connection. */
  readonly redact: Redact;
  readonly #attempts: Attempts;
  #state: ConnectionState = 'connecting';
  #end: ShownEnding | undefined;
  #source: EventSource | undefined;
  #control = new ControlText();
  #restartTimer: NodeJS.Timeout | undefined;
  /** Until the engine has read a body that this connection ended itself. */
  #reading: Promise<void> | undefined;
  readonly #waits: Waits;
  readonly #suspension = new Suspension();
  /** The newest resumption, until the engine knows its ID. */
  #resuming: symbol | undefined;
  #begunAt = performance.now();
  readonly #timers = new StopTimers(
    () => ({
      begunAt: this.#begunAt,
      silentSince: this.#state === 'open' ? this.#attempts.arrivals.silentSince : undefined,
    }),
    (rule) => this.close(this.#endBy(rule)),
  );

  /**
   * @param onDidChange - called after every change of what the getters say; not throttled
   * @param cookies - of the panel; absent: the stream has its own
   */
  constructor(request: ResolvedRequest, sink: StreamSink, onDidChange: () => void, cookies = new Cookies()) {
    this.request = request;
    this.redact = redactor(request.secrets ?? []);
    this.route = request.route ?? plainRoute;
    this.cookies = cookies;
    this.#sink = sink;
    this.#waits = new Waits(request, () => sink.progress);
    this.#onDidChange = onDidChange;
    const basis = { request, cookies, sink, redact: this.redact, route: this.route };
    const parts = { waits: this.#waits, suspension: this.#suspension };
    this.#attempts = new Attempts({ ...basis, ...parts }, this.#asOwner());
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Set once the state is `closed`. */
  get end(): ShownEnding | undefined {
    return this.#end;
  }

  /** The attempt that the event came in, if it is kept. */
  attemptOf(seq: number): ShownAttempt | undefined {
    return this.#attempts.ledger.attemptOf(seq);
  }

  /** The newest thousand. */
  get attempts(): readonly ShownAttempt[] {
    return this.#attempts.ledger.entries;
  }

  /** How many there were. */
  get attemptCount(): number {
    return this.#attempts.ledger.count;
  }

  /** Why the last attempt ended, while waiting. */
  get lastEnding(): ShownEnding | undefined {
    return this.#attempts.ledger.lastEnding;
  }

  /** The reconnection time in force, in ms. */
  get retryMs(): number {
    return this.#waits.retryMs;
  }

  /** Who sets how long a wait is, and how long it is, in ms. */
  get wait(): AttemptWait {
    return { ms: this.#waits.ms, setBy: this.#waits.setBy };
  }

  /** When the next attempt begins, in ms since the epoch; only while waiting. */
  get reconnectAt(): number | undefined {
    return this.#state === 'waiting' ? this.#waits.endsAt : undefined;
  }

  /** When the last byte of the body came, or its headers, in ms since the epoch; 0 before that. */
  get lastByteAt(): number {
    return this.#attempts.arrivals.shownAt;
  }

  /** The longest time in which nothing came over an open connection, in ms; that which lasts is part of it. */
  get longestSilenceMs(): number {
    const lasting = this.#state === 'open' ? performance.now() - this.#attempts.arrivals.silentSince : 0;
    return Math.max(this.#attempts.arrivals.longestSilenceMs, lasting);
  }

  /** The start of the body of an answer that was no event stream. */
  get answer(): Redacted | undefined {
    return this.#attempts.answer;
  }

  /** A last event ID that could not be sent. */
  get unsentId(): string | undefined {
    return this.#attempts.unsentId;
  }

  /** Begins the first attempt. */
  open(): void {
    this.#startSource();
  }

  /** Ends the stream for good. Does nothing once it is closed. */
  close(end: Ending): void {
    if (this.#state === 'closed') return;
    this.#end = shownEnding(end, this.redact);
    this.#dropTimer();
    this.#timers.end();
    this.#resuming = undefined;
    this.#setState('closed');
    this.#attempts.end(end);
    this.#suspension.rest();
    this.#source?.close();
    this.#source = undefined;
    this.#onDidChange();
  }

  /**
   * Once an answer was refused for its type: reads it all the same, as an event stream or as lines of JSON, as was offered; and
   * later ones too. If its bytes are still there, they are what is read; else the server is asked again. So it is when a response has brought no event, and is to
   * be read as lines.
   */
  acceptAnswer(): void {
    const { offer } = this.#end ?? {};
    if (offer === undefined && !this.#isEventless) return;
    if (offer !== undefined && offer !== 'acceptAnswer' && offer !== 'readLines') return;
    this.#dropTimer();
    this.#source?.close();
    this.#attempts.end(endings.readAsLines());
    this.#attempts.acceptAnyType(offer === 'acceptAnswer' ? 'eventStream' : 'jsonLines');
    this.#beginAnew();
    this.#startSource();
    this.#onDidChange();
  }

  /** The newest response has begun, and no event came so far. */
  get #isEventless(): boolean {
    return this.#sink.progress.counts.received === 0 && this.attempts.at(-1)?.status === 200;
  }

  /**
   * Begins another attempt at once, whatever the state: a person wants to go on from an event.
   *
   * @param seq - number of that event
   * @param lastEventId - in effect for it: what is sent
   */
  async resume(seq: number, lastEventId: string): Promise<void> {
    const resuming = (this.#resuming = Symbol(`event ${seq}`));
    this.#dropTimer();
    this.#source?.close();
    this.#source = undefined;
    this.#beginAnew();
    this.#attempts.dropHeld();
    this.#onDidChange();
    await this.#sink.setLastEventId(lastEventId);
    // Resumed again, or closed, meanwhile.
    if (this.#resuming !== resuming) return;
    this.#resuming = undefined;
    // Only now: what was on its way to the engine belongs to that attempt.
    this.#attempts.end(endings.resumed(seq));
    this.#startSource();
  }

  /** Closes it, and lets go of what was kept beyond that. */
  dispose(end: Ending): void {
    this.close(end);
    this.#attempts.dropHeld();
  }

  /** Ends by these rules from now on; those about events are the engine's. */
  setStopRules(rules: readonly StopRule[]): void {
    this.#timers.set(rules);
    if (this.#state !== 'closed') this.#timers.arm();
  }

  /** While waiting: begins the next attempt at once. */
  reconnectNow(): void {
    if (this.#state !== 'waiting') return;
    this.#waits.hurry();
    this.#startSource();
  }

  /**
   * A server that is about to restart may wait for this connection: it ends, and is opened again when the server has had time
   * to notice the save. Further saves before that only put it off.
   *
   * @param file - name of the file that was saved
   */
  reconnectAfterSave(file: string): void {
    if (this.#state === 'closed' || this.#resuming !== undefined) return;
    const wasOpen = this.#state === 'open';
    this.#source?.close();
    this.#source = undefined;
    this.#attempts.end(endings.saved(file));
    this.#waits.beginRestart();
    if (wasOpen) this.#reading = this.#readToEnd();
    this.#wait();
  }

  /** To be called whenever the engine has progressed. */
  onProgress(progress: EngineProgress): void {
    if (this.#state === 'closed') return;
    this.#attempts.ledger.account(progress);
    // What was on its way when the person went on from an event ends nothing any more.
    if (this.#resuming !== undefined) return;
    this.#control.tell(this.retryMs);
    if (progress.stopped !== undefined) {
      this.close(endings.stopRule(progress.stopped.rule, progress.stopped.seq));
    } else if (progress.answerEnded !== undefined) {
      this.close(endings.answerEnded(progress.answerEnded));
    } else if (progress.blockTooLong !== undefined) {
      this.close(endings.blockTooLong(progress.blockTooLong.maxBytes));
    } else {
      this.#attempts.caughtUp(progress);
    }
  }

  /** What holds within one life of the stream, from a person's word to its end, is over: its redirects, waits and times. */
  #beginAnew(): void {
    this.#end = undefined;
    this.#state = 'connecting';
    this.#attempts.forgetRedirects();
    this.#waits.forget();
    this.#begunAt = performance.now();
    this.#timers.arm();
  }

  /** A new `eventsource` begins with an attempt; an old one is dropped with the wait that it was in. */
  #startSource(): void {
    this.#suspension.watch();
    this.#dropTimer();
    this.#source?.close();
    this.#control = new ControlText();
    const isCurrent = (): boolean => this.#source === source || this.#source === undefined;
    this.#source = undefined;
    // A listener that throws inside `eventsource` is an uncaught exception: these two call nothing that is not ours.
    const source = new EventSource(this.request.url, {
      fetch: (_url, init) => this.#attempts.fetch({ signal: init.signal as AbortSignal, control: this.#control }),
    });
    this.#source = source;
    source.addEventListener('open', () => isCurrent() && this.#onOpen());
    source.addEventListener('error', () => isCurrent() && this.#onError(source));
  }

  /** What the attempts need of this connection. */
  #asOwner(): AttemptOwner {
    return {
      onBegin: () => {
        this.#setState('connecting');
        this.#onDidChange();
      },
      onPhase: () => this.#onDidChange(),
      onProgress: (progress) => this.onProgress(progress),
      close: (end) => this.close(end),
      endByServer: () => {
        const rule = this.#timers.serverEnds;
        return rule && this.#endBy(rule);
      },
    };
  }

  #endBy(rule: StopRule): Ending {
    return endings.stopTime(rule, this.#sink.progress.counts.received);
  }

  #onOpen(): void {
    this.#setState('open');
    this.#waits.endRestart();
    this.#timers.arm();
    this.#onDidChange();
  }

  /** The attempt is over and in the ledger; `eventsource` has decided whether there is another. */
  #onError(source: EventSource): void {
    if (this.#state === 'closed') return;
    if (this.#isRestarting()) return this.#wait(source);
    const last = this.lastEnding ?? endings.serverEnded();
    const isBackOff = this.request.reconnect === 'backOff';
    const isOver = isBackOff ? last.kind === 'noContent' : source.readyState === source.CLOSED;
    if (isOver || this.request.reconnect === 'never') return this.close(last);
    const { events = 0, status = 0, responseHeaders = [] } = this.attempts.at(-1) ?? {};
    this.#waits.attemptEnded(events, status === 200 ? 0 : askedWaitMs(responseHeaders, Date.now()));
    if (this.#waits.areInVain) return this.close(endings.gaveUp(this.#waits.failures, last));
    this.#wait(source);
  }

  /** The attempt is over: whether it failed because the server restarts, and the next one is worth it. */
  #isRestarting(): boolean {
    if (!this.#waits.isRestart) return false;
    if (isOfRestart(this.attempts.at(-1)?.status)) this.#waits.restartFailed();
    else this.#waits.endRestart();
    return this.#waits.isRestart;
  }

  /** @param source - absent: there is none any more */
  #wait(source?: EventSource): void {
    this.#dropTimer();
    this.#setState('waiting');
    this.#waits.begin();
    // A new `eventsource` does not know the time that the server asked an earlier one for, and none knows one that grows.
    if (source === undefined || this.#control.retryMs !== this.#waits.ms || source.readyState === source.CLOSED) {
      source?.close();
      const timer = setTimeout(() => void this.#startAfter(timer), this.#waits.ms);
      this.#restartTimer = timer;
    }
    this.#onDidChange();
  }

  async #startAfter(timer: NodeJS.Timeout): Promise<void> {
    await this.#reading;
    // Else closed, resumed or hurried meanwhile.
    if (this.#restartTimer === timer) this.#startSource();
  }

  /** What was on its way to the engine counts: it may close the stream, and it says what the next attempt sends. */
  async #readToEnd(): Promise<void> {
    try {
      this.onProgress(await this.#sink.endBody(false, true));
    } catch {
      // The engine failed, and whoever owns it closes this connection.
    }
  }

  #dropTimer(): void {
    clearTimeout(this.#restartTimer);
    this.#restartTimer = undefined;
  }

  #setState(state: ConnectionState): void {
    if (this.#state !== 'closed') this.#state = state;
  }
}
