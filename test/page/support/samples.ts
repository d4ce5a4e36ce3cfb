/** Events and attempts as servers make them. */

import type { ConnectionAttempt } from '../../../src/shared/stream/records.ts';
import type { FakeEvent } from './fake-event.ts';

/** As many unnamed events, numbered from 1. */
export function numbered(count: number, type?: string): FakeEvent[] {
  return Array.from({ length: count }, (_, i) => ({ ...(type === undefined ? {} : { type }), data: `{"n":${i + 1}}` }));
}

/** Four types, JSON, text, several lines, ids. */
export const mixed: readonly FakeEvent[] = Array.from({ length: 40 }, (_, i): FakeEvent => {
  const n = i + 1;
  if (n % 7 === 0) return { type: 'token', id: `e-${n}`, data: `{"delta":{"content":"Hello ${n}"},"index":0}` };
  if (n % 5 === 0) return { type: 'heartbeat', data: 'ping' };
  if (n % 11 === 0) return { type: 'progress.update', data: 'line one\nline two' };
  return { data: `{"value":${n * 1.25},"text":"An unnamed event with a rather long text that is cut somewhere"}` };
});

const common = { url: 'http://localhost/events', finalUrl: 'http://localhost/events', method: 'GET' };
const startedAt = Date.UTC(2026, 0, 2, 3, 4, 5, 600);

/** The first was cut off, the second goes on. */
export const twoAttempts: readonly ConnectionAttempt[] = [
  {
    ...common,
    number: 1,
    startedAt,
    headersAt: startedAt + 12,
    firstEventAt: startedAt + 1512,
    endedAt: startedAt + 65_000,
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    events: 1234,
    bytes: 2048,
    end: { kind: 'network', message: 'the connection was reset' },
  },
  {
    ...common,
    number: 2,
    startedAt: startedAt + 68_000,
    headersAt: startedAt + 68_005,
    lastEventIdSent: '<b>41</b>',
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    remoteAddress: '127.0.0.1',
    requestHeaders: [['Authorization', '•••']],
    responseHeaders: [
      ['Content-Type', 'text/event-stream'],
      ['X-Twice', 'a'],
      ['X-Twice', 'b'],
    ],
    wait: { ms: 3000, setBy: 'default' },
    events: 0,
    bytes: 0,
  },
];

/** A POST that was redirected with its phases, and a head that isn't valid HTTP. */
export const wiredAttempt: ConnectionAttempt = {
  ...common,
  number: 1,
  finalUrl: 'http://localhost/events/',
  startedAt,
  phases: {
    lookedUpAt: startedAt + 1.5,
    connectedAt: startedAt + 2.25,
    sentAt: startedAt + 2.5,
    firstByteAt: startedAt + 14_002,
    firstBodyByteAt: startedAt + 14_003,
  },
  headersAt: startedAt + 14_002,
  firstEventAt: startedAt + 14_004,
  status: 200,
  statusText: 'OK',
  httpVersion: '1.1',
  remoteAddress: '127.0.0.1',
  rawHead: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nSet-Cookie: a=•••\r\nServer : tiny\n\r\n',
  responseHeaders: [['Content-Type', 'text/event-stream']],
  lenient: [{ kind: 'spaceBeforeColon', text: 'Server : tiny' }],
  challenges: [
    {
      url: 'http://localhost/events/',
      status: 401,
      statusText: 'Unauthorized',
      algorithm: 'SHA-256',
      realm: 'cameras',
      isStale: false,
    },
    {
      url: 'http://localhost/events/',
      status: 401,
      statusText: 'Unauthorized',
      algorithm: 'MD5',
      realm: '',
      isStale: false,
    },
    {
      url: 'http://localhost/events/',
      status: 401,
      statusText: 'Unauthorized',
      algorithm: 'SHA-256',
      realm: 'cameras',
      isStale: true,
    },
  ],
  redirects: [
    {
      url: 'http://localhost/events',
      method: 'POST',
      status: 301,
      statusText: 'Moved Permanently',
      to: 'http://localhost/events/',
      changed: ['method', 'body', 'authorization'],
    },
  ],
  body: { chunks: { count: 12, withNone: 1, withOne: 10, withSeveral: 1, splitEvents: 2 } },
  events: 13,
  bytes: 1300,
};
