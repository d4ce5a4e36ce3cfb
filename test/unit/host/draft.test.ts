import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draftOf, requestOf } from '../../../src/host/request/draft.ts';
import type { HeaderRow, RequestDraft } from '../../../src/shared/boundary/page.ts';
import type { StreamRequest } from '../../../src/shared/stream/records.ts';

function row(name: string, value: string, enabled = true): HeaderRow {
  return { enabled, name, value };
}

function draft(headers: readonly HeaderRow[], more: Partial<RequestDraft> = {}): RequestDraft {
  return { url: 'http://h/x', method: 'GET', parameters: [], headers, ...more };
}

describe('the draft of a request', () => {
  it('has its headers and body, and is the same request again', () => {
    const request = {
      url: 'http://h/x?a=b',
      method: 'POST',
      headers: { 'Content-Type': 'application/json', authorization: 'Bearer t', 'X-Empty': '' },
      body: '{"a":\r\n"ä"}',
    };
    const draft = draftOf(request);
    assert.deepEqual(draft.headers, [
      row('Content-Type', 'application/json'),
      row('authorization', 'Bearer t'),
      row('X-Empty', ''),
    ]);
    assert.equal(draft.body, request.body);
    assert.deepEqual(requestOf(draft), request);
  });

  const others: readonly StreamRequest[] = [
    { url: 'http://h/', method: 'POST', form: [['a b', '{{c}}']] },
    { url: 'http://h/', method: 'POST', bodyFile: 'a/{{b}}.json', environment: 'local' },
    { url: '{{h}}/', method: 'QUERY', auth: { kind: 'basic', user: 'u', password: 'p' }, lastEventId: '7' },
  ];
  for (const request of others) {
    it(`has all else that a request can have: ${Object.keys(request).join(', ')}`, () => {
      assert.deepEqual(requestOf(draftOf(request)), request);
    });
  }

  it('shows variables in the query as they are written', () => {
    assert.equal(draftOf({ url: '{{h}}/?x', query: [['a b', '{{c}}&']] }).url, '{{h}}/?x&a+b={{c}}%26');
  });

  it('has none where the request has none', () => {
    const request = { url: 'http://h/x', method: 'GET' };
    assert.deepEqual(requestOf(draftOf(request)), request);
  });
});

describe('the request of a draft', () => {
  it('has the headers that are switched on, in their order, and no empty row', () => {
    const headers = [row('B', '1'), row('Off', 'x', false), row('', ''), row('A', '')];
    assert.deepEqual(Object.entries(requestOf(draft(headers)).headers ?? {}), [
      ['B', '1'],
      ['A', ''],
    ]);
  });

  it('has a name that stands twice once, with both values', () => {
    const headers = [
      row('Accept', 'a/b'),
      row('Cookie', 'a=1'),
      row('ACCEPT', 'c/d'),
      row('cookie', 'b=2'),
      row('accept', 'off', false),
    ];
    assert.deepEqual(requestOf(draft(headers)).headers, { Accept: 'a/b, c/d', Cookie: 'a=1; b=2' });
  });

  it('takes any name for what it is', () => {
    const { headers = {} } = requestOf(draft([row('__proto__', 'x'), row('constructor', 'y')]));
    assert.deepEqual(Object.entries(headers), [
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('keeps a header without a name, to be refused', () => {
    assert.deepEqual(requestOf(draft([row('', 'x')])).headers, { '': 'x' });
  });

  it('has no header and no body that the draft has no more, whatever was sent before', () => {
    const previous = { url: 'http://h/x', headers: { Authorization: 'Bearer t' }, body: 'old' };
    assert.deepEqual(requestOf(draft([], { body: '' }), previous), { url: 'http://h/x', method: 'GET' });
  });

  it('of JSON has its content type, unless the person gave one or there is nothing', () => {
    const json = { bodyKind: 'json', body: '{}' } as const;
    assert.deepEqual(requestOf(draft([], json)).headers, { 'Content-Type': 'application/json' });
    const own = [row('content-type', 'application/problem+json')];
    assert.deepEqual(requestOf(draft(own, json)).headers, { 'content-type': 'application/problem+json' });
    assert.equal(requestOf(draft([], { ...json, body: '' })).headers, undefined);
  });

  it('has the body of the kind that is chosen, and no other', () => {
    const all = { body: 'text', form: [row('a', '1'), row('', ''), row('off', '', false)], bodyFile: 'file' };
    const of = (bodyKind: 'form' | 'file' | 'text'): unknown => {
      const { body, form, bodyFile } = requestOf(draft([], { ...all, bodyKind }));
      return { body, form, bodyFile };
    };
    assert.deepEqual(of('text'), { body: 'text', form: undefined, bodyFile: undefined });
    assert.deepEqual(of('form'), { body: undefined, form: [['a', '1']], bodyFile: undefined });
    assert.deepEqual(of('file'), { body: undefined, form: undefined, bodyFile: 'file' });
  });

  it('has nothing that the draft has no more: no authorization, form, file, ID or environment', () => {
    const previous: StreamRequest = {
      url: 'http://h/x',
      auth: { kind: 'bearer', token: 't' },
      form: [],
      lastEventId: '7',
      environment: 'e',
    };
    assert.deepEqual(requestOf(draft([], { body: '' }), previous), { url: 'http://h/x', method: 'GET' });
    assert.deepEqual(requestOf(draft([]), { url: 'http://h/x', bodyFile: 'f' }), { url: 'http://h/x', method: 'GET' });
  });

  it('goes on to reconnect as before at the same origin with the same method only', () => {
    const previous = { url: 'http://h/x', method: 'post', reconnect: 'auto' as const, stopOn: [], body: 'old' };
    const { reconnect, stopOn, body } = requestOf(draft([], { method: 'POST', body: 'new' }), previous);
    assert.deepEqual([reconnect, stopOn, body], ['auto', [], 'new']);
    for (const change of [{ method: 'PUT' }, { method: 'POST', url: 'http://other/x' }, { method: 'POST', url: '' }]) {
      assert.equal(requestOf(draft([], change), previous).reconnect, undefined);
    }
  });
});
