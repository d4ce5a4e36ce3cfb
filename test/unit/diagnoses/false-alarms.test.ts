import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connectionDiagnoses } from '../../../src/net/session/connection-diagnoses.ts';
import { catalogue } from '../../../src/shared/diagnoses/catalogue.ts';
import type { ConnectionAttempt, EndKind } from '../../../src/shared/stream/records.ts';

const base: ConnectionAttempt = {
  number: 1,
  url: 'http://localhost/events',
  finalUrl: 'http://localhost/events',
  method: 'GET',
  startedAt: 1000,
  headersAt: 1000,
  status: 200,
  httpVersion: '1.1',
  events: 1,
  bytes: 10,
};

function says(attempts: readonly ConnectionAttempt[]): string[] {
  const found = connectionDiagnoses({ attempts, longestSilenceMs: 0 }, undefined, () => []);
  return found.map(({ kind, facts }) => catalogue[kind].what(facts));
}

describe('the header Content-Encoding', () => {
  const encoded = (value: string): string[] => {
    const healthy = [
      ['Content-Type', 'text/event-stream'],
      ['Cache-Control', 'no-cache'],
      ['Access-Control-Allow-Origin', 'http://app.example'],
    ] as const;
    return says([{ ...base, responseHeaders: [...healthy, ['Content-Encoding', value]] }]);
  };

  test('is no compression where it names none', () => {
    for (const value of ['', 'identity', 'none', 'None', 'identity, identity', ' '])
      assert.deepEqual(encoded(value), []);
  });

  test('with a charset, or another word, is said to be that', () => {
    for (const value of ['utf-8', 'UTF8', 'iso-8859-1', 'chunked', 'text/event-stream']) {
      const [what = '', ...others] = encoded(value);
      assert.match(what, /isn’t a compression format/);
      assert.ok(what.includes(`“${value}”`));
      assert.deepEqual(others, []);
    }
  });

  test('is a compression where it names one', () => {
    for (const value of ['gzip', 'BR', 'gzip, identity', 'zstd']) assert.match(encoded(value).join(), /is compressed/);
  });
});

describe('the time after which connections end', () => {
  const lasting = (ms: readonly number[], kind: EndKind = 'serverEnded', status = 200): string[] =>
    says(
      ms.map((lasted, index) => ({
        ...base,
        number: index + 1,
        status,
        endedAt: 1000 + lasted,
        ...(kind === 'serverEnded' && { idWent: 'on' as const }),
        end: { kind, message: '' },
      })),
    );

  test('is named when it is the same three times in a row', () => {
    const cases: [number[], RegExp][] = [
      [[60_000, 60_300, 59_900], /after 60\.1 s, 3 times in a row: that is a time limit of nginx/],
      [[100_200, 100_100, 100_000], /after 100\.1 s, 3 times.*Cloudflare/],
      [[5000, 30_000, 30_100, 29_900, 30_000], /after 30 s, 4 times.*gunicorn/],
      [[10_000, 10_200, 9900], /limit of Bun/],
      [[15_100, 15_100, 15_200], /limit of Envoy/],
      [[55_100, 55_200, 55_000], /limit of Heroku\./],
      // Within 5 % of 55 s too.
      [[57_800, 57_800, 57_800], /limit of nginx/],
      [[120_100, 120_000, 120_200], /limit of Cloudflare, IIS/],
      [[240_000, 240_000, 240_000], /limit of Azure Load Balancer/],
      [[300_000, 300_100, 300_000], /limit of Google Cloud Run, Vercel/],
      [[600_000, 600_000, 600_000], /limit of Google Cloud VPC/],
      [[77_000, 77_000, 77_000], /after 77 s, 3 times in a row: that looks like a time limit\./],
    ];
    for (const [ms, text] of cases) {
      assert.match(lasting(ms, 'network').join(), text);
      assert.match(lasting(ms).join(), text);
    }
  });

  test('is not when it differs, is short, or somebody else ended them', () => {
    assert.deepEqual(lasting([60_000, 60_000], 'network'), []);
    assert.deepEqual(lasting([60_000, 45_000, 60_000], 'network'), []);
    assert.deepEqual(lasting([60_000, 60_000, 66_000], 'network'), []);
    assert.deepEqual(lasting([1000, 1000, 1000], 'network'), []);
    assert.deepEqual(lasting([60_000, 60_000, 60_000], 'user'), []);
    assert.deepEqual(lasting([60_000, 60_000, 60_000], 'status', 502), []);
  });
});
