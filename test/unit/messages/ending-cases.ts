/** Opens the endings of connections, over real sockets wherever this machine can bring them about. */

import { createServer as createHttp2Server } from 'node:http2';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { explainNetworkError } from '../../../src/net/connection/network-error.ts';
import type { Ending } from '../../../src/shared/messages/ending.ts';
import { contentTypeFaults, endings } from '../../../src/shared/messages/endings.ts';
import { networkEndings, tlsEndings } from '../../../src/shared/messages/network.ts';
import type { StreamRequest } from '../../../src/shared/stream/records.ts';
import { bundleEngine, type EngineBundle } from '../../support/engine-bundle.ts';
import { selfSignedCertificate } from '../../support/certificate.ts';
import { Listening } from '../../support/listening.ts';
import type { UnitCases } from '../../support/message-cases.ts';
import { type ProxyOptions, ProxyServer } from '../../support/proxy-server.ts';
import { authority, server } from './certificates.ts';
import { WatchedSession } from '../../support/watched-session.ts';

let engine: Promise<EngineBundle> | undefined;

export async function removeEngine(): Promise<void> {
  await (await engine)?.[Symbol.asyncDispose]();
}

/** What a person is shown, with other names for ports that a test cannot know. */
function shown(end: Ending | undefined, host: string, proxy = ''): string | undefined {
  if (end === undefined) return undefined;
  const advice = end.advice === undefined ? '' : ` ${end.advice}`;
  const text = `Closed: ${end.message}.${advice}`.replaceAll(host, 'h:1');
  return proxy === '' ? text : text.replaceAll(proxy, 'p:1');
}

type Act = (watched: WatchedSession) => unknown;

/** How a request ends. */
async function endOf(
  url: string,
  more: Partial<StreamRequest> = {},
  act?: Act,
  proxy = '',
): Promise<string | undefined> {
  const { workerFile } = await (engine ??= bundleEngine());
  await using watched = await WatchedSession.open(workerFile, { url, reconnect: 'never', ...more });
  if (act !== undefined) {
    await watched.waitFor(({ state }) => state === 'open');
    await act(watched);
  }
  return shown(await watched.ending(), new URL(url).host, proxy);
}

/** What a server does on each of its connections, once something was sent to it. */
type Serve = (socket: Socket) => unknown;

async function served(
  server: Server,
  more?: Partial<StreamRequest>,
  act?: Act,
  url = 'http',
): Promise<string | undefined> {
  await using listening = await Listening.start(server);
  return await endOf(`${url}://127.0.0.1:${listening.port}/`, more, act);
}

function plain(serve: Serve, more?: Partial<StreamRequest>, act?: Act): Promise<string | undefined> {
  return served(
    createServer((socket) => void socket.once('data', () => void serve(socket))),
    more,
    act,
  );
}

function answering(text: string | Uint8Array, more?: Partial<StreamRequest>, act?: Act): Promise<string | undefined> {
  return plain((socket) => void socket.end(text), more, act);
}

/** As {@link answering}, and the connection stays open. */
function staying(text: string, more?: Partial<StreamRequest>, act?: Act): Promise<string | undefined> {
  return plain((socket) => void socket.write(text), more, act);
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n';
const stream = `${head}\r\n`;

function secure(options: TlsOptions, more?: Partial<StreamRequest>): Promise<string | undefined> {
  return served(
    createTlsServer(options, (socket) => void socket.end(stream)),
    more,
    undefined,
    'https',
  );
}

/** An error as node makes it, where the machine of a test cannot bring it about. */
function made(code: string, message = 'x'): string | undefined {
  return shown(explainNetworkError(Object.assign(new Error(message), { code }), 'h:1'), 'h:1');
}

async function redirecting(location: string, more?: Partial<StreamRequest>): Promise<string | undefined> {
  return answering(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`, more);
}

/** A port at which nothing listens any more. */
async function closedPort(): Promise<number> {
  await using listening = await Listening.start(createServer());
  return listening.port;
}

/** Many bytes without a line end. */
function withoutEnd(socket: Socket): void {
  const block = Buffer.alloc(1 << 20, 0x61);
  socket.write(`${stream}data:`);
  const write = (): void => {
    while (!socket.destroyed && socket.write(block));
    socket.once('drain', write);
  };
  write();
}

async function viaProxy(credentials: string, options: ProxyOptions, url: string): Promise<string | undefined> {
  await using proxy = await ProxyServer.start(options);
  return await endOf(url, { options: { proxy: `${credentials}${proxy.host}` } }, undefined, proxy.host);
}

async function viaNoProxy(): Promise<string | undefined> {
  const proxy = `127.0.0.1:${await closedPort()}`;
  return await endOf('http://h:1/', { options: { proxy } }, undefined, proxy);
}

/** The last events of an LLM response. */
const llmEnd =
  'data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"x"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

const hush = ['hush'];

const endingCases: UnitCases<'ending'> = {
  stopRule: {
    facts: [{ type: 'done' }, 1],
    open: () => staying(`${stream}event: done\ndata:\n\n`, { stopOn: [{ type: 'done' }] }),
  },
  answerEnded: {
    facts: [{ by: '[DONE]', seq: 2 }],
    open: () => staying(`${stream}${llmEnd}`, { stopOn: [{ type: 'done' }] }),
  },
  stopTime: {
    facts: [{ afterSeconds: 0.01 }, 0],
    open: () => staying(stream, { stopOn: [{ afterSeconds: 0.01 }] }),
  },
  user: { facts: [], open: () => staying(stream, {}, ({ connection }) => connection.close(endings.user())) },
  readAsLines: {
    facts: [],
    open: async () => {
      let told: string | undefined;
      await staying(`${stream}{"n":1}\n`, {}, ({ connection }) => {
        connection.acceptAnswer();
        told = connection.attempts[0]?.end?.message;
        connection.close(endings.user());
      });
      return `Ended: ${told ?? ''}.`;
    },
  },
  newRun: { facts: [], open: () => staying(stream, {}, ({ connection }) => connection.close(endings.newRun())) },
  resumed: {
    facts: [1],
    open: async () => {
      let told: string | undefined;
      await staying(stream, {}, async ({ connection }) => {
        await connection.resume(1, 'a');
        told = connection.attempts[0]?.end?.message;
        connection.close(endings.user());
      });
      return `Ended: ${told ?? ''}.`;
    },
  },
  saved: {
    facts: ['app.py'],
    open: async () => {
      let told: string | undefined;
      await staying(stream, {}, ({ connection }) => {
        connection.reconnectAfterSave('app.py');
        told = connection.attempts[0]?.end?.message;
        connection.close(endings.user());
      });
      return `Ended: ${told ?? ''}.`;
    },
  },
  serverEnded: { facts: [], open: () => answering(stream) },
  lengthReached: {
    facts: [2],
    open: () => answering(`${head}Content-Length: 2\r\n\r\n:\ndata: more\n\n`),
  },
  emptyLength: { facts: [], open: () => answering(`${head}Content-Length: 0\r\n\r\ndata: more\n\n`) },
  gaveUp: {
    facts: [1, endings.serverEnded()],
    open: () => answering(stream, { reconnect: 'backOff', maxAttempts: 1 }),
  },
  noContent: { facts: [], open: () => answering('HTTP/1.1 204 No Content\r\n\r\n') },
  status: {
    facts: [401, 'Unauthorized'],
    open: () => answering('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n', auth),
    secrets: hush,
  },
  switchedProtocols: {
    facts: [],
    open: () => answering('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
  },
  deadRedirect: {
    facts: [302, 'Found'],
    open: () => answering('HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n'),
  },
  contentType: {
    facts: [contentTypeFaults.other('text/html')],
    open: () => answering('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n', auth),
    secrets: hush,
  },
  redirected: {
    facts: [302, 'Found', 'http://other:1/'],
    open: () => redirecting('http://me:hush@other:1/', { options: { followRedirects: false } }),
    secrets: hush,
  },
  askedAgain: {
    facts: [408, 'Request Timeout'],
    open: async () => {
      let asked = 0;
      let told: string | undefined;
      const serve: Serve = (socket) =>
        asked++ === 0 ? socket.end('HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n') : socket.write(stream);
      await plain(serve, {}, ({ connection }) => {
        told = connection.attempts[0]?.end?.message;
        connection.close(endings.user());
      });
      return `Ended: ${told ?? ''}.`;
    },
  },
  blockTooLong: { facts: [64 << 20], open: () => plain(withoutEnd) },
};

const auth: Partial<StreamRequest> = { auth: { kind: 'bearer', token: 'hush' } };

function ofType(header: string): Promise<string | undefined> {
  return answering(`HTTP/1.1 200 OK\r\n${header}Content-Length: 0\r\n\r\n`);
}

const contentTypeFaultCases: UnitCases<'contentTypeFault'> = {
  missing: { facts: [], open: () => ofType('') },
  other: { facts: ['text/plain'], open: () => ofType('Content-Type: text/plain\r\n') },
  charset: { facts: ['latin1'], open: () => ofType('Content-Type: text/event-stream;charset=latin1\r\n') },
};

const withSecretBody: Partial<StreamRequest> = { method: 'POST', body: '{"api_key":"hush"}' };

const networkCases: UnitCases<'network'> = {
  refused: { facts: ['h:1'], open: async () => endOf(`http://127.0.0.1:${await closedPort()}/`, auth), secrets: hush },
  unknownHost: { facts: ['h:1'], open: () => made('ENOTFOUND') },
  noNameServer: { facts: ['h:1'], open: () => made('EAI_AGAIN') },
  reset: {
    facts: ['h:1'],
    open: () => plain((socket) => void socket.write(stream, () => socket.resetAndDestroy())),
  },
  resetAtOnce: { facts: ['h:1'], open: () => plain((socket) => socket.resetAndDestroy()) },
  noSocket: { facts: ['h:1'], open: () => endOf('http://h:1/', { options: { socketPath: '/no/such.sock' } }) },
  closedWhileSending: { facts: ['h:1'], open: () => made('EPIPE') },
  timedOut: { facts: ['h:1'], open: () => made('ETIMEDOUT') },
  late: { facts: ['h:1', 30], open: () => plain(() => {}, { options: { firstByteTimeoutMs: 30 } }) },
  noWay: { facts: ['h:1'], open: () => made('EHOSTUNREACH') },
  noNetwork: { facts: ['h:1'], open: () => made('ENETUNREACH') },
  noAnswer: { facts: ['h:1'], open: () => answering('') },
  cutShort: { facts: [], open: () => answering(`${head}Content-Length: 9\r\n\r\n:`) },
  notHttp: { facts: ['h:1'], open: () => answering('220 mail.example ready\r\n') },
  wantsTls: { facts: ['h:1'], open: () => alerting(70, 'http') },
  headTooLarge: { facts: ['h:1'], open: () => answering(`${head}X: ${'x'.repeat(1e6)}\r\n\r\n`) },
  tooManyHeaders: { facts: ['h:1'], open: () => answering(`${head}${'X: y\r\n'.repeat(1001)}\r\n`) },
  nulInHead: { facts: ['h:1'], open: () => answering(`${head}X: \0\r\n\r\n`) },
  contradictingHeaders: {
    facts: ['h:1', 'Content-Length'],
    open: () => answering(`${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\n:`),
  },
  tooManyInterim: {
    facts: ['h:1'],
    open: () => answering('HTTP/1.1 102 Processing\r\n\r\n'.repeat(10_001)),
  },
  onlyHttp2: { facts: ['h:1'], open: () => served(createHttp2Server()) },
  brokenFraming: {
    facts: [],
    open: () => answering(`${head}Transfer-Encoding: chunked\r\n\r\n1\r\n:\r\nno size\r\n`),
  },
  brokenEncoding: {
    facts: [],
    open: () =>
      answering(
        Buffer.concat([
          Buffer.from(`${head}Content-Encoding: gzip\r\n\r\n`),
          gzipSync(':\n').subarray(0, 4),
          Buffer.from('none of it'),
        ]),
      ),
  },
  noDecoder: { facts: [], open: () => made('SSE_MONITOR_NO_DECODER') },
  tooManyRedirects: { facts: [], open: () => redirecting('/') },
  redirectedElsewhere: { facts: [], open: () => redirecting('ftp://me:hush@h/'), secrets: hush },
  redirectedNowhere: { facts: [], open: () => redirecting('http://me:hush@['), secrets: hush },
  secretInBody: {
    facts: ['h:1', 'http://h:1/there'],
    open: () =>
      plain((socket) => {
        const there = `http://localhost:${socket.localPort}/there?key=hush`;
        socket.end(`HTTP/1.1 307 Temporary Redirect\r\nLocation: ${there}\r\nContent-Length: 0\r\n\r\n`);
      }, withSecretBody).then((text) => text?.replaceAll(/localhost:\d+/g, 'h:1')),
    secrets: hush,
  },
  other: { facts: ['h:1', 'odd thing'], open: () => made('EWEIRD', 'odd thing') },
};

/** A server whose certificate an authority has issued that nobody knows, or that has another fault. */
function byAuthority(options: TlsOptions = {}, more?: Partial<StreamRequest>): Promise<string | undefined> {
  return secure({ ...server, ...options, ...(options.requestCert === true && { ca: authority.cert }) }, more);
}

/** A server that answers the first message of TLS with an alert. */
function alerting(number: number, scheme = 'https'): Promise<string | undefined> {
  const alert = Buffer.from([21, 3, 3, 0, 2, 2, number]);
  const server = createServer((socket) => void socket.once('data', () => void socket.end(alert)));
  return served(server, {}, undefined, scheme);
}

const trusting: Partial<StreamRequest> = { options: { trustAnyCertificate: true } };

const tlsCases: UnitCases<'tls'> = {
  noTls: { facts: ['h:1'], open: () => served(createServer(answerAtOnce), {}, undefined, 'https') },
  closed: { facts: ['h:1'], open: () => served(createServer(endAtOnce), {}, undefined, 'https') },
  otherVersion: { facts: ['h:1'], open: () => alerting(70) },
  internalError: { facts: ['h:1'], open: () => alerting(80) },
  unknownName: { facts: ['h:1'], open: () => alerting(112) },
  nothingInCommon: { facts: ['h:1'], open: () => alerting(40) },
  failed: { facts: ['h:1', 'tlsv1 alert decode error'], open: () => alerting(50) },
  selfSigned: { facts: ['h:1'], open: () => secure(selfSignedCertificate()) },
  unknownIssuer: { facts: ['h:1'], open: () => byAuthority() },
  expired: { facts: ['h:1'], open: () => made('CERT_HAS_EXPIRED') },
  notYetValid: { facts: ['h:1'], open: () => made('CERT_NOT_YET_VALID') },
  otherName: { facts: ['h:1'], open: () => made('ERR_TLS_CERT_ALTNAME_INVALID') },
  untrusted: {
    facts: ['h:1', 'certificate is odd'],
    open: () => made('CERT_ODD', 'certificate is odd'),
  },
  untrustedAfterRedirect: {
    facts: ['h:1', tlsEndings.selfSigned('h:1')],
    open: async () => {
      await using secured = await Listening.start(createTlsServer(selfSignedCertificate()));
      const there = `127.0.0.1:${secured.port}`;
      return (await redirecting(`https://${there}/`, trusting))?.replaceAll(there, 'h:1');
    },
  },
  wantsCertificate: {
    facts: ['h:1'],
    open: () => byAuthority({ requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' }, trusting),
  },
  refusesCertificate: { facts: ['h:1'], open: () => made('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA') },
};

function endAtOnce(socket: Socket): void {
  socket.once('data', () => void socket.end());
}

function answerAtOnce(socket: Socket): void {
  socket.once('data', () => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
}

const proxyCases: UnitCases<'proxy'> = {
  settingWantsCredentials: {
    facts: [],
    open: () => answering('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n'),
  },
  wantsCredentials: {
    facts: ['p:1'],
    open: () => viaProxy('', { credentials: 'me:hush' }, 'http://h:1/'),
    secrets: hush,
  },
  refusesCredentials: {
    facts: ['p:1'],
    open: () => viaProxy('me:hush@', { credentials: 'me:other' }, 'http://h:1/'),
    secrets: hush,
  },
  doesNotConnect: {
    facts: ['p:1', 'h:1', 403, 'Forbidden'],
    open: () => viaProxy('', { refusal: '403 Forbidden' }, 'https://h:1/'),
  },
  unusable: { facts: ['p:1', networkEndings.refused('p:1')], open: viaNoProxy },
};

export const connectionCases = {
  ending: endingCases,
  contentTypeFault: contentTypeFaultCases,
  network: networkCases,
  tls: tlsCases,
  proxy: proxyCases,
};
