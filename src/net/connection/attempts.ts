/**
 * The attempts of one stream, one after the other: each sends the request, judges the answer, and hands its body to the
 * engine. What one of them found out holds for the next: where redirects led, and that any type of answer is wanted.
 */

import type { EngineProgress } from '../../shared/stream/engine.ts';
import type { AttemptNews } from '../../shared/stream/annotations.ts';
import type { Ending } from '../../shared/messages/ending.ts';
import { endings } from '../../shared/messages/endings.ts';
import type { EngineClient } from '../../engine/client/client.ts';
import { EngineFeed } from '../../engine/client/feed.ts';
import { type Route, describeRoute } from '../route.ts';
import type { Redact, Redacted, RedactedTexts } from '../redaction.ts';
import type { ResolvedRequest } from '../request.ts';
import { Arrivals } from './arrivals.ts';
import { isSendable, lastEventIdHeader } from './attempt-headers.ts';
import { AttemptLedger } from './attempt-ledger.ts';
import { BlockReader } from './block-reader.ts';
import { asFetched, type ControlText, type FetchLikeResponse } from './control-text.ts';
import type { Cookies } from './cookies.ts';
import { HeldAnswer } from './held-answer.ts';
import type { Trail } from './hop.ts';
import { judgeAnswer } from './judge-answer.ts';
import { explainNetworkError } from './network-error.ts';
import { SecretBodyError } from './secret-body.ts';
import { type HttpResponse, send, startOf } from './transport.ts';
import type { Waits } from './waits.ts';

/** The part of the engine that a connection feeds. */
export type StreamSink = Pick<
  EngineClient,
  'beginBody' | 'push' | 'endBody' | 'setLastEventId' | 'attempt' | 'progress' | 'bytesInFlight'
>;

/** What the attempts of one stream have in common. */
export interface AttemptBasis {
  readonly request: ResolvedRequest;
  readonly route: Route;
  readonly cookies: Cookies;
  /** Takes what must not be seen out of everything that is said of an attempt. */
  readonly redact: Redact;
  readonly sink: StreamSink;
  readonly waits: Waits;
}

/** The connection that the attempts are for. */
export interface AttemptOwner {
  /** A request is about to be sent, and in the ledger. */
  onBegin(): void;
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
  readonly arrivals = new Arrivals();
  readonly #basis: AttemptBasis;
  readonly #owner: AttemptOwner;
  readonly #feed: EngineFeed;
  /** A person wants an answer of any type read. */
  #acceptsAnyType: boolean;
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
    this.ledger = new AttemptLedger(basis.redact);
    this.#acceptsAnyType = basis.route.acceptsAnyContentType;
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
  acceptAnyType(): void {
    this.#acceptsAnyType = true;
  }

  /** Lets go of an answer that was refused. */
  dropHeld(): void {
    this.#held?.drop();
    this.#held = undefined;
  }

  /** The engine has read some of what was on its way to it. */
  caughtUp(): void {
    this.#feed.onProgress();
  }

  /** Why the newest one ended, unless it has ended before. */
  end(end: Ending): void {
    this.#tell(this.ledger.end(end, this.#basis.sink.progress));
  }

  /** Makes one for `eventsource`. @throws when it failed, after it was entered into the ledger */
  async fetch(call: AttemptCall): Promise<FetchLikeResponse> {
    this.#answer = undefined;
    // Unless a person wants it, what was refused is refused once: the server is asked again.
    if (!this.#acceptsAnyType) this.dropHeld();
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
        ...(body !== undefined && { body }),
        ...(credentialHeaders !== undefined && { credentialHeaders }),
      });
      this.#tell(this.ledger.answered(response));
      return response;
    } catch (error) {
      throw this.#failed(error as Error, signal);
    }
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
    const verdict = judgeAnswer(response, this.#basis.route, this.#acceptsAnyType);
    if (verdict.kind === 'failed') {
      response.body.destroy();
      throw this.#failed(verdict.error, call.signal);
    }
    this.#trail = this.#newest;
    if (verdict.kind === 'refused') return this.#refuse(response, verdict.end, call.signal);
    return asFetched(response.status, this.#pump(response, call));
  }

  /** An answer that is no event stream: its start is shown, and `eventsource` fails the connection. */
  async #refuse(response: HttpResponse, end: Ending, signal: AbortSignal): Promise<FetchLikeResponse> {
    const held = new HeldAnswer(response);
    const answer = await held.start(this.#basis.redact);
    // Closed or resumed by the person meanwhile: nobody wants it any more, and the attempt has its reason.
    if (signal.aborted) {
      held.drop();
      throw new DOMException('The stream was closed.', 'AbortError');
    }
    if (answer !== '') this.#answer = answer;
    this.dropHeld();
    if (end.offer === 'acceptAnswer') {
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
  #pump(response: HttpResponse, call: AttemptCall): ReadableStream<Uint8Array> {
    const { sink, waits } = this.#basis;
    sink.beginBody();
    const body = call.control.begin();
    call.control.tell(waits.retryMs);
    const reader = new BlockReader(response.body, {
      onBlock: (block) => {
        if (call.signal.aborted) return;
        this.arrivals.arrived();
        if (!this.#feed.push(block)) this.#pause(reader, call.signal);
      },
      onEnd: (error) => void this.#onBodyEnd(error, call),
    });
    this.arrivals.begin({ bytesRead: response.bytesRead, isPaused: () => reader.paused });
    return body;
  }

  /** Reads no more until the engine has caught up. */
  #pause(reader: BlockReader, signal: AbortSignal): void {
    reader.pause();
    this.#feed.whenRoom(() => {
      if (signal.aborted) return;
      this.arrivals.note();
      reader.resume();
    });
  }

  /** The engine's last word comes first: it may close the stream, and it says what a reconnect sends. */
  async #onBodyEnd(error: Error | undefined, { control, signal }: AttemptCall): Promise<void> {
    if (signal.aborted) return;
    try {
      this.#owner.onProgress(await this.#basis.sink.endBody(error === undefined));
    } catch {
      return; // The engine failed, and whoever owns it closes this connection.
    }
    if (signal.aborted) return;
    if (error !== undefined) return control.end(this.#failed(error, signal, true));
    const over = this.#owner.endByServer();
    if (over !== undefined) return this.#owner.close(over);
    this.end(endings.serverEnded());
    control.end();
  }

  /** Enters a failure into the ledger. What the user or a stop rule closed has its reason already. */
  #failed(error: Error, signal: AbortSignal, isInBody = false): Error {
    if (signal.aborted) return new DOMException('The stream was closed.', 'AbortError');
    const { url } = this.#newest;
    const isRedirected = url.origin !== this.#basis.request.url.origin;
    const end = explainNetworkError(error, url.host, { isInBody, isRedirected });
    // Asked again, the server would redirect again.
    if (error instanceof SecretBodyError) this.#owner.close(end);
    else this.end(end);
    return new AttemptFailed(error.message);
  }

  /** What the engine shows among the events; after all that was read before. */
  #tell(news: RedactedTexts<AttemptNews> | undefined): void {
    if (news !== undefined) this.#basis.sink.attempt(news);
  }
}
