import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveRequest } from '../../../src/net/request.ts';
import type { Authorization, StreamRequest } from '../../../src/shared/stream/records.ts';

const resolved = (auth: Authorization, more: Partial<StreamRequest> = {}): ReturnType<typeof resolveRequest> =>
  resolveRequest({ url: 'http://h/x?a=%20', auth, ...more });

const basic: Authorization = { kind: 'basic', user: 'us:er', password: 'pässword' };

describe('an authorization', () => {
  it('of kind Basic is sent in UTF-8', () => {
    const { headers, secrets } = resolved({ kind: 'basic', user: 'jürgen', password: 'p€:x' });
    assert.deepEqual(headers, { Authorization: `Basic ${Buffer.from('jürgen:p€:x', 'utf8').toString('base64')}` });
    assert.deepEqual(secrets, ['p€:x', Buffer.from('jürgen:p€:x').toString('base64')]);
  });

  it('of kind Bearer is a header', () => {
    assert.deepEqual(resolved({ kind: 'bearer', token: 't' }).headers, { Authorization: 'Bearer t' });
  });

  it('of an API key is a header that stays with its host, or a parameter behind the others', () => {
    const header = resolved({ kind: 'apiKey', in: 'header', name: 'X-Mine', value: 'k' });
    assert.deepEqual(header.headers, { 'X-Mine': 'k' });
    assert.deepEqual(header.credentialHeaders, ['X-Mine']);
    const query = resolved({ kind: 'apiKey', in: 'query', name: 'api key', value: 'k&' }, { query: [['b', 'c']] });
    assert.equal(query.url.search, '?a=%20&b=c&api+key=k%26');
    assert.deepEqual([query.headers, query.secrets], [{}, ['k&']]);
  });

  it('gives way to a header that the person wrote, whatever its case', () => {
    const { headers } = resolved(basic, { headers: { authorization: 'Mine x' } });
    assert.deepEqual(headers, { authorization: 'Mine x' });
    const key = resolved({ kind: 'apiKey', in: 'header', name: 'X-Key', value: 'k' }, { headers: { 'x-key': 'own' } });
    assert.deepEqual(key.headers, { 'x-key': 'own' });
  });

  it('wins over credentials in the URL', () => {
    const { headers, url } = resolveRequest({ url: 'http://u:p@h/', auth: { kind: 'bearer', token: 't' } });
    assert.deepEqual([headers, url.href], [{ Authorization: 'Bearer t' }, 'http://h/']);
  });

  it('sends nothing while nothing is entered', () => {
    const empty: Authorization[] = [
      { kind: 'basic', user: '', password: '' },
      { kind: 'bearer', token: '' },
      { kind: 'apiKey', in: 'query', name: '', value: '' },
    ];
    for (const auth of empty) {
      const { headers, url } = resolved(auth);
      assert.deepEqual([headers, url.search], [{}, '?a=%20']);
    }
  });

  it('that cannot be sent is refused without its secret', () => {
    assert.throws(
      () => resolved({ kind: 'bearer', token: 'hush\n' }),
      (error: Error) => /Authorization/.test(error.message) && !error.message.includes('hush'),
    );
  });
});

describe('a body', () => {
  it('of a form has its content type unless there is another', () => {
    const form: [string, string][] = [
      ['a b', 'ü&'],
      ['a b', ''],
    ];
    const { body, headers } = resolveRequest({ url: 'h', method: 'POST', form });
    assert.equal(body, 'a+b=%C3%BC%26&a+b=');
    assert.deepEqual(headers, { 'Content-Type': 'application/x-www-form-urlencoded' });
    const other = resolveRequest({ url: 'h', form, headers: { 'content-type': 'x/y' } });
    assert.deepEqual(other.headers, { 'content-type': 'x/y' });
  });

  it('is one', () => {
    assert.throws(() => resolveRequest({ url: 'h', body: 'a', form: [] }), /one of body, form and bodyFile/);
  });
});
