import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { awaitedPhase } from '../../../src/shared/stream/phases.ts';
import type { AttemptPhases, ConnectionAttempt } from '../../../src/shared/stream/records.ts';

function attempt(phases?: AttemptPhases, more: Partial<ConnectionAttempt> = {}): ConnectionAttempt {
  const url = 'https://api.example/events';
  const begun = { number: 1, url, finalUrl: url, method: 'GET', startedAt: 100, events: 0, bytes: 0 };
  return { ...begun, ...(phases !== undefined && { phases }), ...more };
}

function awaited(phases: AttemptPhases | undefined, url: string, more?: Partial<ConnectionAttempt>): string {
  const { awaits, since } = awaitedPhase(attempt(phases, more), url);
  return `${awaits} since ${since}`;
}

describe('an attempt waits for', () => {
  const name = 'https://api.example/events';

  test('its name, its connection, TLS, its request, and its headers, one after the other', () => {
    const phases: (readonly [AttemptPhases, string])[] = [
      [{}, 'lookup since 100'],
      [{ lookedUpAt: 110 }, 'connection since 110'],
      [{ lookedUpAt: 110, connectedAt: 120 }, 'handshake since 120'],
      [{ lookedUpAt: 110, connectedAt: 120, securedAt: 130 }, 'sending since 130'],
      [{ lookedUpAt: 110, connectedAt: 120, securedAt: 130, sentAt: 140 }, 'headers since 140'],
      [{ lookedUpAt: 110, connectedAt: 120, securedAt: 130, sentAt: 140, firstByteAt: 150 }, 'restOfHeaders since 150'],
    ];
    assert.deepEqual(
      phases.map(([given]) => awaited(given, name)),
      phases.map(([, told]) => told),
    );
  });

  test('no name where the URL has an address, or something is between', () => {
    for (const url of ['http://127.0.0.1:8000/', 'http://[::1]:8000/']) {
      assert.equal(awaited({}, url), 'connection since 100');
    }
    assert.equal(awaited({}, name, { via: 'proxy p:1' }), 'connection since 100');
  });

  test('no handshake where there is no TLS', () => {
    assert.equal(awaited({ connectedAt: 120 }, 'http://127.0.0.1:8000/'), 'sending since 120');
  });

  test('a response, where nobody tells more', () => {
    assert.equal(awaited(undefined, name), 'response since 100');
  });
});
