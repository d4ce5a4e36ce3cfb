/**
 * A request whose way VS Code chooses: it puts its own agent into `request()`, with its proxy settings and certificates, but
 * keeps what is passed on the request. Never an agent, which it swaps, and not `fetch`: its dispatcher ends a stream that was
 * idle for five minutes, and ignores TLS options.
 */

import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { urlToHttpOptions } from 'node:url';
import { type HeaderField, valuesOf } from '../http/head.ts';
import { maxHeadBytes } from '../http/head-reader.ts';
import { readText } from '../http/octets.ts';
import { boundInterim } from '../http/interim.ts';
import { tlsOptions } from '../wire/tls-options.ts';
import { contentEncodingsOf } from '../../engine/coding/content.ts';
import { connectionFacts, type Hop, type HopResponse } from './hop.ts';
import { StreamBody } from './stream-body.ts';

/**
 * Sends a request, and resolves with the head of its response.
 *
 * @throws the error of node or OpenSSL, with its `code`; the reason of the signal
 */
export function sendOverNode(hop: Hop): Promise<HopResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<HopResponse>();
  const { signal } = hop;
  signal.throwIfAborted();
  const outgoing = requestOf(hop);
  const abort = (): void => {
    outgoing.destroy();
    reject(signal.reason as Error);
  };
  signal.addEventListener('abort', abort, { once: true });
  const answer = (response: http.IncomingMessage): void => {
    signal.removeEventListener('abort', abort);
    // Of a body that HTTP cannot read node tells the request; the body itself only knows that it ended too soon.
    outgoing.on('error', (error) => response.destroy(error));
    try {
      resolve(responseOf(hop, outgoing, response));
    } catch (error) {
      response.destroy();
      reject(error);
    }
  };
  outgoing.on('error', reject);
  outgoing.once('close', () => signal.removeEventListener('abort', abort));
  outgoing.once('response', answer);
  outgoing.once('upgrade', (response, socket) => answer(switched(response, socket)));
  outgoing.end(hop.body);
  return promise;
}

function requestOf({ url, method, headers, route, isOriginal, onProxy }: Hop): http.ClientRequest {
  const { auth: _auth, ...target } = urlToHttpOptions(url);
  const isSecure = url.protocol === 'https:';
  const request = (isSecure ? https : http).request({
    ...target,
    method,
    headers: Object.fromEntries(headers),
    agent: false,
    // As lenient as it gets, and with as large a head as browsers take.
    insecureHTTPParser: true,
    maxHeaderSize: maxHeadBytes,
    ...(isSecure && tlsOptions(route, isOriginal, false)),
  });
  request.on('socket', (socket: Socket) => void socket.setKeepAlive(true, 30_000).setNoDelay(true));
  request.on(
    'information',
    boundInterim((error) => void request.destroy(error)),
  );
  // Told by the agent that VS Code puts in: `PROXY host:port`, with the credentials that the setting has, or `DIRECT`.
  request.once('proxy', ({ proxy }: { readonly proxy?: unknown }) => {
    const address = proxyAddress(String(proxy));
    if (address !== undefined) onProxy(address);
  });
  return request;
}

/** [spec] RFC 9110 section 15.2.2: what follows a 101 is another protocol, and no body. */
function switched(response: http.IncomingMessage, socket: Duplex): http.IncomingMessage {
  socket.destroy();
  response.push(null);
  return response;
}

/** The host and port in `PROXY user:password@host:port`. */
export function proxyAddress(told: string): string | undefined {
  const kind = /^(?:PROXY|HTTPS?|SOCKS\d?)(?=\s)/.exec(told)?.[0];
  if (kind === undefined) return undefined;
  const rest = told.slice(kind.length).trimStart();
  const word = rest.split(/\s/).at(-1) ?? '';
  const host = word.slice(word.slice(0, -1).lastIndexOf('@') + 1);
  // Credentials may have blanks in them; a word behind others has to be the end of some.
  return host === '' || (host === word && word !== rest) ? undefined : host;
}

function responseOf({ url }: Hop, outgoing: http.ClientRequest, response: http.IncomingMessage): HopResponse {
  const { socket, statusCode = 0, statusMessage = '', httpVersion } = response;
  const headers = pairsOf(response.rawHeaders);
  const contentEncodings = contentEncodingsOf(response.headers['content-encoding'] ?? '');
  return {
    status: statusCode,
    statusText: textOf(statusMessage),
    httpVersion,
    headers: headers.map(([name, value]) => [textOf(name), textOf(value)]),
    bytesOf: (name) => valuesOf(headers, name),
    requestHeaders: outgoing
      .getRawHeaderNames()
      .map((name) => [name, [outgoing.getHeader(name)].flat().join(', ')] as const),
    ...connectionFacts(url, socket),
    body: new StreamBody(response, { framing: { kind: 'close' }, contentEncodings }, () => socket.bytesRead),
  };
}

function pairsOf(raw: readonly string[]): readonly HeaderField[] {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? '']);
}

/** Node reads a head as ISO-8859-1. */
function textOf(text: string): string {
  return readText(Buffer.from(text, 'latin1'));
}
