/** For each kind of note about connections: what a stream tells of its life when it holds, and when it nearly does. */

import type { DiagnosisKind } from '../../src/shared/diagnoses/catalogue.ts';
import type { ConnectionAttempt, StreamEnd } from '../../src/shared/stream/records.ts';

/** What is known of a stream. */
export interface LifeCase {
  /** As they are told in documents. */
  readonly told: string;
  readonly attempts: readonly ConnectionAttempt[];
  readonly retryMs?: number;
  readonly longestSilenceMs?: number;
  /** How many streams are open to the same host. */
  readonly open?: number;
}

export interface LifeExample {
  readonly trigger: LifeCase;
  readonly nearMiss: LifeCase;
}

const healthyHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-cache',
  'Access-Control-Allow-Origin': 'https://app.example',
};

const serverEnded: StreamEnd = { kind: 'serverEnded', message: 'the server ended the stream' };

/** An attempt without anything to say about it, but for what is given. */
function attempt(
  given: Partial<ConnectionAttempt> = {},
  headers: Readonly<Record<string, string>> = {},
): ConnectionAttempt {
  return {
    number: 1,
    url: 'http://localhost/events',
    finalUrl: 'http://localhost/events',
    method: 'GET',
    startedAt: 1000,
    headersAt: 1010,
    status: 200,
    httpVersion: '1.1',
    responseHeaders: Object.entries({ ...healthyHeaders, ...headers }).filter(([, value]) => value !== ''),
    events: 1,
    bytes: 10,
    ...given,
  };
}

function headers(trigger: Readonly<Record<string, string>>, nearMiss: Readonly<Record<string, string>>): LifeExample {
  const tell = (list: Readonly<Record<string, string>>): string =>
    Object.entries(list)
      .map(([name, value]) => (value === '' ? `no ${name}` : `${name}: ${value}`))
      .join('\n');
  return {
    trigger: { told: tell(trigger), attempts: [attempt({}, trigger)] },
    nearMiss: { told: tell(nearMiss), attempts: [attempt({}, nearMiss)] },
  };
}

const three = [1, 2, 3];

export const lifeCases = {
  otherCharset: headers(
    { 'Content-Type': 'text/event-stream; charset=iso-8859-1' },
    { 'Content-Type': 'text/event-stream; charset="UTF-8"' },
  ),
  cacheable: headers({ 'Cache-Control': 'public, max-age=60' }, { 'Cache-Control': 'No-Store' }),
  contentLength: headers({ 'Content-Length': '120' }, { 'Transfer-Encoding': 'chunked' }),
  compressed: headers({ 'Content-Encoding': 'gzip' }, { 'Content-Encoding': 'identity' }),
  proxyBuffers: headers({ Server: 'nginx/1.27' }, { Server: 'nginx/1.27', 'X-Accel-Buffering': 'no' }),
  oldHttp: {
    trigger: { told: 'HTTP/1.0 200 OK', attempts: [attempt({ httpVersion: '1.0' })] },
    nearMiss: { told: 'HTTP/1.1 200 OK', attempts: [attempt()] },
  },
  noCors: headers({ 'Access-Control-Allow-Origin': '' }, { 'Access-Control-Allow-Origin': 'https://app.example' }),
  corsCredentials: headers({ 'Access-Control-Allow-Origin': '*' }, { 'Access-Control-Allow-Origin': 'null' }),
  allAtEnd: {
    trigger: {
      told: 'the first event 4 s after the request, the third and the end 20 ms later',
      attempts: [attempt({ firstEventAt: 5000, endedAt: 5020, end: serverEnded, events: 3 })],
    },
    nearMiss: {
      told: 'the first event 4 s after the request, the third and the end 2 s later',
      attempts: [attempt({ firstEventAt: 5000, endedAt: 7000, end: serverEnded, events: 3 })],
    },
  },
  sixConnections: {
    trigger: { told: '6 streams open to one host over HTTP/1.1', attempts: [attempt()], open: 6 },
    nearMiss: { told: '6 streams open to one host over HTTP/2', attempts: [attempt({ httpVersion: '2.0' })], open: 6 },
  },
  endlessReconnect: {
    trigger: {
      told: '3 answers in a row that the server ends',
      attempts: three.map((number) => attempt({ number, end: serverEnded })),
    },
    nearMiss: {
      told: '3 answers in a row that the server ends, each with IDs that go on',
      attempts: three.map((number) =>
        attempt({ number, end: serverEnded, ...(number > 1 && { idWent: 'on' as const }) }),
      ),
    },
  },
  replays: {
    trigger: {
      told: 'Last-Event-ID: 7 was sent, and 5 events were sent again',
      attempts: [attempt({ lastEventIdSent: '7', repeated: 5, idWent: 'back' })],
    },
    nearMiss: {
      told: 'Last-Event-ID: 7 was sent, and event 7 was sent again',
      attempts: [attempt({ lastEventIdSent: '7', repeated: 1 })],
    },
  },
  noHeartbeat: {
    trigger: { told: '60 s without a byte', attempts: [attempt()], longestSilenceMs: 60_000 },
    nearMiss: { told: '30 s without a byte', attempts: [attempt()], longestSilenceMs: 30_000 },
  },
  retryAtOnce: {
    trigger: { told: 'retry: 0', attempts: [attempt()], retryMs: 0 },
    nearMiss: { told: 'retry: 1000', attempts: [attempt()], retryMs: 1000 },
  },
  retryTooLong: {
    trigger: { told: 'retry: 3600000', attempts: [attempt()], retryMs: 3_600_000 },
    nearMiss: { told: 'retry: 30000', attempts: [attempt()], retryMs: 30_000 },
  },
} satisfies Partial<Record<DiagnosisKind, LifeExample>>;
