/**
 * One request over `node:http` or `node:https`, redirects followed, content decoded.
 *
 * Not `fetch`: VS Code replaces its dispatcher, which then ends a stream that was idle for five minutes and ignores TLS
 * options. `request()` is patched too (proxy, system certificates) but keeps what is passed; options go on the request and
 * never on an agent, which VS Code swaps.
 */

import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type RedirectableRequest, type RedirectScheme, wrap } from 'follow-redirects';
import type { TlsFacts } from '../../shared/stream/records.ts';
import { ACCEPT_ENCODING, contentEncodingsOf } from '../../engine/coding/content.ts';
import type { Credentials } from './attempt-headers.ts';
import type { CookieStore } from './cookies.ts';
import { type Chain, hasBody, hopScheme, type Trail } from './hop.ts';
import type { ResponseBody } from './response-body.ts';
import { type Route, describeRoute, plainRoute } from '../route.ts';
import { SecretBodyError } from './secret-body.ts';
import { StreamBody } from './stream-body.ts';

export interface HttpRequest extends Credentials {
  /** Without credentials. */
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Ends the request, and the body while it is read. */
  readonly signal: AbortSignal;
  /** Absent: as VS Code does it. */
  readonly route?: Route;
  /** Where to begin, when redirects have led there before; it follows those of this request. Absent: at `url`. */
  readonly trail?: Trail;
  readonly cookies?: CookieStore;
}

export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  /** As they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Where redirects led. */
  readonly finalUrl: string;
  readonly remoteAddress?: string;
  /** `1.1` for example. */
  readonly httpVersion: string;
  /** Between here and the server. */
  readonly tls?: TlsFacts;
  /** As they were sent with the last request. */
  readonly requestHeaders: readonly (readonly [name: string, value: string])[];
  /** What is between, `proxy host:port` for example. */
  readonly via?: string;
  readonly body: ResponseBody;
  /** From now on the request's signal does not end the body. */
  readonly release: () => void;
}

/** As many as Chromium follows. */
const MAX_REDIRECTS = 20;

type Redirecting = RedirectScheme<http.RequestOptions, http.ClientRequest, http.IncomingMessage>;
type Outgoing = RedirectableRequest<http.ClientRequest, http.IncomingMessage>;

/**
 * Sends a request and answers once the head of the final response is there.
 *
 * @throws the error of node, OpenSSL or follow-redirects, with its `code`; a `ProxyError`; an `AbortError` once `signal` is
 * aborted
 */
export function send(request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { signal, body, route = plainRoute } = request;
    signal.throwIfAborted();
    let via = describeRoute(route);
    const over = new AbortController();
    const end = (error: Error): void => {
      over.abort();
      outgoing.destroy();
      reject(error);
    };
    const watch = new FirstByteWatch(route, end);
    const abort = (): void => end(new DOMException('The request was aborted.', 'AbortError'));
    const chain: Chain = {
      ...request,
      headers: ownHeaders(request),
      trail: request.trail ?? startOf(request),
      route,
      signal: over.signal,
      onAnswer: () => watch.restart(),
      onProxy: (address) => void (via = `proxy ${address}`),
    };
    const outgoing = outgoingOf(chain);
    signal.addEventListener('abort', abort, { once: true });
    outgoing.on('error', (error: Error) => {
      watch.end();
      reject(causeOf(error));
    });
    outgoing.on('close', () => watch.end());
    outgoing.on('response', (response: http.IncomingMessage) => {
      // Of a body that HTTP cannot read node tells the request; the body itself only knows that it ended too soon.
      outgoing.on('error', (error) => response.destroy(error));
      watch.end();
      signal.removeEventListener('abort', abort);
      resolve(answerOf(request, response, via));
    });
    start(outgoing, hasBody(chain) ? body : undefined);
  });
}

/** Where a request begins that no redirect has led elsewhere. */
export function startOf({ url, method }: Pick<HttpRequest, 'url' | 'method'>): Trail {
  return { url, method, hasLeft: false };
}

/** follow-redirects puts an error of its own around what keeps a redirect from being followed. */
function causeOf(error: Error): Error {
  return error.cause instanceof SecretBodyError ? error.cause : error;
}

function outgoingOf(chain: Chain): Outgoing {
  const { url, method } = chain.trail;
  const schemes: { http: Redirecting; https: Redirecting } = wrap({
    http: hopScheme(http, chain),
    https: hopScheme(https, chain),
  });
  return (url.protocol === 'https:' ? schemes.https : schemes.http).request(url, {
    method,
    // The hop has them: with a `Host` among them follow-redirects would take a relative redirect for one to that host.
    headers: {},
    agent: false,
    followRedirects: chain.route.followsRedirects,
    maxRedirects: MAX_REDIRECTS,
    // What is sent is in memory already.
    maxBodyLength: Infinity,
  });
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

function start(outgoing: Outgoing, body: HttpRequest['body']): void {
  // No timeout: a server may think for hours between events. Dead peers are noticed by TCP itself.
  outgoing.on('socket', (socket: Socket) => void socket.setKeepAlive(true, 30_000).setNoDelay(true));
  // Beside a text node would write the head as UTF-8 as well, and headers are bytes.
  outgoing.end(typeof body === 'string' ? Buffer.from(body) : body);
}

/** What is sent, `Host` aside: the person's headers, and those that they gave no value of their own. */
export function ownHeaders({ headers, body }: Pick<HttpRequest, 'headers' | 'body'>): Record<string, string> {
  return { ...defaultHeaders(), ...lengthOf(body), ...headers };
}

function defaultHeaders(): Record<string, string> {
  return {
    // [spec] Set (`Accept`, `text/event-stream`), and the request's cache mode to "no-store".
    Accept: 'text/event-stream',
    'Cache-Control': 'no-cache',
    'Accept-Encoding': ACCEPT_ENCODING,
    // Without an agent node would say `close`, which some servers take as a reason not to stream.
    Connection: 'keep-alive',
    'User-Agent': 'SSE-Monitor',
  };
}

/** Else the body would go out in chunked encoding, which many development servers do not read in a request. */
function lengthOf(body: HttpRequest['body']): Record<string, string> {
  return body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
}

async function answerOf(
  request: HttpRequest,
  response: http.IncomingMessage,
  via: string | undefined,
): Promise<HttpResponse> {
  try {
    return { ...toResponse(request, response), ...(via !== undefined && { via }) };
  } catch (error) {
    response.destroy();
    throw error;
  }
}

function toResponse(request: HttpRequest, response: http.IncomingMessage & { responseUrl?: string }): HttpResponse {
  const { rawHeaders, socket } = response;
  const contentEncodings = contentEncodingsOf(response.headers['content-encoding'] ?? '');
  const body = new StreamBody(response, { framing: { kind: 'close' }, contentEncodings }, () => socket.bytesRead);
  // The body may have ended before the abort; destroying it twice is harmless.
  const abort = (): void => body.destroy();
  request.signal.addEventListener('abort', abort, { once: true });
  const { remoteAddress } = socket;
  const finalUrl = response.responseUrl ?? request.url.href;
  return {
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers: Array.from({ length: rawHeaders.length / 2 }, (_, i) => [
      rawHeaders[2 * i] ?? '',
      rawHeaders[2 * i + 1] ?? '',
    ]),
    finalUrl,
    ...(remoteAddress !== undefined && { remoteAddress }),
    httpVersion: response.httpVersion,
    // With http: it would be that of the way to a proxy.
    ...(finalUrl.startsWith('https:') && tlsOf(socket)),
    requestHeaders: requestHeadersOf(response),
    body,
    release: () => request.signal.removeEventListener('abort', abort),
  };
}

function tlsOf(socket: Socket): { tls?: TlsFacts } {
  if (!(socket instanceof TLSSocket)) return {};
  const { authorized: verified } = socket;
  return { tls: { protocol: socket.getProtocol() ?? '', cipher: socket.getCipher().standardName, verified } };
}

/** node sets `req`, and its types do not say so. */
function requestHeadersOf(response: http.IncomingMessage & { req?: http.ClientRequest }): [string, string][] {
  const { req } = response;
  return (req?.getRawHeaderNames() ?? []).map((name) => [name, [req?.getHeader(name)].flat().join(', ')]);
}
