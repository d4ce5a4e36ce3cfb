import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connectionStatus, type ToldConnection } from '../../../src/host/streams/status.ts';
import { Connection } from '../../../src/net/connection/connection.ts';
import { redactor, redactTexts } from '../../../src/net/redaction.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import type { ConnectionAttempt } from '../../../src/shared/stream/records.ts';
import { IdleSink } from '../../support/idle-sink.ts';
import { attempt } from '../../support/life-case.ts';

/** A connection whose newest attempt is this one. */
function connectionWith(last: ConnectionAttempt, state: 'connecting' | 'open', secret = 'hush'): ToldConnection {
  const connection = new Connection(resolveRequest({ url: last.url }), new IdleSink(), () => undefined);
  const told = toldOf(connection, secret);
  return { ...told, state, attemptCount: 1, attempts: [redactTexts(last, told.redact)] };
}

function toldOf(connection: Connection, secret = 'hush'): ToldConnection {
  const { answer, end, lastByteAt, lastEnding, reconnectAt, request, route, wait } = connection;
  const { attempts, attemptCount, state } = connection;
  const redact = redactor([secret]);
  return {
    answer,
    attemptCount,
    attempts,
    end,
    lastByteAt,
    lastEnding,
    reconnectAt,
    redact,
    request,
    route,
    state,
    wait,
  };
}

function connecting(more: Partial<ConnectionAttempt>): ConnectionAttempt {
  const url = 'http://api.example:8000/events';
  return { number: 1, url, finalUrl: url, method: 'GET', startedAt: 100, events: 0, bytes: 0, ...more };
}

describe('the status of a connection', () => {
  test('says what an attempt waits for, and who is asked', () => {
    const phases = { lookedUpAt: 110, connectedAt: 120, sentAt: 130 };
    const { text, pending } = connectionStatus(
      connectionWith(connecting({ phases, remoteAddress: '::1' }), 'connecting'),
      0,
    );
    assert.equal(text, 'Connecting to api.example:8000');
    assert.deepEqual(pending, {
      awaits: 'headers',
      since: 130,
      begunAt: 100,
      host: 'api.example:8000',
      address: '[::1]:8000',
    });
  });

  test('says who is asked where redirects led, without secrets', () => {
    const redirects = [
      { url: 'http://a/', method: 'GET', status: 302, statusText: 'Found', to: 'https://hush.example/', changed: [] },
    ];
    const { pending } = connectionStatus(
      connectionWith(connecting({ phases: {}, remoteAddress: '10.0.0.1', redirects }), 'connecting'),
      0,
    );
    assert.equal(pending?.host, '•••.example');
    assert.equal(pending.address, '10.0.0.1:443');
  });

  test('of an end that is an error begins with Failed, and has its cause apart, without secrets', () => {
    const connection = new Connection(resolveRequest({ url: 'http://a/' }), new IdleSink(), () => undefined);
    const before = Date.now();
    const told = toldOf(connection);
    const end = redactTexts(endings.status(429, 'hush', [['Retry-After', '60']]), told.redact);
    const status = connectionStatus({ ...told, state: 'closed', end }, 0);
    assert.equal(status.text, 'Failed: the server responded with 429 •••');
    assert.equal(status.cause, 'the server responded with 429 •••');
    assert.ok(Math.abs((status.retryAt ?? 0) - before - 60_000) < 10_000, 'and when the server may be asked again');
    const user = redactTexts(endings.user(), told.redact);
    const closed = connectionStatus({ ...told, state: 'closed', end: user }, 0);
    assert.equal(closed.text, 'Closed: you disconnected');
    connection.close(endings.user());
  });

  test('says since when the response is read, and for how long it was', () => {
    const read = attempt({ headersAt: 1010, endedAt: 5010 });
    const open = connectionStatus(connectionWith(attempt({ headersAt: 1010 }), 'open'), 0);
    assert.deepEqual([open.openedAt, open.openMs], [1010, undefined]);
    const over = connectionWith(read, 'open');
    const told = { ...over, state: 'closed', end: redactTexts(endings.user(), over.redact) } as const;
    const { openedAt, openMs } = connectionStatus(told, 0);
    assert.deepEqual([openedAt, openMs], [1010, 4000]);
    const refused = { ...told, end: redactTexts(endings.contentType('the response is text/html'), over.redact) };
    assert.equal(connectionStatus(refused, 0).openMs, undefined, 'it was not read as a stream');
  });

  test('says nothing of phases once the headers are there', () => {
    assert.equal(connectionStatus(connectionWith(attempt(), 'connecting'), 0).pending, undefined);
  });

  test('of one that gives way to a restart says so, and isn’t a warning', () => {
    const connection = new Connection(resolveRequest({ url: 'http://a/' }), new IdleSink(), () => undefined);
    connection.reconnectAfterSave('app.py');
    const { state, text, advice, severity, nextAttempt } = connectionStatus(connection, 0);
    connection.close(endings.user());
    assert.deepEqual([state, severity], ['waiting', 'info']);
    assert.match(text, /^Waiting 1 s to reconnect/);
    assert.equal(text.match(/\d+ s/g)?.length, 1, 'the wait is said once');
    assert.equal(nextAttempt, 1);
    assert.doesNotMatch(advice ?? '', /\d/);
    assert.equal(advice, 'Reconnects automatically, once the server has had time to restart.');
  });

  test('of an open stream says what redirects made different', () => {
    const hop = { url: 'http://a/mcp', method: 'POST', status: 301, statusText: 'Moved Permanently' };
    const redirects = [
      { ...hop, to: 'http://b/mcp/', changed: ['method', 'body', 'authorization', 'cookies', 'host'] as const },
    ];
    const { advice } = connectionStatus(connectionWith(attempt({ redirects }), 'open'), 0);
    assert.equal(
      advice,
      'The redirect to http://b/mcp/ (301 Moved Permanently) turned this POST into a GET, without its body. ' +
        'The redirect to another host, http://b/mcp/, left out Authorization and cookies.',
    );
    assert.equal(connectionStatus(connectionWith(attempt(), 'open'), 0).advice, undefined);
  });
});
