/**
 * The attempts of one stream, one after the other: each sends the request, judges the answer, and hands its body to the
 * engine. What one of them found out holds for the next: where redirects led, and that any type of answer is wanted.
 */

import type { EngineProgress, NetworkBlock } from '../../shared/stream/engine.ts';
import type { AttemptNews } from '../../shared/stream/annotations.ts';
import type { RedirectHop } from '../../shared/stream/records.ts';
import type { Ending } from '../../shared/messages/ending.ts';
import type { BodyCoding, BodyEnd, BodyFacts, LineFormat } from '../../shared/stream/body.ts';
import { endings } from '../../shared/messages/endings.ts';
import type { EngineClient } from '../../engine/client/client.ts';
import { EngineFeed } from '../../engine/client/feed.ts';
import { type Route, describeRoute } from '../route.ts';
import type { Redact, Redacted, RedactedTexts } from '../redaction.ts';
import type { ResolvedRequest } from '../request.ts';
import { Arrivals } from './arrivals.ts';
import { isSendable, lastEventIdHeader } from './attempt-headers.ts';
import { AttemptLedger } from './attempt-ledger.ts';
import { readIntoBlocks } from './block-reader.ts';
import { asFetched, type ControlText, type FetchLikeResponse } from './control-text.ts';
import type { Cookies } from './cookies.ts';
import { DigestLogin } from './digest-login.ts';
import { HeldAnswer } from './held-answer.ts';
import { judgeAnswer, type ReadAs } from './judge-answer.ts';
import { explainNetworkError } from './network-error.ts';
import { afterRedirects } from './redirected-ending.ts';
import type { ResponseBody } from './response-body.ts';
import { readIntoRing } from './ring-reader.ts';
import { SecretBodyError } from './secret-body.ts';
import type { Suspension } from './suspension.ts';
import { beginsJsonLines } from '../../shared/text/json-lines.ts';
import { startOf, type Trail } from './trail.ts';
import { type HttpResponse, type RequestProgress, send } from './transport.ts';
import type { TurnReader } from './turns.ts';
import type { Waits } from './waits.ts';
import { wholeEnding } from './whole-ending.ts';

/** The part of the engine that a connection feeds. */
export type StreamSink = Pick<
  EngineClient,
  'beginBody' | 'push' | 'endBody' | 'setLastEventId' | 'attempt' | 'progress' | 'bytesInFlight'
> &
  Partial<Pick<EngineClient, 'inlet'>>;

/** What the attempts of one stream have in common. */
export interface AttemptBasis {
  readonly request: ResolvedRequest;
  readonly route: Route;
  readonly cookies: Cookies;
  /** Takes what must not be seen out of everything that is said of an attempt. */
  readonly redact: Redact;
  readonly sink: StreamSink;
  readonly waits: Waits;
  readonly suspension: Suspension;
}

/** The connection that the attempts are for. */
export interface AttemptOwner {
  /** A request is about to be sent, and in the ledger. */
  onBegin(): void;
  /** More is known of the newest attempt: a phase of its connection is over, or a redirect was followed. */
  onPhase(): void;
  /** The engine has answered for all of a body. */
  onProgress(progress: EngineProgress): void;
  /** Ends the stream for good. */
  close(end: Ending): void;
  /** Why the stream is over when the server ends it properly; absent: another attempt follows. */
  endByServer(): Ending | undefined;
}

/** What `eventsource` gives to one attempt. */
export interface AttemptCall {
  /** Aborted when nobody wants the attempt any more. */
  readonly signal: AbortSignal;
  /** Stands for the body. */
  readonly control: ControlText;
}

/** A failure of an attempt that was already written into the ledger; `eventsource` only needs to know that there was one. */
class AttemptFailed extends Error {}

export class Attempts {
  readonly ledger: AttemptLedger;
  readonly arrivals: Arrivals;
  readonly #basis: AttemptBasis;
  readonly #owner: AttemptOwner;
  readonly #feed: EngineFeed;
  /** The body that is read: ends it, once. Its connection has ended, or (absent) the engine says that the body has. */
  #endBody: ((error?: Error) => void) | undefined;
  /** A person wants an answer of any type read, as that. */
  #readAs: ReadAs | undefined;
  readonly #digest: DigestLogin | undefined;
  /** Where redirects led: a reconnect asks there, as browsers do, and as the last request did. */
  #trail: Trail;
  /** Where the newest attempt has got to. */
  #newest: Trail;
  #answer: Redacted | undefined;
  /** The answer that was refused for its type, as long as it may be wanted. */
  #held: HeldAnswer | undefined;
  #unsentId: string | undefined;

  constructor(basis: AttemptBasis, owner: AttemptOwner) {
    this.#basis = basis;
    this.#owner = owner;
    this.#feed = new EngineFeed(basis.sink);
    this.ledger = new AttemptLedger(basis.redact, basis.suspension);
    this.arrivals = new Arrivals(basis.suspension);
    this.#readAs = basis.route.acceptsAnyContentType ? 'eventStream' : undefined;
    const { digest } = basis.request;
    this.#digest = digest && new DigestLogin(digest);
    this.#newest = this.#trail = startOf(basis.request);
  }

  /** The start of the body of an answer that was no event stream. */
  get answer(): Redacted | undefined {
    return this.#answer;
  }

  /** A last event ID that could not be sent. */
  get unsentId(): string | undefined {
    return this.#unsentId;
  }

  /** The next one asks where the first one did. */
  forgetRedirects(): void {
    this.#trail = startOf(this.#basis.request);
  }

  /** From now on the type of an answer does not matter. */
  acceptAnyType(readAs: ReadAs): void {
    this.#readAs = readAs;
  }

  /** Lets go of an answer that was refused. */
  dropHeld(): void {
    this.#held?.drop();
    this.#held = undefined;
  }

  /** The engine has read some of what was on its way to it. */
  caughtUp({ body }: EngineProgress): void {
    this.#feed.onProgress();
    if (body !== undefined) this.#endBody?.();
  }

  /** Why the newest one ended, unless it has ended before. */
  end(end: Ending): void {
    this.#tell(this.ledger.end(end, this.#basis.sink.progress));
  }

  /** Makes one for `eventsource`. @throws when it failed, after it was entered into the ledger */
  async fetch(call: AttemptCall): Promise<FetchLikeResponse> {
    this.#answer = undefined;
    // Unless a person wants it, what was refused is refused once: the server is asked again.
    if (this.#readAs === undefined) this.dropHeld();
    const held = this.#takeHeld(call.signal);
    if (held !== undefined) return this.#judge(held, call);
    let response = await this.#send(call.signal);
    // RFC 9110 sections 15.5.9 and 15.5.20: the request may be repeated on another connection. Chromium does so once.
    if (response.status === 408 || response.status === 421) {
      response.body.destroy();
      this.end(endings.askedAgain(response.status, response.statusText));
      response = await this.#send(call.signal);
    }
    return this.#judge(response, call);
  }

  /** Up to the head of the answer. */
  async #send(signal: AbortSignal): Promise<HttpResponse> {
    const { request, route, cookies, redact, sink, waits } = this.#basis;
    const { url, method, body: text, bodyBytes, credentialHeaders } = request;
    const body = bodyBytes ?? text;
    const trail = (this.#newest = { ...this.#trail });
    this.ledger.begin(trail.method, trail.url.href, sink.progress, waits.take(), describeRoute(route));
    this.#owner.onBegin();
    try {
      const response = await send({
        url,
        method,
        headers: { ...request.headers, ...this.#takeLastEventId() },
        signal,
        trail,
        redact,
        route,
        cookies,
        onProgress: (progress) => this.#progressed(progress, signal),
        ...(body !== undefined && { body }),
        ...(this.#digest !== undefined && { digest: this.#digest }),
        ...(credentialHeaders !== undefined && { credentialHeaders }),
      });
      this.#tell(this.ledger.answered(response));
      return response;
    } catch (error) {
      throw this.#failed(error as Error, signal);
    }
  }

  #progressed(progress: RequestProgress, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.ledger.progressed(progress);
    this.#owner.onPhase();
  }

  /** As a header; one that cannot be sent is noted instead. */
  #takeLastEventId(): Record<string, string> {
    const { sink, redact } = this.#basis;
    const id = sink.progress.lastEventId;
    this.#unsentId = isSendable(id) ? undefined : id;
    if (id === '' || this.#unsentId !== undefined) return {};
    // One with a secret in it is not for where redirects led, and the ledger does not say that it was sent.
    if (this.#trail.hasLeft && redact(id) !== id) return {};
    this.ledger.sent(id);
    return lastEventIdHeader(id);
  }

  async #judge(response: HttpResponse, call: AttemptCall): Promise<FetchLikeResponse> {
    const verdict = judgeAnswer(response, this.#basis.route, this.#readAs);
    if (verdict.kind === 'failed') {
      response.body.destroy();
      throw this.#failed(verdict.error, call.signal);
    }
    this.#trail = this.#newest;
    if (verdict.kind === 'refused') {
      return this.#refuse(response, afterRedirects(verdict.end, this.#redirects, response.status), call.signal);
    }
    return asFetched(response.status, this.#pump(response, verdict.format, call));
  }

  /** An answer that is no event stream: its start is shown, and `eventsource` fails the connection. */
  async #refuse(response: HttpResponse, reason: Ending, signal: AbortSignal): Promise<FetchLikeResponse> {
    const held = new HeldAnswer(response);
    const answer = await held.start(this.#basis.redact, signal);
    // Closed or resumed by the person meanwhile: nobody wants it any more, and the attempt has its reason.
    if (signal.aborted) {
      held.drop();
      throw new DOMException('The stream was closed.', 'AbortError');
    }
    if (answer !== '') this.#answer = answer;
    this.dropHeld();
    const isOfLines = reason.offer === 'acceptAnswer' && beginsJsonLines(answer, !held.hasEnded);
    const end = isOfLines ? { ...reason, offer: 'readLines' as const } : reason;
    if (end.offer === 'acceptAnswer' || isOfLines) {
      this.#held = held;
      held.hold();
    } else held.drop();
    this.end(end);
    // What is not accepted must look so to `eventsource` too, whose own check differs from Chromium's in details.
    return asFetched(response.status === 200 ? 415 : response.status, null);
  }

  /** The answer that was refused and is wanted now, if it is still there: its attempt goes on. */
  #takeHeld(signal: AbortSignal): HttpResponse | undefined {
    const response = this.#held?.take();
    this.#held = undefined;
    if (response === undefined) return undefined;
    signal.addEventListener('abort', () => response.body.destroy(), { once: true });
    this.ledger.resume();
    return response;
  }

  /** Sends the body to the engine, and `eventsource` the control text that the engine finds in it. */
  #pump(response: HttpResponse, format: LineFormat | undefined, call: AttemptCall): ReadableStream<Uint8Array> {
    const { sink, waits } = this.#basis;
    const coding = format === undefined ? response.body.coding : { ...response.body.coding, format };
    sink.beginBody(coding);
    const control = call.control.begin();
    call.control.tell(waits.retryMs);
    const endBody = (error?: Error): void => {
      if (this.#endBody !== endBody) return;
      this.#endBody = undefined;
      // The server may leave the connection open for a next request.
      response.body.destroy();
      void this.#onBodyEnd(error, call, coding);
    };
    this.#endBody = endBody;
    const reader = this.#read(response.body, call, endBody);
    this.arrivals.begin({ bytesRead: () => response.body.bytesRead, isPaused: () => reader.paused });
    return control;
  }

  #read(body: ResponseBody, { signal }: AttemptCall, onEnd: (error?: Error) => void): TurnReader {
    const { inlet } = this.#basis.sink;
    const onArrival = (): void => this.arrivals.arrived();
    const onFull = (): void => this.#pause(reader, signal);
    const onBlock = (block: NetworkBlock): void => {
      if (!signal.aborted && !this.#feed.push(block)) onFull();
    };
    const reader =
      inlet === undefined
        ? readIntoBlocks(body, { onArrival, onBlock, onEnd })
        : readIntoRing(body, inlet, { onArrival, onFull, onEnd });
    return reader;
  }

  /** Reads no more until the engine has caught up. */
  #pause(reader: TurnReader, signal: AbortSignal): void {
    reader.pause();
    this.#feed.whenRoom(() => {
      if (signal.aborted) return;
      this.arrivals.note();
      reader.resume();
    });
  }

  /** The engine's last word comes first: it may close the stream, and it says what a reconnect sends. */
  async #onBodyEnd(error: Error | undefined, { control, signal }: AttemptCall, coding: BodyCoding): Promise<void> {
    if (signal.aborted) return;
    let end: BodyEnd | undefined;
    let facts: BodyFacts | undefined;
    try {
      const progress = await this.#basis.sink.endBody(error === undefined);
      ({ body: end, bodyFacts: facts } = progress);
      this.#owner.onProgress(progress);
    } catch {
      return; // The engine failed, and whoever owns it closes this connection.
    }
    if (signal.aborted) return;
    const failure = failureOf(end, error);
    if (failure !== undefined) return control.end(this.#failed(failure, signal, true, coding.format !== undefined));
    const whole = wholeEnding(coding.framing, facts);
    // An event stream is asked for again, as its standard has it; nothing says so of other bodies.
    const over = this.#owner.endByServer() ?? (coding.format === undefined ? undefined : whole);
    if (over !== undefined) return this.#owner.close(over);
    this.end(whole);
    control.end();
  }

  /** Enters a failure into the ledger. What the user or a stop rule closed has its reason already. */
  #failed(error: Error, signal: AbortSignal, isInBody = false, isFinal = false): Error {
    if (signal.aborted) return new DOMException('The stream was closed.', 'AbortError');
    const { url } = this.#newest;
    const isRedirected = url.origin !== this.#basis.request.url.origin;
    const hasIdentity = this.#basis.route.identity !== undefined;
    const cause = explainNetworkError(error, url.host, { isInBody, isRedirected, hasIdentity });
    const end = isInBody ? cause : afterRedirects(cause, this.#redirects);
    // Asked again, the server would redirect again.
    if (isFinal || error instanceof SecretBodyError) this.#owner.close(end);
    else this.end(end);
    return new AttemptFailed(error.message);
  }

  /** Those of the newest attempt. */
  get #redirects(): readonly RedirectHop[] | undefined {
    return this.ledger.entries.at(-1)?.redirects;
  }

  /** What the engine shows among the events; after all that was read before. */
  #tell(news: RedactedTexts<AttemptNews> | undefined): void {
    if (news !== undefined) this.#basis.sink.attempt(news);
  }
}

/**
 * Why a body did not come whole.
 *
 * @param end - what became of it
 * @param error - what ended the connection; behind the end of the body it is of no interest
 */
function failureOf(end: BodyEnd | undefined, error: Error | undefined): Error | undefined {
  if (end?.kind === 'complete') return undefined;
  if (end?.kind === 'broken') return Object.assign(new Error(end.message), { code: end.code });
  if (end?.kind === 'cut' && error === undefined)
    return Object.assign(new Error('The body is not complete.'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
  return error;
}
