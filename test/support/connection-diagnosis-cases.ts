/** For each kind of note about connections: what a stream tells of its life when it holds, and when it nearly does. */

import type { ConnectionAttempt } from '../../src/shared/stream/records.ts';
import type { DiagnosisKind } from '../../src/shared/diagnoses/catalogue.ts';
import type { StreamEnd } from '../../src/shared/stream/records.ts';
import { attempt, type LifeExample } from './life-case.ts';
import { leniencyCases, redirectCases } from './wire-diagnosis-cases.ts';

const serverEnded: StreamEnd = { kind: 'serverEnded', message: 'the server ended the stream' };

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

const cutOff: StreamEnd = { kind: 'network', message: 'the connection was closed in the middle of the response' };

/** One after the other, each open for so long, in ms. */
function lasting(...ms: readonly number[]): ConnectionAttempt[] {
  return ms.map((lasted, index) => attempt({ number: index + 1, endedAt: 1010 + lasted, end: cutOff }));
}

export const lifeCases = {
  otherCharset: headers(
    { 'Content-Type': 'text/event-stream; charset=iso-8859-1' },
    { 'Content-Type': 'text/event-stream; charset="UTF-8"' },
  ),
  cacheable: headers({ 'Cache-Control': 'public, max-age=60' }, { 'Cache-Control': 'No-Store' }),
  contentLength: headers({ 'Content-Length': '120' }, { 'Transfer-Encoding': 'chunked' }),
  compressed: headers({ 'Content-Encoding': 'gzip' }, { 'Content-Encoding': 'identity' }),
  noEncoding: headers({ 'Content-Encoding': 'utf-8' }, { 'Content-Encoding': 'None' }),
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
  timeLimit: {
    trigger: { told: '3 connections in a row that end after 60 s', attempts: lasting(60_010, 60_400, 59_800) },
    nearMiss: {
      told: '3 connections in a row that end after 60 s, 45 s and 60 s',
      attempts: lasting(60_000, 45_000, 60_000),
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
  holdsUpRestart: {
    trigger: {
      told: 'app.py was saved, and new connections were refused for 2 s',
      attempts: [attempt()],
      heldUpBy: 'app.py',
    },
    nearMiss: { told: 'app.py was saved, and new connections were accepted', attempts: [attempt()] },
  },
  retryAtOnce: {
    trigger: { told: 'retry: 0', attempts: [attempt()], retryMs: 0 },
    nearMiss: { told: 'retry: 1000', attempts: [attempt()], retryMs: 1000 },
  },
  retryTooLong: {
    trigger: { told: 'retry: 3600000', attempts: [attempt()], retryMs: 3_600_000 },
    nearMiss: { told: 'retry: 30000', attempts: [attempt()], retryMs: 30_000 },
  },
  lateHeaders: {
    trigger: {
      told: 'the headers 14 s after the request, the first event 3 ms later',
      attempts: [attempt({ headersAt: 15_000, firstEventAt: 15_003 })],
    },
    nearMiss: {
      told: 'the headers 10 ms after the request, the first event 14 s later',
      attempts: [attempt({ headersAt: 1010, firstEventAt: 15_000 })],
    },
  },
  compressedMembers: {
    trigger: { told: '2 gzip members', attempts: [attempt({ body: { gzip: { members: 2, firstEndedAfter: 1 } } })] },
    nearMiss: { told: '1 gzip member', attempts: [attempt({ body: { gzip: { members: 1 } } })] },
  },
  ...leniencyCases,
  ...redirectCases,
} satisfies Partial<Record<DiagnosisKind, LifeExample>>;
