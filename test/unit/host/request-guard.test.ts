import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messageText } from '../../../src/shared/messages/message.ts';
import type { ConnectionOptions, StreamRequest } from '../../../src/shared/stream/records.ts';
import { isStreamRequest, ownRequest, requestFault } from '../../../src/host/request/request-guard.ts';

/** Values that programs pass by mistake: none is right for any member that is named with it. */
const odd: readonly unknown[] = [
  null,
  NaN,
  -1,
  0.5,
  Symbol('x'),
  () => 'x',
  new Map([['a', 'b']]),
  new Headers({ a: 'b' }),
];
const texts = ['A: b', ''];
const numbers = [0, 1];
const flags = [true, false];
const lists = [[1], [['a']], [['a', 1]], [null], [['a', 'b', 'c']], ['A: b']];
const objects = [{ a: 1 }, { a: null }, { a: ['b'] }];

const options: { readonly [K in keyof ConnectionOptions]-?: readonly unknown[] } = {
  followRedirects: [...texts, ...numbers],
  proxy: [...numbers, ...flags],
  trustAnyCertificate: [...texts, ...numbers],
  caFile: flags,
  certificateFile: flags,
  keyFile: flags,
  passphrase: numbers,
  socketPath: [...numbers, ...flags],
  firstByteTimeoutMs: [...texts, ...flags],
  acceptAnyContentType: texts,
  reconnectOnSave: [...numbers, ...objects],
};

/** Wrong by member; one that a request gets and is not here does not compile. */
const wrong: { readonly [K in keyof StreamRequest]-?: readonly unknown[] } = {
  url: [...numbers, ...flags, ...lists, ...objects],
  method: [...numbers, ...flags, ...lists],
  query: [...texts, ...numbers, ...lists, ...objects, { a: 'b' }],
  headers: [...texts, ...numbers, ...flags, ...lists, ...objects],
  auth: [...texts, ...lists, ...objects, {}, { kind: 'toString' }, { kind: 'digest' }, { kind: 1 }],
  body: [...numbers, ...flags, ...lists, ...objects],
  form: [...texts, ...lists, ...objects],
  bodyFile: [...numbers, ...objects],
  lastEventId: [...numbers, ...objects],
  environment: [...numbers, ...objects],
  options: [...texts, ...numbers, ...flags, ...lists],
  reveal: [...texts, ...numbers, ...objects],
  reconnect: [...texts, ...flags, 'always', ['auto']],
  maxAttempts: [...texts, ...flags, '3'],
  stopOn: [...texts, ...flags, ...objects, {}],
};

interface Call {
  readonly member: string;
  readonly request: unknown;
}

const url = 'http://me:hush@h/';

function calls(): Call[] {
  const ofMembers = Object.entries(wrong).flatMap(([member, values]) =>
    [...odd, ...values].map((value): Call => ({ member, request: { url, [member]: value } })),
  );
  const ofOptions = Object.entries(options).flatMap(([member, values]) =>
    [null, {}, ...values].map((value): Call => ({
      member: `options.${member}`,
      request: { url, options: { [member]: value } },
    })),
  );
  return [
    ...ofMembers,
    ...ofOptions,
    { member: 'auth.password', request: { url, auth: { kind: 'basic', user: 'hush' } } },
    { member: 'auth.user', request: { url, auth: { kind: 'digest', user: 1, password: 'hush' } } },
    { member: 'auth.token', request: { url, auth: { kind: 'bearer', token: 1 } } },
    { member: 'auth.in', request: { url, auth: { kind: 'apiKey', name: 'a', value: 'hush', in: 'body' } } },
    { member: 'stopOn[1]', request: { url, stopOn: [{ data: 'a' }, { data: 1 }] } },
  ];
}

describe('the guard of requests that other programs make', () => {
  it('names the member that is wrong, and nothing that stands in it', () => {
    const all = calls();
    assert.ok(all.length > 200, `${all.length} calls`);
    for (const { member, request } of all) {
      const fault = requestFault(request);
      const said = fault === undefined ? '' : messageText(fault);
      assert.ok(said.startsWith(`The request’s “${member}`), `${member}: ${said}`);
      assert.match(said, / must be \S.*\. Correct it/);
      assert.doesNotMatch(said, /hush|undefined|\[object|A: b/);
      assert.ok(!isStreamRequest(request));
    }
  });

  it('refuses what is no request at all', () => {
    for (const value of [
      undefined,
      null,
      1,
      'http://h/',
      [],
      [url],
      {},
      { uri: url },
      new Map([['url', url]]),
      () => url,
    ]) {
      const fault = requestFault(value);
      assert.match(fault?.what ?? '', /must be an object with a URL/);
    }
  });

  it('takes a copy that nobody changes afterwards, without what is unknown', () => {
    const given = {
      url,
      method: undefined,
      headers: { a: 'b' },
      query: [['a', 'b']] as [string, string][],
      stopOn: [{ data: 'x' }],
      options: { proxy: 'direct', more: () => 1 },
      auth: { kind: 'bearer' as const, token: 'hush' },
      unknown: () => 1,
    };
    assert.ok(isStreamRequest(given));
    const own = ownRequest(given);
    given.headers.a = '{{secret:A}}';
    given.query.push(['c', 'd']);
    const { unknown: _unknown, method: _method, ...known } = given;
    const expected = {
      ...known,
      headers: { a: 'b' },
      query: [['a', 'b']],
      options: { proxy: 'direct', more: undefined },
    };
    assert.deepEqual(own, expected);
  });
});
