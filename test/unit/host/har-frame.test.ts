import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { harFrame, type HarSource } from '../../../src/host/export/har-frame.ts';
import { shownBody, shownUrl } from '../../../src/host/export/har-redaction.ts';
import { redactor } from '../../../src/host/request/redaction.ts';
import type { ConnectionAttempt } from '../../../src/protocol/records.ts';
import { harProblems } from '../../support/har-validator.ts';

const attempt: ConnectionAttempt = {
  number: 1,
  url: 'http://127.0.0.1/a?key=•••&token=abc',
  finalUrl: 'http://127.0.0.1/b?key=•••&api_key=abc&q=1',
  method: 'POST',
  startedAt: 1e12,
  headersAt: 1e12 + 20,
  endedAt: 1e12 + 520,
  status: 200,
  statusText: 'OK',
  httpVersion: '1.1',
  remoteAddress: '127.0.0.1',
  responseHeaders: [['Content-Type', 'text/event-stream']],
  requestHeaders: [['Authorization', '•••']],
  events: 3,
  bytes: 90,
  end: { kind: 'serverEnded', message: 'the server ended the response' },
};
const refused: ConnectionAttempt = {
  number: 2,
  url: 'http://[::1]:9/',
  finalUrl: 'http://[::1]:9/',
  method: 'GET',
  startedAt: 1e12 + 1000,
  endedAt: 1e12 + 1001,
  events: 0,
  bytes: 0,
  end: { kind: 'network', message: 'nothing listens there' },
};
const source: HarSource = {
  request: {
    headers: { 'content-type': 'application/json' },
    body: '{"password":"hush","max_tokens":5,"note":"sesame"}',
  },
  attempts: [attempt, refused, { ...refused, number: 3, events: 2 }],
  received: 10,
  redact: redactor(['sesame']),
};

/** The file without events. */
function fileOf(source: HarSource): string {
  const { head, entries, tail } = harFrame(source, '1.2.3', 1e12 + 2000);
  return `${head}${entries.map(({ head, tail }) => head + tail).join(',')}${tail}`;
}

describe('a HAR file', () => {
  test('is what its schema says, with an entry for each attempt', () => {
    const text = fileOf(source);
    const file = JSON.parse(text) as { log: { entries: { request: object; response: object }[] } };
    assert.deepEqual(harProblems(file), []);
    assert.equal(file.log.entries.length, 3);
    assert.deepEqual(
      harFrame(source, '1').entries.map(({ firstSeq }) => firstSeq),
      [6, 9, 9],
      'events of attempts that were forgotten come before the first one',
    );
    const [first, second] = file.log.entries;
    assert.partialDeepStrictEqual(first, {
      time: 520,
      timings: { wait: 20, receive: 500 },
      serverIPAddress: '127.0.0.1',
    });
    assert.partialDeepStrictEqual(second, { response: { status: 0, _error: 'nothing listens there' } });
  });

  test('has no secrets in it', () => {
    const text = fileOf(source);
    for (const secret of ['hush', 'sesame', 'abc']) assert.ok(!text.includes(secret), secret);
    assert.ok(text.includes('max_tokens'));
  });

  test('has no body that is large, or no text', () => {
    for (const bodyBytes of [new Uint8Array(2 << 20), Uint8Array.of(0xff)]) {
      const text = fileOf({ ...source, request: { headers: {}, bodyFile: '/x', bodyBytes } });
      assert.deepEqual(harProblems(JSON.parse(text)), []);
      assert.ok(text.includes(`"bodySize":${bodyBytes.length}`));
      assert.ok(text.length < 10_000);
    }
  });

  test('has none for a stream that has asked for nothing yet', () => {
    assert.deepEqual(harProblems(JSON.parse(fileOf({ ...source, attempts: [] }))), []);
  });
});

test('secrets in a URL and in a body go by their names', () => {
  assert.equal(
    shownUrl('http://h/p?a=1&access_token=x&b'),
    'http://h/p?a=1&access_token=%E2%80%A2%E2%80%A2%E2%80%A2&b',
  );
  assert.equal(shownUrl('http://h/p'), 'http://h/p');
  assert.equal(
    shownBody('a=1&my%5Fsecret=x+y', 'application/x-www-form-urlencoded'),
    'a=1&my%5Fsecret=%E2%80%A2%E2%80%A2%E2%80%A2',
  );
  assert.equal(shownBody('{"api_key" : "a\\"b", "k":"token"}', 'application/json'), '{"api_key" : "•••", "k":"token"}');
});
