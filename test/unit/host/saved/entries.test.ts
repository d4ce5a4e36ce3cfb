import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RequestDraft } from '../../../../src/shared/boundary/page.ts';
import type { ConnectionOptions } from '../../../../src/shared/stream/records.ts';
import {
  type SavedConnection,
  type SavedEntry,
  connectionsIn,
  entryOf,
  findEntry,
  readList,
  withIds,
} from '../../../../src/host/saved/entries.ts';
import { secretParameters, shareable } from '../../../../src/host/request/shareable.ts';

function entries(text: string): readonly SavedEntry[] {
  const reading = readList(text);
  assert.ok('entries' in reading, 'problem' in reading ? reading.problem : '');
  return reading.entries;
}

function only(entry: unknown): SavedEntry {
  return entries(JSON.stringify({ connections: [entry] }))[0] ?? assert.fail();
}

function connection(entry: unknown): SavedConnection {
  const read = only(entry);
  assert.ok(read.kind === 'connection', read.kind === 'broken' ? read.problem : read.kind);
  return read;
}

const draft: RequestDraft = {
  url: 'http://h:1/a?x=1',
  method: 'POST',
  parameters: [
    { enabled: true, name: 'x', value: '1', raw: 'x=1' },
    { enabled: false, name: 'y', value: '2' },
  ],
  headers: [
    { enabled: true, name: 'Authorization', value: 'Bearer hush' },
    { enabled: false, name: 'X-Off', value: 'off' },
  ],
  body: '{}',
  auth: { kind: 'basic', user: 'me', password: 'hush' },
  lastEventId: '7',
  options: { followRedirects: false, passphrase: 'hush', proxy: 'http://me:hush@proxy:8080' },
  reconnect: 'backOff',
};

describe('a list of connections', () => {
  it('is empty without a text', () => {
    assert.deepEqual(readList(' \n'), { entries: [] });
    assert.deepEqual(readList('{}'), { entries: [] });
  });

  it('says where it is no JSON, and what is no list', () => {
    const problem = (text: string): string => {
      const reading = readList(text);
      return 'problem' in reading ? reading.problem : assert.fail('it was read');
    };
    assert.equal(problem('{\n  "connections": [\n    {]\n}'), 'it is not JSON: property name expected in line 3');
    assert.equal(problem('[]'), 'it is not an object with the member “connections”');
    assert.equal(problem('{"connections":{}}'), 'its “connections” is not a list');
  });

  it('has what a person writes by hand', () => {
    const byHand = `{ // ours
      "connections": [
        { "name": "a", "url": "localhost:8000/a?b=c", "query": [["d", "e f"]], "headers": { "X-A": "1" } },
        { "name": "Folder", "connections": [{ "name": "a", "url": "http://h/", "method": "post", "stopOn": [{ "data": "[DONE]" }] },] },
      ],
    }`;
    const [a, folder] = entries(byHand);
    assert.ok(a?.kind === 'connection' && folder?.kind === 'folder');
    assert.deepEqual(a.draft, {
      url: 'localhost:8000/a?b=c&d=e+f',
      method: 'GET',
      parameters: [],
      headers: [{ enabled: true, name: 'X-A', value: '1' }],
    });
    const [inner] = folder.entries;
    assert.ok(inner?.kind === 'connection');
    assert.equal(inner.draft.method, 'POST');
    assert.deepEqual(inner.stopOn, [{ data: '[DONE]' }]);
    assert.deepEqual(inner.path, [1, 0]);
    assert.deepEqual(connectionsIn(entries(byHand)), [a, inner]);
  });

  it('keeps of options where their secrets are to be found, and not the secrets', () => {
    const kept = (options: ConnectionOptions): unknown => entryOf('n', { draft: { ...draft, options } })['options'];
    const references = { passphrase: '{{secret:P}}', proxy: 'http://me:{{secret:P}}@proxy:1' };
    assert.deepEqual(kept(references), references);
    assert.deepEqual(kept({ passphrase: 'hush{{a}}', proxy: 'http://me:hush{{a}}@proxy:1' }), {
      proxy: 'http://proxy:1',
    });
  });

  it('knows its entries by keys of their own', () => {
    const text = JSON.stringify({
      connections: [
        { name: 'a', url: 'h' },
        { name: 'a', url: 'h' },
        { id: '1', name: 'a', url: 'h' },
        { name: 'f', connections: [{ name: 'a', url: 'h' }] },
        { name: 'f/a', url: 'h' },
      ],
    });
    const list = entries(text);
    const keys = [...list, ...connectionsIn(list.slice(3, 4))].map(({ key }) => key);
    assert.equal(new Set(keys).size, 6, keys.join());
    for (const key of keys) assert.equal(findEntry(list, key)?.key, key);
    assert.equal(findEntry(list, 'other'), undefined);
  });

  it('leaves alone what it cannot use, and says why', () => {
    const problem = (entry: unknown): string => {
      const read = only(entry);
      return read.kind === 'broken' ? read.problem : assert.fail(JSON.stringify(read));
    };
    assert.equal(problem(7), 'it is not an object');
    assert.equal(problem({ url: 'h' }), 'it has no name');
    assert.equal(problem({ name: 'n' }), 'it has neither a “url” nor “connections”');
    assert.equal(problem({ name: 'n', connections: {} }), 'its “connections” is not a list');
    for (const [member, value] of Object.entries({
      method: 1,
      query: { a: 'b' },
      headers: { a: 1 },
      body: {},
      auth: { kind: 'none' },
      options: { proxy: 1 },
      reconnect: 'often',
      stopOn: [{}],
      parameters: [1],
      lastEventId: 1,
    })) {
      assert.equal(problem({ name: 'n', url: 'h', [member]: value }), `its “${member}” is not valid`);
    }
    assert.equal(problem({ name: 'n', url: 'h', headers: [{ name: 'a' }] }), 'its “headers” is not valid');
  });

  it('is not fooled by folders without end', () => {
    let entry: object = { name: 'n', url: 'h' };
    for (let depth = 0; depth < 100; depth++) entry = { name: 'f', connections: [entry] };
    assert.equal(connectionsIn([only(entry)]).length, 0);
  });
});

describe('an entry', () => {
  it('holds a request, and none of its secrets', () => {
    const entry = entryOf('n', { draft, stopOn: [{ type: 'end' }] });
    assert.ok(!JSON.stringify(entry).includes('hush'));
    const { draft: read, stopOn } = connection(entry);
    assert.deepEqual(stopOn, [{ type: 'end' }]);
    assert.deepEqual(read, {
      ...draft,
      headers: [{ enabled: true, name: 'Authorization', value: '' }, draft.headers?.[1]],
      auth: { kind: 'basic', user: 'me', password: '' },
      options: { followRedirects: false, proxy: 'http://proxy:8080' },
    });
  });

  it('is short when there is little to say', () => {
    const parameters = [{ enabled: true, name: 'x', value: '1' }];
    const headers = [
      { enabled: true, name: 'X-A', value: '1' },
      { enabled: true, name: '', value: '' },
    ];
    assert.deepEqual(entryOf('n', { draft: { url: ' h?x=1', method: 'GET', parameters, headers, body: '' } }), {
      name: 'n',
      url: 'h?x=1',
      headers: { 'X-A': '1' },
    });
  });

  it('keeps members that it does not know', () => {
    const more = { url: 'h', method: 'GET', parameters: [], ofLater: [['a', 'b']], environment: 'dev' };
    const entry = entryOf('n', { draft: more });
    assert.deepEqual([entry['ofLater'], entry['environment']], [more.ofLater, 'dev']);
    assert.deepEqual(connection(entry).draft, more);
  });

  it('has a form by name, or as rows when some are switched off', () => {
    const rows = (enabled: boolean) => [
      { enabled: true, name: 'a', value: '1' },
      { enabled, name: 'b', value: '' },
    ];
    for (const [enabled, form] of [
      [true, { a: '1', b: '' }],
      [false, rows(false)],
    ] as const) {
      const draft: RequestDraft = { url: 'h', method: 'POST', parameters: [], bodyKind: 'form', form: rows(enabled) };
      const entry = entryOf('n', { draft });
      assert.deepEqual(entry['form'], form);
      assert.deepEqual(connection(entry).draft, draft);
    }
  });

  it('gets other ids when it is copied', () => {
    let n = 0;
    const source = { id: 'x', name: 'f', connections: [{ id: 'y', name: 'c', url: 'h' }] };
    assert.deepEqual(
      withIds(source, () => `${++n}`),
      {
        id: '1',
        name: 'f',
        connections: [{ id: '2', name: 'c', url: 'h' }],
      },
    );
    assert.deepEqual(withIds(source), { name: 'f', connections: [{ name: 'c', url: 'h' }] });
  });
});

describe('what may be shared', () => {
  const of = (change: Partial<RequestDraft>): RequestDraft =>
    shareable({ url: 'h', method: 'GET', parameters: [], ...change });

  it('has no credentials in its URL', () => {
    for (const [url, shared] of [
      ['http://me:hush@h/a@b', 'http://h/a@b'],
      ['me:hush@h:1/?a=b@c', 'h:1/?a=b@c'],
      ['https://a@b@h/', 'https://h/'],
      ['http://h/?mail=a@b', 'http://h/?mail=a@b'],
      ['//me@h/', '//h/'],
    ] as const) {
      assert.equal(of({ url }).url, shared);
    }
  });

  it('has references to secrets, which are none', () => {
    const headers = [{ enabled: true, name: 'Authorization', value: 'Bearer {{secret:KEY}}' }];
    assert.deepEqual(of({ headers }).headers, headers);
    assert.deepEqual(of({ auth: { kind: 'bearer', token: '{{secret:KEY}}' } }).auth, {
      kind: 'bearer',
      token: '{{secret:KEY}}',
    });
    // Only what is filled refers to anything: all else in braces is a secret as it stands.
    for (const token of ['{{"hush"}}', '{{hush hush}}', '{{#hush}}', '{{a}}{{b}}', 'x {{a}} y']) {
      assert.deepEqual(of({ auth: { kind: 'bearer', token } }).auth, { kind: 'bearer', token: '' });
    }
    assert.deepEqual(of({ auth: { kind: 'bearer', token: 'k{{a}}' } }).auth, { kind: 'bearer', token: '' });
    assert.deepEqual(of({ auth: { kind: 'apiKey', in: 'query', name: 'k', value: 'hush' } }).auth, {
      kind: 'apiKey',
      in: 'query',
      name: 'k',
      value: '',
    });
  });

  it('may have a parameter that looks like a secret, and that is told', () => {
    const url = 'http://h/?api_key=1&token=&access_token={{t}}&page=2#?password=3';
    assert.deepEqual(secretParameters({ url, method: 'GET', parameters: [] }), ['api_key']);
    const encoded = 'http://h/?api_key=%7B%7Bhush%7D%7D';
    assert.deepEqual(secretParameters({ url: encoded, method: 'GET', parameters: [] }), ['api_key']);
  });
});
