import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draftOf, requestOf } from '../../../src/host/request/draft.ts';
import { RequestError, resolveRequest } from '../../../src/net/request.ts';

describe('resolving a request', () => {
  it('puts defaults in', () => {
    const { url, ...rest } = resolveRequest({ url: 'localhost:8000/events' });
    assert.equal(url.href, 'http://localhost:8000/events');
    assert.deepEqual(rest, { method: 'GET', headers: {}, maxAttempts: 10, reconnect: 'auto' });
  });

  it('reconnects by default only after GET', () => {
    assert.equal(resolveRequest({ url: 'http://h/', method: 'post' }).reconnect, 'never');
    assert.equal(resolveRequest({ url: 'http://h/', method: 'post', reconnect: 'auto' }).reconnect, 'auto');
  });

  it('appends the query and leaves what is there as it is', () => {
    const query: [string, string][] = [
      ['q', 'a b&c'],
      ['q', ''],
      ['é', '+'],
    ];
    assert.equal(resolveRequest({ url: 'http://h/?a=%20+b', query }).url.search, '?a=%20+b&q=a+b%26c&q=&%C3%A9=%2B');
    assert.equal(resolveRequest({ url: 'http://h/#top', query: [['a', 'b']] }).url.href, 'http://h/?a=b');
  });

  it('turns credentials in the URL into a header and keeps them out of the URL', () => {
    const { url, headers } = resolveRequest({ url: 'http://us%40er:p%C3%A4ss@h/x' });
    assert.equal(url.href, 'http://h/x');
    assert.deepEqual(headers, { Authorization: `Basic ${Buffer.from('us@er:päss').toString('base64')}` });
  });

  const refused: [string, Parameters<typeof resolveRequest>[0], RegExp][] = [
    ['an empty URL', { url: ' ' }, /Enter the URL/],
    ['another scheme', { url: 'ftp://h/' }, /not ftp:/],
    ['a method with a blank', { url: 'http://h/', method: 'GET it' }, /not an HTTP method/],
    ['a header name with a blank', { url: 'http://h/', headers: { 'X Y': 'z' } }, /“X Y”/],
    ['a header value with a line end', { url: 'http://h/', headers: { 'X-Y': 'secret\r\nEvil: 1' } }, /“X-Y”/],
  ];
  for (const [name, request, message] of refused) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => resolveRequest(request),
        (error: Error) => error instanceof RequestError && message.test(error.message),
      );
    });
  }

  it('says nothing of the value of a header that it refuses', () => {
    assert.throws(
      () => resolveRequest({ url: 'http://h/', headers: { 'X-Y': 'secret\n' } }),
      (error: Error) => !error.message.includes('secret'),
    );
  });
});

describe('drafts', () => {
  it('show the query of a request in the URL', () => {
    const query: [string, string][] = [['a', 'b c']];
    assert.equal(draftOf({ url: 'localhost:1/x', query }).url, 'localhost:1/x?a=b+c');
    assert.equal(draftOf({ url: 'localhost:1/x?y', query }).url, 'localhost:1/x?y&a=b+c');
    assert.equal(draftOf({ url: 'localhost:1/x?', query }).url, 'localhost:1/x?a=b+c');
    assert.equal(draftOf({ url: 'localhost:1/x#f', query }).url, 'localhost:1/x?a=b+c#f');
  });

  it('keep headers and body for the same origin and method, and for no other', () => {
    const previous = {
      url: 'http://h:1/a',
      query: [['x', 'y']] as [string, string][],
      headers: { Authorization: 'Bearer t' },
    };
    const draft = { url: 'http://h:1/b?x=y', method: 'GET', parameters: [] };
    assert.deepEqual(requestOf(draft, previous), { url: draft.url, method: 'GET', headers: previous.headers });
    for (const url of ['http://h:2/b', 'https://h:1/b', 'http://other:1/b']) {
      assert.deepEqual(requestOf({ ...draft, url }, previous), { url, method: 'GET' });
    }
    assert.deepEqual(requestOf({ ...draft, method: 'POST' }, previous), { url: draft.url, method: 'POST' });
  });
});
