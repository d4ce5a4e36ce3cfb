import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  headersForOthers,
  headersWithoutBody,
  isOwnHost,
  isSendable,
  isTooLong,
} from '../../../src/net/connection/attempt-headers.ts';
import { addSecretNames } from '../../../src/shared/request/secret-names.ts';

describe('what was given for one host', () => {
  for (const [from, to, goes] of [
    ['http://h/a', 'http://h/b', true],
    ['http://h/', 'https://h/', true],
    ['http://h:81/', 'https://h:81/', true],
    ['https://h/', 'http://h/', false],
    ['http://h/', 'http://h:81/', false],
    ['https://h/', 'https://h:444/', false],
    ['https://h/', 'https://a.h/', false],
    ['https://a.h/', 'https://h/', false],
    ['https://a.h/', 'https://b.h/', false],
    ['https://h/', 'https://h.evil/', false],
    ['https://h/', 'https://evilh/', false],
    ['http://127.0.0.1/', 'http://localhost/', false],
    ['http://H/', 'http://h:80/', true],
  ] as const) {
    it(`${goes ? 'goes' : 'does not go'} from ${from} to ${to}`, () => {
      assert.equal(isOwnHost(new URL(from), new URL(to)), goes);
    });
  }
});

describe('to another host go', () => {
  it('no headers that are kept from view, by name, by value, or because it is said of them', () => {
    const names = ['authorization', 'Cookie', 'Proxy-Authorization', 'x-mine', 'X-API-Key', 'X-Hush', 'HOST'];
    const headers: Record<string, string> = { 'X-Tenant': 'of hush', Accept: 'a', 'X-Other': 'b' };
    for (const name of names) headers[name] = 'v';
    const redact = (text: string): string => text.replace(/hush/i, '•••');
    const sent = headersForOthers(headers, { credentialHeaders: ['X-Mine'], redact });
    assert.deepEqual(sent, { Accept: 'a', 'X-Other': 'b' });
  });

  it('those that a person has added to the list neither', () => {
    addSecretNames(['x-ten*']);
    assert.deepEqual(headersForOthers({ 'X-Tenant': 'a', 'X-Other': 'b' }, {}), { 'X-Other': 'b' });
    addSecretNames([]);
  });
});

it('a request whose body was dropped has no headers about a body', () => {
  const about = { 'content-type': 'a', 'Content-Length': '1', 'Content-Encoding': 'c', 'Transfer-Encoding': 'd' };
  const more = { 'Content-Language': 'e', 'Content-Location': 'f' };
  assert.deepEqual(headersWithoutBody({ ...about, Accept: 'g', ...more, 'Content-Mine': 'h' }), {
    Accept: 'g',
    'Content-Mine': 'h',
  });
});

it('an ID that no server takes is not sent', () => {
  assert.ok(isSendable('a'.repeat(2 ** 20)));
  assert.ok(!isSendable('a'.repeat(2 ** 20 + 1)));
  assert.ok(isTooLong('a'.repeat(2 ** 20 + 1)));
  assert.ok(!isSendable('a\u0001') && !isTooLong('a\u0001'));
});
