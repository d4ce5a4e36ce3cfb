import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { CookieJar as OtherJar } from 'tough-cookie';
import { CookieJar } from '../../../src/net/cookies/cookie-jar.ts';
import { parseSetCookie } from '../../../src/net/cookies/set-cookie.ts';
import { runs } from '../../support/depth.ts';

const word = fc.constantFrom('a', 'b', '__Secure-a', '__Host-b', 'é', '', ' c ', 'x y');
const date = fc.constantFrom(
  'Fri, 01 Jan 2100 00:00:00 GMT',
  'Friday, 01-Jan-70 00:00:00 GMT',
  'Jan 1 00:00:00 2100',
  '30 Feb 2100 00:00:00',
  '1 jan 99 1:2:3',
  '01x 12:00:00x 2100y january',
  '1 Jan 2100 24:00:00',
  '1 Jan 1600 00:00:00',
  '2100',
  '',
  'tomorrow',
);
const attribute = fc.oneof(
  fc.constantFrom('Secure', 'secure=x', 'HttpOnly', 'SameSite=Lax', 'Path', 'x=y', ''),
  fc.constantFrom('/', '/a', '/a/', '/a/b', 'a', '', '/ä').map((path) => `Path=${path}`),
  fc
    .constantFrom(
      'example.com',
      '.example.com',
      'A.example.com',
      'com',
      'other.org',
      '127.0.0.1',
      'localhost',
      '',
      '..com',
    )
    .map((domain) => `Domain=${domain}`),
  fc.constantFrom('0', '-1', '100', '1e3', '', '99999999999999999').map((age) => ` Max-Age = ${age}`),
  date.map((text) => `expires=${text}`),
);
const line = fc
  .tuple(
    word,
    fc.constantFrom('=', '==', ''),
    word,
    fc.array(attribute, { maxLength: 4 }),
    fc.constantFrom('', '\n', '\u0001'),
  )
  .map(([name, sign, value, attributes, end]) => [`${name}${sign}${value}${end}`, ...attributes].join(';'));
const url = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.constantFrom(
      'example.com',
      'a.example.com',
      'b.a.example.com',
      '127.0.0.1',
      '[::1]',
      'localhost',
      'x.localhost',
      'db',
      'com',
    ),
    fc.constantFrom('/', '/a', '/a/', '/a/b', '/a/b/c', '/%C3%A4', '/%FF'),
  )
  .map(([scheme, host, path]) => new URL(`${scheme}://${host}${path}`));

test('a jar keeps and sends what another implementation keeps and sends', (context) => {
  context.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
  const steps = fc.array(fc.tuple(url, fc.option(line, { nil: undefined })), { maxLength: 12 });
  fc.assert(
    fc.property(steps, (taken) => {
      const jar = new CookieJar();
      const other = new OtherJar(undefined, { allowSecureOnLocal: true, allowSpecialUseDomain: true });
      for (const [at, text] of taken) {
        const cookie = text === undefined ? undefined : parseSetCookie(text, Date.now());
        if (cookie !== undefined) jar.set(cookie, at);
        if (text !== undefined) other.setCookieSync(text, at.href, { ignoreError: true });
        const sent = jar.for(at).map(({ name, value }) => `${name}=${value}`);
        assert.equal(sent.join('; '), other.getCookieStringSync(at.href), `${at.href} after ${text}`);
        context.mock.timers.tick(1);
      }
    }),
    { numRuns: runs(3000) },
  );
});
