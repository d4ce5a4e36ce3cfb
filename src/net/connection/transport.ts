/**
 * One request, redirects followed, up to the head of its final response.
 *
 * Who makes the connection is decided for each request of a chain: this extension itself, unless VS Code puts a proxy
 * between, or may do so (`own-hop.ts`, `node-hop.ts`).
 */

import type { AnsweredChallenge, AttemptPhases, RedirectHop } from '../../shared/stream/records.ts';
import { describeRoute, plainRoute, type Route } from '../route.ts';
import { isChosen } from '../wire/connect.ts';
import { wallClock } from './wall-clock.ts';
import type { Hop, HopResponse } from './hop.ts';
import { sendOverNode } from './node-hop.ts';
import { sendOverOwn } from './own-hop.ts';
import { isRedirect, locationUrl, maxRedirects, redirectChanges, RedirectError } from './redirect.ts';
import { ownHeaders } from './sent-headers.ts';
import { type Chain, type ChainStart, follow, keepSecret, type Link, nextOf, startOf, type Trail } from './trail.ts';

/** What is known of a request while it is under way. */
export interface RequestProgress {
  /** Of the last request where redirects led; absent where VS Code makes the connection. */
  readonly phases?: AttemptPhases;
  /** Of the other side of the connection. */
  readonly remoteAddress?: string;
  /** Those that were followed. */
  readonly redirects: readonly RedirectHop[];
  /** Those that were met. */
  readonly challenges: readonly AnsweredChallenge[];
}

export interface HttpRequest extends ChainStart {
  /** Ends the request, and the body while it is read. */
  readonly signal: AbortSignal;
  /** Absent: nothing was chosen, and VS Code has no part in it. */
  readonly route?: Route;
  /** Where to begin, when redirects have led there before; it follows those of this request. Absent: at `url`. */
  readonly trail?: Trail;
  /** Called when a phase is over, and after each redirect; also when the first byte of the body comes. */
  readonly onProgress?: (progress: RequestProgress) => void;
}

/** The final response. */
export interface HttpResponse extends Omit<HopResponse, 'bytesOf'> {
  /** Where redirects led. */
  readonly finalUrl: string;
  /** What is between, `proxy host:port` for example. */
  readonly via?: string;
  /** Those that were followed. Absent: none. */
  readonly redirects?: readonly RedirectHop[];
  /** Those that were met. Absent: none. */
  readonly challenges?: readonly AnsweredChallenge[];
  /** From now on the request's signal does not end the body. */
  readonly release: () => void;
}

/**
 * Sends a request and answers once the head of the final response is there.
 *
 * @throws the error of node or OpenSSL, with its `code`; an `HttpError`, a `ProxyError`, a `RedirectError`, a
 * `SecretBodyError`; an `AbortError` once `signal` is aborted
 */
export async function send(request: HttpRequest): Promise<HttpResponse> {
  const { signal, route = plainRoute } = request;
  signal.throwIfAborted();
  const over = new AbortController();
  const abort = (): void => over.abort(new DOMException('The request was aborted.', 'AbortError'));
  signal.addEventListener('abort', abort, { once: true });
  const watch = new FirstByteWatch(route, (error) => over.abort(error));
  const chain = { ...request, headers: ownHeaders(request), trail: request.trail ?? startOf(request), route };
  try {
    return toResponse(request, await new Transfer(chain, over.signal, watch, request.onProgress).run());
  } finally {
    watch.end();
    signal.removeEventListener('abort', abort);
  }
}

/** The requests of a chain, one after the other. */
class Transfer {
  readonly #chain: Chain;
  readonly #signal: AbortSignal;
  readonly #watch: FirstByteWatch;
  readonly #onProgress: (progress: RequestProgress) => void;
  readonly #redirects: RedirectHop[] = [];
  readonly #challenges: AnsweredChallenge[] = [];
  #phases: AttemptPhases | undefined;
  #address: string | undefined;
  #via: string | undefined;

  constructor(
    chain: Chain,
    signal: AbortSignal,
    watch: FirstByteWatch,
    onProgress: HttpRequest['onProgress'] = () => undefined,
  ) {
    this.#chain = chain;
    this.#signal = signal;
    this.#watch = watch;
    this.#onProgress = onProgress;
  }

  async run(): Promise<Answered> {
    this.#chain.digest?.begin();
    let link = nextOf(this.#chain);
    keepSecret(this.#chain, link);
    for (;;) {
      const response = await this.#send(link);
      if (this.#isChallenge(response, link)) {
        link = this.#logIn(response);
        continue;
      }
      const url = this.#redirectOf(response);
      if (url === undefined) return { ...this.#facts, response, url: link.url };
      link = this.#follow(link, response, url);
    }
  }

  get #facts(): Omit<Answered, 'response' | 'url'> {
    const via = this.#via ?? describeRoute(this.#chain.route);
    const redirects = this.#redirects;
    const challenges = this.#challenges;
    return {
      ...(redirects.length > 0 && { redirects }),
      ...(challenges.length > 0 && { challenges }),
      ...(via !== undefined && { via }),
    };
  }

  async #send({ body, ...link }: Link): Promise<HopResponse> {
    const { route, url, cookies } = this.#chain;
    const hop: Hop = {
      ...link,
      body: typeof body === 'string' ? Buffer.from(body) : body,
      route,
      isOriginal: link.url.origin === url.origin,
      signal: this.#signal,
      onOwnConnection: () => {
        this.#phases = {};
        this.#progressed();
      },
      onPhase: (phase, address) => this.#reached(phase, address),
      onProxy: (proxy) => void (this.#via = `proxy ${proxy}`),
    };
    const response = await sendOnItsWay(hop, () => this.#begunAnew());
    this.#watch.restart();
    cookies?.take(link.url, response.bytesOf('set-cookie'));
    return response;
  }

  #reached(phase: keyof AttemptPhases, address: string | undefined): void {
    this.#phases = { ...this.#phases, [phase]: wallClock.now() };
    this.#address = address ?? this.#address;
    this.#progressed();
  }

  /** What was known of a connection is that of another one. */
  #begunAnew(): void {
    this.#phases = this.#address = undefined;
    this.#progressed();
  }

  #progressed(): void {
    this.#onProgress({
      ...(this.#phases !== undefined && { phases: this.#phases }),
      ...(this.#address !== undefined && { remoteAddress: this.#address }),
      redirects: [...this.#redirects],
      challenges: [...this.#challenges],
    });
  }

  /** Whether the same request is to be sent again, with a login. */
  #isChallenge({ status, statusText, bytesOf }: HopResponse, { url }: Link): boolean {
    const { digest, trail } = this.#chain;
    if (digest === undefined || trail.hasLeft) return false;
    if (status !== 401) digest.accepted(bytesOf('authentication-info'));
    const challenge = status === 401 ? digest.challenged(bytesOf('www-authenticate')) : undefined;
    if (challenge === undefined) return false;
    const { algorithm = 'MD5', realm, isStale } = challenge;
    this.#challenges.push({ url: url.href, status, statusText, algorithm, realm: textOf(realm), isStale });
    return true;
  }

  #logIn({ body }: HopResponse): Link {
    body.destroy();
    this.#begunAnew();
    return nextOf(this.#chain);
  }

  /** Where a response redirects to, if it is to be followed. */
  #redirectOf({ status, bytesOf, body }: HopResponse): URL | undefined {
    const { route, trail } = this.#chain;
    const [location] = route.followsRedirects && isRedirect(status) ? bytesOf('location') : [];
    if (location === undefined) return undefined;
    body.destroy();
    if (this.#redirects.length === maxRedirects) throw new RedirectError('REDIRECT_TOO_MANY');
    return locationUrl(location, trail.url);
  }

  #follow(before: Link, { status, statusText }: HopResponse, url: URL): Link {
    follow(this.#chain, status, url);
    const link = nextOf(this.#chain);
    const changed = redirectChanges(sentOf(before), sentOf(link));
    this.#redirects.push({
      url: before.url.href,
      method: before.method,
      status,
      statusText,
      to: url.href,
      changed,
    });
    this.#begunAnew();
    keepSecret(this.#chain, link);
    return link;
  }
}

/** The text that bytes are, each of which is one character. */
function textOf(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function sentOf({ body, ...link }: Link): Omit<Link, 'body'> & { readonly hasBody: boolean } {
  return { ...link, hasBody: body !== undefined };
}

/** The certificate may be one that VS Code knows the issuer of, with certificates of another machine. */
const unknownIssuers: ReadonlySet<unknown> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/** @param onOtherWay - called when a connection is made a second time */
async function sendOnItsWay(hop: Hop, onOtherWay: () => void): Promise<HopResponse> {
  const { route, url } = hop;
  // What a person has chosen, and what VS Code has no part in, is not its to decide.
  if (isChosen(route) || route.isDirect === undefined) return sendOverOwn(hop);
  const isDirect = await route.isDirect(url);
  hop.signal.throwIfAborted();
  if (!isDirect) return sendOverNode(hop);
  try {
    return await sendOverOwn(hop);
  } catch (error) {
    if (!unknownIssuers.has((error as { code?: unknown }).code)) throw error;
    // Nothing was sent yet.
    onOtherWay();
    return sendOverNode(hop);
  }
}

/** Ends an attempt that is not answered in time, if there is such a time. */
class FirstByteWatch {
  readonly #timer: NodeJS.Timeout | undefined;
  #looking: NodeJS.Immediate | undefined;

  constructor({ firstByteTimeoutMs }: Route, onLate: (error: Error) => void) {
    if (firstByteTimeoutMs === undefined) return;
    const error = Object.assign(new Error('No answer came in time.'), { code: 'SSE_MONITOR_LATE', firstByteTimeoutMs });
    // An answer that came while the process was held up is read between this and that.
    this.#timer = setTimeout(() => {
      this.#looking = setImmediate(() => onLate(error));
    }, firstByteTimeoutMs);
  }

  /** A redirect is an answer, and the next request has its own time. */
  restart(): void {
    clearImmediate(this.#looking);
    this.#timer?.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#looking);
  }
}

interface Answered extends Pick<HttpResponse, 'redirects' | 'challenges' | 'via'> {
  readonly response: HopResponse;
  readonly url: URL;
}

function toResponse({ signal }: HttpRequest, { response, url, ...facts }: Answered): HttpResponse {
  const { bytesOf: _bytesOf, ...rest } = response;
  // The body may have ended before the abort; destroying it twice is harmless.
  const abort = (): void => response.body.destroy();
  signal.addEventListener('abort', abort, { once: true });
  return {
    ...rest,
    ...facts,
    finalUrl: url.href,
    release: () => signal.removeEventListener('abort', abort),
  };
}
