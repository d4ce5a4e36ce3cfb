import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { headersFor, isSendable, isTooLong } from '../../../src/host/connection/attempt-headers.ts';

const headers = { authorization: 'a', Cookie: 'b', 'Proxy-Authorization': 'c', 'x-key': 'd', 'X-Other': 'e' };

describe('credentials', () => {
  for (const [from, to, stay] of [
    ['http://h/a', 'http://h/b', true],
    ['http://h/', 'https://h/', true],
    ['https://h/', 'http://h/', false],
    ['http://h/', 'http://h:81/', false],
    ['https://h/', 'https://h:444/', false],
    ['https://h/', 'https://a.h/', false],
    ['https://a.h/', 'https://h/', false],
    ['https://h/', 'https://h.evil/', false],
  ] as const) {
    it(`${stay ? 'go' : 'do not go'} from ${from} to ${to}`, () => {
      const sent = headersFor(headers, { original: new URL(from), credentialHeaders: ['X-Key'] }, new URL(to));
      assert.deepEqual(sent, stay ? headers : { 'X-Other': 'e' });
    });
  }
});

it('an ID that no server takes is not sent', () => {
  assert.ok(isSendable('a'.repeat(2 ** 20)));
  assert.ok(!isSendable('a'.repeat(2 ** 20 + 1)));
  assert.ok(isTooLong('a'.repeat(2 ** 20 + 1)));
  assert.ok(!isSendable('a\u0001') && !isTooLong('a\u0001'));
});
