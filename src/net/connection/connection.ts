/**
 * The life of one stream: attempts, the waits between them, and the end.
 *
 * `eventsource` decides (when it is open, whether and when to reconnect, what ends for good); our `fetch` sends the request
 * and hands the bytes to the engine. What `eventsource` reads as the body is control text: the reconnection time that the
 * engine found. The last event ID is the engine's alone.
 */

import { EventSource } from 'eventsource';
import { type EngineProgress, maxBytesInFlight } from '../../shared/stream/engine.ts';
import type { AttemptNews } from '../../shared/stream/marks.ts';
import type { AttemptWait, ConnectionState, StopRule } from '../../shared/stream/records.ts';
import type { EngineClient } from '../../engine/client/client.ts';
import { Arrivals } from './arrivals.ts';
import { isSendable, lastEventIdHeader } from './attempt-headers.ts';
import { AttemptLedger, type ShownAttempt, type ShownEnding, shownEnding } from './attempt-ledger.ts';
import { BlockReader } from './block-reader.ts';
import { asFetched, ControlText, type FetchLikeResponse } from './control-text.ts';
import { Cookies } from './cookies.ts';
import { HeldAnswer } from './held-answer.ts';
import type { Trail } from './hop.ts';
import { judgeAnswer } from './judge-answer.ts';
import { type Route, describeRoute, plainRoute } from '../route.ts';
import type { Ending } from '../../shared/messages/ending.ts';
import { endings } from '../../shared/messages/endings.ts';
import { explainNetworkError } from './network-error.ts';
import { type Redact, type Redacted, type RedactedTexts, redactor } from '../redaction.ts';
import type { ResolvedRequest } from '../request.ts';
import { SecretBodyError } from './secret-body.ts';
import { StopTimers } from './stop-timers.ts';
import { type HttpResponse, send, startOf } from './transport.ts';
import { Waits } from './waits.ts';

/** The part of the engine that a connection feeds. */
export type StreamSink = Pick<
  EngineClient,
  'beginBody' | 'push' | 'endBody' | 'setLastEventId' | 'attempt' | 'progress' | 'bytesInFlight'
>;

/** A failure of an attempt that was already written into the ledger; `eventsource` only needs to know that there was one. */
class AttemptFailed extends Error {}

export class Connection {
  readonly request: ResolvedRequest;
  readonly route: Route;
  readonly cookies: Cookies;
  readonly #sink: StreamSink;
  readonly #onDidChange: () => void;
  /** Takes what must not be seen out of everything that is said of this connection. */
  readonly redact: Redact;
  readonly #ledger: AttemptLedger;
  #state: ConnectionState = 'connecting';
  #end: ShownEnding | undefined;
  #source: EventSource | undefined;
  #control = new ControlText();
  #restartTimer: NodeJS.Timeout | undefined;
  readonly #waits: Waits;
  readonly #arrivals = new Arrivals();
  #answer: Redacted | undefined;
  /** The answer that was refused for its type, as long as it may be wanted. */
  #held: HeldAnswer | undefined;
  /** A person wants an answer of any type read. */
  #acceptsAnyType: boolean;
  #unsentId: string | undefined;
  /** The newest resumption, until the engine knows its ID. */
  #resuming: symbol | undefined;
  #begunAt = performance.now();
  readonly #timers = new StopTimers(
    () => ({
      begunAt: this.#begunAt,
      silentSince: this.#state === 'open' ? this.#arrivals.silentSince : undefined,
    }),
    (rule) => this.close(endings.stopTime(rule, this.#sink.progress.counts.received)),
  );
  /** Where redirects led: a reconnect asks there, as browsers do, and as the last request did. */
  #trail: Trail;
  /** Where the newest attempt has got to. */
  #newest: Trail;
  #reader: BlockReader | undefined;

  /**
   * @param onDidChange - called after every change of what the getters say; not throttled
   * @param cookies - of the panel; absent: the stream has its own
   */
  constructor(request: ResolvedRequest, sink: StreamSink, onDidChange: () => void, cookies = new Cookies()) {
    this.request = request;
    this.redact = redactor(request.secrets ?? []);
    this.#ledger = new AttemptLedger(this.redact);
    this.route = request.route ?? plainRoute;
    this.#acceptsAnyType = this.route.acceptsAnyContentType;
    this.cookies = cookies;
    this.#newest = this.#trail = startOf(request);
    this.#sink = sink;
    this.#waits = new Waits(request, () => sink.progress);
    this.#onDidChange = onDidChange;
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
    return this.#ledger.attemptOf(seq);
  }

  /** The newest thousand. */
  get attempts(): readonly ShownAttempt[] {
    return this.#ledger.entries;
  }

  /** How many there were. */
  get attemptCount(): number {
    return this.#ledger.count;
  }

  /** Why the last attempt ended, while waiting. */
  get lastEnding(): ShownEnding | undefined {
    return this.#ledger.lastEnding;
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
    return this.#arrivals.shownAt;
  }

  /** The longest time in which nothing came over an open connection, in ms; that which lasts is part of it. */
  get longestSilenceMs(): number {
    const lasting = this.#state === 'open' ? performance.now() - this.#arrivals.silentSince : 0;
    return Math.max(this.#arrivals.longestSilenceMs, lasting);
  }

  /** The start of the body of an answer that was no event stream. */
  get answer(): Redacted | undefined {
    return this.#answer;
  }

  /** A last event ID that could not be sent. */
  get unsentId(): string | undefined {
    return this.#unsentId;
  }

  /** Begins the first attempt. */
  open(): void {
    this.#startSource();
  }

  /** Ends the stream for good. Does nothing once it is closed. */
  close(end: Ending): void {
    if (this.#state === 'closed') return;
    this.#end = shownEnding(end, this.redact);
    clearTimeout(this.#restartTimer);
    this.#timers.end();
    this.#resuming = undefined;
    this.#setState('closed');
    this.#endAttempt(end);
    this.#source?.close();
    this.#source = undefined;
    this.#reader = undefined;
    this.#onDidChange();
  }

  /**
   * Once an answer was refused for its type: reads it as an event stream all the same, and later ones too. If its bytes are
   * still there, they are what is read; else the server is asked again.
   */
  acceptAnswer(): void {
    if (this.#state !== 'closed' || this.#end?.offer !== 'acceptAnswer') return;
    this.#acceptsAnyType = true;
    this.#beginAnew();
    this.#startSource();
    this.#onDidChange();
  }

  /**
   * Begins another attempt at once, whatever the state: a person wants to go on from an event.
   *
   * @param seq - number of that event
   * @param lastEventId - in effect for it: what is sent
   */
  async resume(seq: number, lastEventId: string): Promise<void> {
    const resuming = (this.#resuming = Symbol(`event ${seq}`));
    clearTimeout(this.#restartTimer);
    this.#source?.close();
    this.#source = undefined;
    this.#reader = undefined;
    this.#beginAnew();
    this.#dropHeld();
    this.#onDidChange();
    await this.#sink.setLastEventId(lastEventId);
    // Resumed again, or closed, meanwhile.
    if (this.#resuming !== resuming) return;
    this.#resuming = undefined;
    // Only now: what was on its way to the engine belongs to that attempt.
    this.#endAttempt(endings.resumed(seq));
    this.#startSource();
  }

  /** Closes it, and lets go of what was kept beyond that. */
  dispose(end: Ending): void {
    this.close(end);
    this.#dropHeld();
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

  /** To be called whenever the engine has progressed. */
  onProgress(progress: EngineProgress): void {
    if (this.#state === 'closed') return;
    this.#ledger.account(progress);
    // What was on its way when the person went on from an event ends nothing any more.
    if (this.#resuming !== undefined) return;
    this.#control.tell(this.retryMs);
    if (progress.stopped !== undefined) {
      this.close(endings.stopRule(progress.stopped.rule, progress.stopped.seq));
    } else if (progress.blockTooLong !== undefined) {
      this.close(endings.blockTooLong(progress.blockTooLong.maxBytes));
    } else if (this.#reader?.paused === true && this.#sink.bytesInFlight < maxBytesInFlight / 2) {
      this.#arrivals.note();
      this.#reader.resume();
    }
  }

  /** What holds within one life of the stream, from a person's word to its end, is over: its redirects, waits and times. */
  #beginAnew(): void {
    this.#end = undefined;
    this.#state = 'connecting';
    this.#trail = startOf(this.request);
    this.#waits.forget();
    this.#begunAt = performance.now();
    this.#timers.arm();
  }

  /** A new `eventsource` begins with an attempt; an old one is dropped with the wait that it was in. */
  #startSource(): void {
    clearTimeout(this.#restartTimer);
    this.#source?.close();
    this.#control = new ControlText();
    const isCurrent = (): boolean => this.#source === source || this.#source === undefined;
    this.#source = undefined;
    // A listener that throws inside `eventsource` is an uncaught exception: these two call nothing that is not ours.
    const source = new EventSource(this.request.url, {
      fetch: (_url, init) => this.#fetch(init.signal as AbortSignal),
    });
    this.#source = source;
    source.addEventListener('open', () => isCurrent() && this.#onOpen());
    source.addEventListener('error', () => isCurrent() && this.#onError(source));
  }

  #onOpen(): void {
    this.#setState('open');
    this.#timers.arm();
    this.#onDidChange();
  }

  /** The attempt is over and in the ledger; `eventsource` has decided whether there is another. */
  #onError(source: EventSource): void {
    if (this.#state === 'closed') return;
    const last = this.lastEnding ?? endings.serverEnded();
    const isBackOff = this.request.reconnect === 'backOff';
    const isOver = isBackOff ? last.kind === 'noContent' : source.readyState === source.CLOSED;
    if (isOver || this.request.reconnect === 'never') return this.close(last);
    this.#waits.attemptEnded(this.attempts.at(-1)?.events ?? 0);
    if (this.#waits.areInVain) return this.close(endings.gaveUp(this.#waits.failures, last));
    this.#wait(source);
  }

  #wait(source: EventSource): void {
    this.#setState('waiting');
    this.#waits.begin();
    // A new `eventsource` does not know the time that the server asked an earlier one for, and none knows one that grows.
    if (this.#control.retryMs !== this.#waits.ms || source.readyState === source.CLOSED) {
      source.close();
      this.#restartTimer = setTimeout(() => this.#startSource(), this.#waits.ms);
    }
    this.#onDidChange();
  }

  async #fetch(signal: AbortSignal): Promise<FetchLikeResponse> {
    this.#answer = undefined;
    const held = this.#takeHeld(signal);
    if (held !== undefined) return this.#judge(held, signal);
    let response = await this.#send(signal);
    // RFC 9110 sections 15.5.9 and 15.5.20: the request may be repeated on another connection. Chromium does so once.
    if (response.status === 408 || response.status === 421) {
      response.body.destroy();
      this.#endAttempt(endings.askedAgain(response.status, response.statusText));
      response = await this.#send(signal);
    }
    return this.#judge(response, signal);
  }

  /** One attempt, up to the head of its answer. */
  async #send(signal: AbortSignal): Promise<HttpResponse> {
    const { url, method, body: text, bodyBytes, credentialHeaders } = this.request;
    const body = bodyBytes ?? text;
    const trail = (this.#newest = { ...this.#trail });
    this.#setState('connecting');
    const via = describeRoute(this.route);
    this.#ledger.begin(trail.method, trail.url.href, this.#sink.progress, this.#waits.take(), via);
    this.#onDidChange();
    try {
      const response = await send({
        url,
        method,
        headers: { ...this.request.headers, ...this.#takeLastEventId() },
        signal,
        trail,
        redact: this.redact,
        route: this.route,
        cookies: this.cookies,
        ...(body !== undefined && { body }),
        ...(credentialHeaders !== undefined && { credentialHeaders }),
      });
      this.#tell(this.#ledger.answered(response));
      return response;
    } catch (error) {
      throw this.#failed(error as Error, signal);
    }
  }

  /** As a header; one that cannot be sent is noted instead. */
  #takeLastEventId(): Record<string, string> {
    const id = this.#sink.progress.lastEventId;
    this.#unsentId = isSendable(id) ? undefined : id;
    if (id === '' || this.#unsentId !== undefined) return {};
    // One with a secret in it is not for where redirects led, and the ledger does not say that it was sent.
    if (this.#trail.hasLeft && this.redact(id) !== id) return {};
    this.#ledger.sent(id);
    return lastEventIdHeader(id);
  }

  async #judge(response: HttpResponse, signal: AbortSignal): Promise<FetchLikeResponse> {
    const verdict = judgeAnswer(response, this.route, this.#acceptsAnyType);
    if (verdict.kind === 'failed') {
      response.body.destroy();
      throw this.#failed(verdict.error, signal);
    }
    this.#trail = this.#newest;
    if (verdict.kind === 'refused') return this.#refuse(response, verdict.end, signal);
    return asFetched(response.status, this.#pump(response, signal));
  }

  /** An answer that is no event stream: its start is shown, and `eventsource` fails the connection. */
  async #refuse(response: HttpResponse, end: Ending, signal: AbortSignal): Promise<FetchLikeResponse> {
    const held = new HeldAnswer(response);
    const answer = await held.start(this.redact);
    // Closed or resumed by the person meanwhile: nobody wants it any more, and the attempt has its reason.
    if (signal.aborted) {
      held.drop();
      throw new DOMException('The stream was closed.', 'AbortError');
    }
    if (answer !== '') this.#answer = answer;
    this.#dropHeld();
    if (end.offer === 'acceptAnswer') {
      this.#held = held;
      held.hold();
    } else held.drop();
    this.#endAttempt(end);
    // What is not accepted must look so to `eventsource` too, whose own check differs from Chromium's in details.
    return asFetched(response.status === 200 ? 415 : response.status, null);
  }

  /** The answer that was refused and is wanted now, if it is still there: its attempt goes on. */
  #takeHeld(signal: AbortSignal): HttpResponse | undefined {
    const response = this.#held?.take();
    this.#held = undefined;
    if (response === undefined) return undefined;
    signal.addEventListener('abort', () => response.body.destroy(), { once: true });
    this.#ledger.resume();
    return response;
  }

  #dropHeld(): void {
    this.#held?.drop();
    this.#held = undefined;
  }

  /** Sends the body to the engine, and `eventsource` the control text that the engine finds in it. */
  #pump(response: HttpResponse, signal: AbortSignal): ReadableStream<Uint8Array> {
    this.#sink.beginBody();
    const control = this.#control;
    const body = control.begin();
    control.tell(this.retryMs);
    const reader = new BlockReader(response.body, {
      onBlock: (block) => {
        if (signal.aborted) return;
        this.#arrivals.arrived();
        this.#sink.push(block);
        if (this.#sink.bytesInFlight > maxBytesInFlight) reader.pause();
      },
      onEnd: (error) => void this.#onBodyEnd(control, error, signal),
    });
    this.#reader = reader;
    this.#arrivals.begin({ bytesRead: response.bytesRead, isPaused: () => reader.paused });
    return body;
  }

  /** The engine's last word comes first: it may close the stream, and it says what a reconnect sends. */
  async #onBodyEnd(control: ControlText, error: Error | undefined, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    try {
      this.onProgress(await this.#sink.endBody(error === undefined));
    } catch {
      return; // The engine failed, and whoever owns it closes this connection.
    }
    if (signal.aborted) return;
    this.#reader = undefined;
    const rule = this.#timers.serverEnds;
    if (error === undefined && rule !== undefined) {
      this.close(endings.stopTime(rule, this.#sink.progress.counts.received));
    } else if (error === undefined) {
      this.#endAttempt(endings.serverEnded());
      control.end();
    } else {
      control.end(this.#failed(error, signal, true));
    }
  }

  /** Enters a failure into the ledger. What the user or a stop rule closed has its reason already. */
  #failed(error: Error, signal: AbortSignal, isInBody = false): Error {
    if (signal.aborted) return new DOMException('The stream was closed.', 'AbortError');
    const { url } = this.#newest;
    const isRedirected = url.origin !== this.request.url.origin;
    const end = explainNetworkError(error, url.host, { isInBody, isRedirected });
    // Asked again, the server would redirect again.
    if (error instanceof SecretBodyError) this.close(end);
    else this.#endAttempt(end);
    return new AttemptFailed(error.message);
  }

  #endAttempt(end: Ending): void {
    this.#tell(this.#ledger.end(end, this.#sink.progress));
  }

  /** What the engine shows among the events; after all that was read before. */
  #tell(news: RedactedTexts<AttemptNews> | undefined): void {
    if (news !== undefined) this.#sink.attempt(news);
  }

  #setState(state: ConnectionState): void {
    if (this.#state !== 'closed') this.#state = state;
  }
}
