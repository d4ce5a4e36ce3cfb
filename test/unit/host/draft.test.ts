import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draftOf, requestOf } from '../../../src/host/request/draft.ts';
import type { HeaderRow, RequestDraft } from '../../../src/protocol/page.ts';

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

  it('goes on to reconnect as before at the same origin with the same method only', () => {
    const previous = { url: 'http://h/x', method: 'post', reconnect: 'auto' as const, stopOn: [], body: 'old' };
    const { reconnect, stopOn, body } = requestOf(draft([], { method: 'POST', body: 'new' }), previous);
    assert.deepEqual([reconnect, stopOn, body], ['auto', [], 'new']);
    for (const change of [{ method: 'PUT' }, { method: 'POST', url: 'http://other/x' }, { method: 'POST', url: '' }]) {
      assert.equal(requestOf(draft([], change), previous).reconnect, undefined);
    }
  });
});
