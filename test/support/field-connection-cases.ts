/** Cases of the field about the way to a response: redirects, names of this machine, and TLS. */

import { selfSignedCertificate } from './certificate.ts';
import { type FieldCase, head, response, sends, stream, two } from './field-case.ts';
import type { Answer } from './field-server.ts';

const html = 'Content-Type: text/html; charset=utf-8\r\n';

/** Redirects from one path to another place, and answers there. */
function redirecting(status: string, to: (port: number) => string, there: Answer): Answer {
  return (socket, request, port) => {
    if (request.n > 1) there(socket, request, port);
    else socket.end(response(status, `Location: ${to(port)}\r\n`));
  };
}

const slash = (): string => '/mcp/';
const otherHost = (port: number): string => `http://localhost:${port}/mcp/`;
const post = { method: 'POST', body: '{"jsonrpc":"2.0"}' };

const refusesGet: Answer = (socket, { method }) =>
  method === 'POST'
    ? socket.write(`${head()}${stream}`)
    : socket.end(response('405 Method Not Allowed', 'Allow: POST\r\n', 'POST required'));

const wants =
  (name: string, status: string): Answer =>
  (socket, { headers }) =>
    headers[name] === undefined ? socket.end(response(status, '')) : socket.write(`${head()}${stream}`);

export const redirects: readonly FieldCase[] = [
  {
    what: 'to a login page in HTML',
    answer: redirecting(
      '302 Found',
      () => '/account/login?next=/events',
      (socket) => socket.end(response('200 OK', html, '<!doctype html><title>Sign in</title>')),
    ),
    shows: { ends: true, says: [/text\/html/, /\/account\/login\?next=/, /login page/] },
  },
  {
    what: 'of a POST with 301, to a path that refuses GET',
    path: '/mcp',
    request: post,
    answer: redirecting('301 Moved Permanently', slash, refusesGet),
    shows: {
      ends: true,
      says: [/405/, /301 Moved Permanently\) turned this POST into a GET/],
      saysNot: /does not take this method|doesn’t accept this method/,
      diagnoses: ['redirectMethod'],
    },
  },
  {
    what: 'of a POST with 303, to a stream',
    request: post,
    answer: redirecting('303 See Other', slash, sends(head(), stream)),
    shows: {
      events: two,
      says: [/^Open: .*\/mcp\//, /303 See Other\) turned this POST into a GET/],
      diagnoses: ['redirectMethod'],
      requests: ([, second]) => second?.method === 'GET' && second.body === '',
    },
  },
  {
    what: 'of a POST with 307, which changes nothing',
    request: post,
    answer: redirecting('307 Temporary Redirect', slash, refusesGet),
    shows: {
      events: two,
      diagnoses: [],
      requests: ([, second]) => second?.method === 'POST' && second.body === post.body,
    },
  },
  {
    what: 'to another host, which gets no Authorization',
    path: '/mcp',
    request: { headers: { Authorization: 'Bearer abc' } },
    answer: redirecting('307 Temporary Redirect', otherHost, wants('authorization', '401 Unauthorized')),
    shows: {
      ends: true,
      says: [/401/, /redirect to another host, http:\/\/localhost:\d+\/mcp\/, left out Authorization/],
      saysNot: /sent none|did not receive/,
      diagnoses: ['redirectCredentials', 'redirectOrigin'],
    },
  },
  {
    what: 'to another host, which gets no cookie',
    request: { headers: { Cookie: 'a=1' } },
    answer: redirecting('302 Found', otherHost, wants('cookie', '403 Forbidden')),
    shows: { ends: true, says: [/403/, /left out cookies/], diagnoses: ['redirectCredentials', 'redirectOrigin'] },
  },
  {
    what: 'to a login that sets a cookie and redirects back',
    answer: (socket, { target, headers }) => {
      if (target === '/login') socket.end(response('302 Found', 'Set-Cookie: sid=1; Path=/\r\nLocation: /events\r\n'));
      else if (headers['cookie'] === 'sid=1') socket.write(`${head()}${stream}`);
      else socket.end(response('302 Found', 'Location: /login\r\n'));
    },
    shows: { events: two, diagnoses: [] },
  },
];

const remembers: Answer = (socket, { n, headers }) => {
  if (n === 1) {
    const cookie = 'Set-Cookie: sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax\r\n';
    socket.end(`${head(cookie)}retry: 10\ndata: one\n\n`);
  } else if (headers['cookie'] === 'sid=abc') socket.write(`${head()}event: tick\ndata: two\n\n`);
  else socket.end(response('401 Unauthorized', '', 'no cookie'));
};

function named(what: string, origin: string, host = '127.0.0.1'): FieldCase {
  return { what, origin, server: { host }, answer: sends(head(), stream), shows: { events: two } };
}

export const localNames: readonly FieldCase[] = [
  named('localhost, where the server listens on 127.0.0.1 alone', 'http://localhost'),
  named('localhost, where the server listens on ::1 alone', 'http://localhost', '::1'),
  named('a name below localhost', 'http://app.localhost'),
];

/** A Secure cookie goes to http: URLs of this machine, as in Chromium and Firefox. */
export const localCookies: readonly FieldCase[] = ['http://localhost', 'http://app.localhost'].map((origin) => ({
  what: `a Secure cookie from ${origin}, wanted with the reconnect`,
  origin,
  answer: remembers,
  shows: { events: two },
}));

const { key, cert } = selfSignedCertificate();

function alert(what: string, code: number, ...says: readonly RegExp[]): FieldCase {
  return {
    what,
    origin: 'https://127.0.0.1',
    server: { onConnect: (socket) => socket.once('data', () => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, code]))) },
    shows: { ends: true, says, saysNot: notNoTls },
  };
}

const notNoTls = /not speak TLS|openssl|routines|http:\/\/ instead|client certificate/i;

export const tlsAlerts: readonly FieldCase[] = [
  {
    what: 'a server that speaks TLS 1.1 only',
    origin: 'https://127.0.0.1',
    server: {
      secure: { key, cert, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
    },
    shows: { ends: true, says: [/TLS 1\.2/], saysNot: notNoTls },
  },
  alert('alert 70, a version that the server does not speak', 70, /TLS 1\.2/),
  alert('alert 80, an internal error', 80, /internal error/, /certificate for the host name/),
  alert('alert 112, a name that the server does not know', 112, /host name/),
  alert('alert 40 in answer to the first message', 40, /cipher or TLS version/),
  {
    what: 'a self-signed certificate',
    origin: 'https://127.0.0.1',
    server: { secure: { key, cert } },
    answer: sends(head(), stream),
    shows: { ends: true, says: [/self-signed/, /trust/i] },
  },
];
