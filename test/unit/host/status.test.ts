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
  const redact = redactor([secret]);
  const { answer, end, lastByteAt, lastEnding, reconnectAt, request, route, wait } = connection;
  const told = {
    answer,
    end,
    lastByteAt,
    lastEnding,
    reconnectAt,
    request,
    route,
    wait,
    redact,
    state,
    attemptCount: 1,
  };
  return { ...told, attempts: [redactTexts(last, redact)] };
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

  test('says nothing of phases once the headers are there', () => {
    assert.equal(connectionStatus(connectionWith(attempt(), 'connecting'), 0).pending, undefined);
  });

  test('of one that gives way to a restart says so, and isn’t a warning', () => {
    const connection = new Connection(resolveRequest({ url: 'http://a/' }), new IdleSink(), () => undefined);
    connection.reconnectAfterSave('app.py');
    const { state, text, advice, severity } = connectionStatus(connection, 0);
    connection.close(endings.user());
    assert.deepEqual([state, severity], ['waiting', 'info']);
    assert.match(text, /^Waiting 1 s to reconnect/);
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
