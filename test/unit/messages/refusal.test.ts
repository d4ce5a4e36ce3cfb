import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeAnswer } from '../../../src/net/connection/judge-answer.ts';
import type { HttpResponse } from '../../../src/net/connection/transport.ts';
import type { Route } from '../../../src/net/route.ts';
import type { Ending } from '../../../src/shared/messages/ending.ts';
import { refusalFacts } from '../../../src/shared/messages/refusal.ts';
import { challengesOf } from '../../../src/shared/text/challenges.ts';

const now = Date.UTC(2026, 0, 1, 12);

function facts(status: number, ...headers: (readonly [string, string])[]): string {
  return refusalFacts(status, headers, now).join(' ');
}

function challenges(value: string): unknown {
  return challengesOf(value).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

/** Of a response with that head, as a connection judges it. */
function endOf(status: number, ...headers: (readonly [string, string])[]): Ending {
  const response = { status, statusText: '', headers } as unknown as HttpResponse;
  const verdict = judgeAnswer(response, { followsRedirects: true } as Route, undefined);
  assert.equal(verdict.kind, 'refused');
  return (verdict as { end: Ending }).end;
}

describe('challenges', () => {
  test('are read, several in one header too', () => {
    assert.deepEqual(challenges('Digest realm="cam", nonce="abc", qop="auth", algorithm=MD5'), [
      ['Digest', { realm: 'cam', nonce: 'abc', qop: 'auth', algorithm: 'MD5' }],
    ]);
    assert.deepEqual(challenges('Negotiate, NTLM, Basic realm="a, \\"b\\"" , Bearer'), [
      ['Negotiate', {}],
      ['NTLM', {}],
      ['Basic', { realm: 'a, "b"' }],
      ['Bearer', {}],
    ]);
    assert.deepEqual(challenges('Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple"'), [
      ['Newauth', { realm: 'apps', type: '1', title: 'Login to "apps"' }],
      ['Basic', { realm: 'simple' }],
    ]);
  });

  test('that are none end as well', () => {
    for (const value of ['', ',', '=', '"', 'a=b', ', , Basic ,', '=== \0 Basic', 'Basic realm="open'])
      assert.ok(challengesOf(value).length <= 2, value);
    assert.deepEqual(challenges(', , Basic ,'), [['Basic', {}]]);
  });
});

describe('what a refusal says in its headers', () => {
  test('names the scheme that the server wants, and what it says of the token', () => {
    assert.match(
      facts(401, ['WWW-Authenticate', 'Digest realm="cam", nonce="abc"']),
      /for Digest authentication for “cam”/,
    );
    assert.equal(
      facts(401, ['WWW-Authenticate', 'Digest realm="cam", nonce="abc", algorithm="SHA-256-sess"']),
      'The server asks for Digest authentication for “cam”.',
    );
    const unknown = 'Digest realm="cam", nonce="abc", algorithm=SHA-512-256, qop="auth-int"';
    assert.match(facts(401, ['WWW-Authenticate', unknown]), /can’t log in with Digest \(SHA-512-256, auth-int\)/);
    assert.match(facts(401, ['www-authenticate', 'Negotiate']), /for Negotiate authentication\. SSE Monitor can’t/);
    const bearer = 'Bearer realm="api", error="invalid_token", error_description="The token expired"';
    assert.equal(
      facts(401, ['WWW-Authenticate', bearer]),
      'The server asks for Bearer authentication for “api”. It says: “invalid_token: The token expired”.',
    );
    assert.equal(facts(401, ['WWW-Authenticate', '']), '');
  });

  test('tells how long to wait', () => {
    assert.match(facts(429, ['Retry-After', '37']), /wait 37 s/);
    assert.match(facts(503, ['retry-after', '120']), /wait 2 min/);
    assert.match(
      facts(503, ['Retry-After', 'Thu, 01 Jan 2026 12:00:30 GMT']),
      /wait 30 s, until Thu, 01 Jan 2026 12:00:30/,
    );
    assert.match(facts(503, ['Retry-After', 'Thu, 01 Jan 2026 11:00:00 GMT']), /which has passed/);
    assert.match(facts(503, ['Retry-After', 'soon']), /Retry-After: soon/);
  });

  test('tells methods, limits, another place and the age of an endpoint', () => {
    assert.match(facts(405, ['Allow', 'POST, OPTIONS']), /accepts POST, OPTIONS here/);
    assert.match(
      facts(429, ['X-RateLimit-Limit', '100'], ['X-RateLimit-Remaining', '0'], ['RateLimit', '"default";r=0;t=30']),
      /Limits: X-RateLimit-Limit: 100, X-RateLimit-Remaining: 0, RateLimit: "default";r=0;t=30\./,
    );
    assert.match(facts(404, ['Location', '/v2/events']), /points to \/v2\/events/);
    assert.match(
      facts(410, ['Deprecation', '@1688169599'], ['Sunset', 'Wed, 11 Nov 2026 23:59:59 GMT']),
      /deprecated.*Sunset: Wed/,
    );
  });

  test('is nothing where the headers say nothing about it', () => {
    assert.equal(facts(404, ['Content-Type', 'text/html'], ['Server', 'nginx'], ['Allow', 'GET']), '');
  });

  test('hides no character, and is short', () => {
    const told = facts(405, ['Allow', `GET\u202E${'x'.repeat(1000)}`]);
    assert.match(told, /GET⟨U\+202E⟩x+…/);
    assert.ok(told.length < 300);
  });
});

describe('a refused response', () => {
  test('has it in the advice', () => {
    assert.match(endOf(401, ['WWW-Authenticate', 'Digest realm="cam", nonce="abc"']).advice ?? '', /Digest/);
    assert.match(endOf(429, ['Retry-After', '37']).advice ?? '', /37 s/);
  });

  test('offers to add the authorization that it asks for, if the panel has it', () => {
    assert.equal(endOf(401, ['WWW-Authenticate', 'Basic realm="x"']).offer, 'addAuthorization');
    assert.equal(endOf(401, ['WWW-Authenticate', 'Negotiate, Bearer']).offer, 'addAuthorization');
    assert.equal(endOf(401, ['WWW-Authenticate', 'Digest realm="x"']).offer, undefined);
    assert.equal(endOf(401, ['WWW-Authenticate', 'Digest realm="x", nonce="1"']).offer, 'addAuthorization');
    assert.equal(endOf(403, ['WWW-Authenticate', 'Basic realm="x"']).offer, undefined);
    assert.equal(endOf(401).offer, undefined);
  });

  test('names the kind that it asks for: the first that the panel has, but Digest rather than Basic', () => {
    const asked = (value: string): string | undefined => endOf(401, ['WWW-Authenticate', value]).authorization;
    assert.equal(asked('Negotiate, Bearer, Basic realm="x"'), 'bearer');
    assert.equal(asked('Basic realm="x", Bearer'), 'basic');
    assert.equal(asked('Basic realm="x", Digest realm="x", nonce="1"'), 'digest');
    assert.equal(asked('Basic realm="x", Digest realm="x", nonce="1", algorithm=SHA-1'), 'basic');
    assert.equal(asked('Negotiate'), undefined);
  });
});
