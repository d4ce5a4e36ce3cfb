import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { harFrame, type HarSource } from '../../../src/host/export/har-frame.ts';
import { shownBody, shownUrl } from '../../../src/host/export/har-redaction.ts';
import { redactor } from '../../../src/net/redaction.ts';
import { isSecretName } from '../../../src/shared/request/secret-names.ts';
import type { ConnectionAttempt, RedirectHop } from '../../../src/shared/stream/records.ts';
import { assertGrowsNoFaster } from '../../support/growth.ts';
import { harProblems } from '../../support/har-validator.ts';

const attempt: ConnectionAttempt = {
  number: 1,
  url: 'http://127.0.0.1/a?key=•••&token=abc',
  finalUrl: 'http://127.0.0.1/b?key=•••&api_key=abc&q=1',
  method: 'POST',
  startedAt: 1e12,
  headersAt: 1e12 + 20,
  endedAt: 1e12 + 520,
  status: 200,
  statusText: 'OK',
  httpVersion: '1.1',
  remoteAddress: '127.0.0.1',
  responseHeaders: [['Content-Type', 'text/event-stream']],
  requestHeaders: [['Authorization', '•••']],
  events: 3,
  bytes: 90,
  end: { kind: 'serverEnded', message: 'the server ended the response' },
};
const refused: ConnectionAttempt = {
  number: 2,
  url: 'http://[::1]:9/',
  finalUrl: 'http://[::1]:9/',
  method: 'GET',
  startedAt: 1e12 + 1000,
  endedAt: 1e12 + 1001,
  events: 0,
  bytes: 0,
  end: { kind: 'network', message: 'nothing listens there' },
};
const source: HarSource = {
  request: {
    headers: { 'content-type': 'application/json' },
    body: '{"password":"hush","max_tokens":5,"note":"sesame"}',
  },
  attempts: [attempt, refused, { ...refused, number: 3, events: 2 }],
  received: 10,
  redact: redactor(['sesame']),
};

/** The file without events. */
function fileOf(source: HarSource): string {
  const { head, entries, tail } = harFrame(source, '1.2.3', 1e12 + 2000);
  return `${head}${entries.map(({ head, tail }) => head + tail).join(',')}${tail}`;
}

describe('a HAR file', () => {
  test('is what its schema says, with an entry for each attempt', () => {
    const text = fileOf(source);
    const file = JSON.parse(text) as { log: { entries: { request: object; response: object }[] } };
    assert.deepEqual(harProblems(file), []);
    assert.equal(file.log.entries.length, 3);
    assert.deepEqual(
      harFrame(source, '1').entries.map(({ firstSeq }) => firstSeq),
      [6, 9, 9],
      'events of attempts that were forgotten come before the first one',
    );
    const [first, second] = file.log.entries;
    assert.partialDeepStrictEqual(first, {
      time: 520,
      timings: { wait: 20, receive: 500 },
      serverIPAddress: '127.0.0.1',
    });
    assert.partialDeepStrictEqual(second, { response: { status: 0, _error: 'nothing listens there' } });
  });

  test('has no secrets in it', () => {
    const text = fileOf(source);
    for (const secret of ['hush', 'sesame', 'abc']) assert.ok(!text.includes(secret), secret);
    assert.ok(text.includes('max_tokens'));
  });

  test('has no body that is large, or no text', () => {
    for (const bodyBytes of [new Uint8Array(2 << 20), Uint8Array.of(0xff)]) {
      const text = fileOf({ ...source, request: { headers: {}, bodyFile: '/x', bodyBytes } });
      assert.deepEqual(harProblems(JSON.parse(text)), []);
      assert.ok(text.includes(`"bodySize":${bodyBytes.length}`));
      assert.ok(text.length < 10_000);
    }
  });

  test('has none for a stream that has asked for nothing yet', () => {
    assert.deepEqual(harProblems(JSON.parse(fileOf({ ...source, attempts: [] }))), []);
  });
});

describe('the timings in a HAR file', () => {
  const t = 1e12;
  const phases = {
    lookedUpAt: t + 5.25,
    connectedAt: t + 10,
    securedAt: t + 30,
    sentAt: t + 31,
    firstByteAt: t + 131,
    firstBodyByteAt: t + 150,
  };
  const timed = { ...attempt, phases, headersAt: t + 132, endedAt: t + 1000 };
  const { lookedUpAt: _lookedUpAt, securedAt: _securedAt, ...plainPhases } = phases;
  const none = { ...refused, startedAt: t, endedAt: t + 40 };
  const hop: RedirectHop = {
    url: 'http://h/a',
    method: 'GET',
    status: 302,
    statusText: 'Found',
    to: 'http://h/b',
    changed: [],
  };
  const cases: readonly [name: string, attempt: ConnectionAttempt, timings: object][] = [
    ['each phase', timed, { dns: 5.25, connect: 24.75, ssl: 20, send: 1, wait: 100, receive: 869 }],
    [
      'no look-up and no TLS',
      { ...timed, phases: plainPhases },
      { dns: -1, connect: 10, ssl: -1, send: 21, wait: 100, receive: 869 },
    ],
    [
      'redirects, whose requests have no phases',
      { ...timed, redirects: [hop] },
      { blocked: 31, send: 0, wait: 100, receive: 869 },
    ],
    [
      'a look-up without an outcome',
      { ...none, phases: {} },
      { dns: -1, connect: 40, ssl: -1, send: 0, wait: 0, receive: 0 },
    ],
    [
      'a handshake that failed',
      { ...none, phases: { connectedAt: t + 10 } },
      { dns: -1, connect: 10, ssl: -1, send: 30, wait: 0, receive: 0 },
    ],
    [
      'no response',
      { ...none, phases: { connectedAt: t + 10, sentAt: t + 11 } },
      { dns: -1, connect: 10, ssl: -1, send: 1, wait: 29, receive: 0 },
    ],
    [
      'a clock that was a moment late',
      { ...none, phases: { connectedAt: t - 0.5, sentAt: t - 0.4 } },
      { dns: -1, connect: 0, ssl: -1, send: 0, wait: 40, receive: 0 },
    ],
    ['a connection that VS Code makes', { ...none, headersAt: t + 15 }, { send: 0, wait: 15, receive: 25 }],
  ];
  for (const [name, attempt, timings] of cases) {
    test(`are true to what is known: ${name}`, () => {
      const file = JSON.parse(fileOf({ ...source, attempts: [attempt] })) as {
        log: { entries: { time: number; timings: Record<string, number> }[] };
      };
      assert.deepEqual(harProblems(file), []);
      const [entry] = file.log.entries;
      assert.deepEqual(entry?.timings, timings);
      const { ssl: _ssl, ...all } = entry.timings;
      const sum = Object.values(all).reduce((sum, time) => sum + Math.max(0, time), 0);
      assert.deepEqual([entry.time, sum], [(attempt.endedAt ?? 0) - t, entry.time]);
    });
  }
});

describe('a body in a HAR file', () => {
  const postData = (body: string, type?: string): { text: string; comment?: string } => {
    const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type };
    const file = JSON.parse(fileOf({ ...source, request: { headers, body } })) as {
      log: { entries: { request: { postData: { text: string; comment?: string } } }[] };
    };
    assert.deepEqual(harProblems(file), []);
    return file.log.entries[0]?.request.postData ?? assert.fail('it has no body');
  };

  test('that cannot be read is left out, and the file says so', () => {
    const bodies: [body: string, type?: string][] = [
      ['password: hunter2', 'application/yaml'],
      ['<a password="hunter2"/>', 'application/xml'],
      ['password=hunter2', 'text/plain'],
      ['{"password": "hunter2"', 'application/json'],
      ['{"password": hunter2}'],
      ['--x\r\nhunter2', 'multipart/form-data; boundary=x'],
      ['hunter2', 'multipart/form-data'],
      [`${'['.repeat(200_000)}"hunter2"`, 'application/json'],
    ];
    for (const [body, type] of bodies) {
      const { text, comment = '' } = postData(body, type);
      assert.deepEqual([text, comment.slice(0, 8)], ['', 'left out'], body.slice(0, 50));
    }
    assert.equal(postData('').text, '');
  });

  test('is as it was written, but for what is secret', () => {
    const json = '{ "n": 1.50, "id": 12345678901234567890,\n "a": [1, {"b":null}], "s": "p\\u00e4" }';
    assert.equal(postData(json, 'application/json').text, json);
    const all = '{"password":"a\\"b", "pwd" : 12345, "jwt":["x",{"y":"z"}], "api_key":{"a":[1]},"token":null,"k":-1e5}';
    const shown = '{"password":"•••", "pwd" : "•••", "jwt":"•••", "api_key":"•••","token":"•••","k":-1e5}';
    assert.equal(postData(all).text, shown);
    assert.equal(postData(`${all}\n${all}\n`, 'application/x-ndjson').text, `${shown}\n${shown}\n`);
    assert.equal(postData('{"a":"{\\"pwd\\":1}"}').text, '{"a":"{\\"pwd\\":\\"•••\\"}"}');
    assert.equal(postData('{"pass\\u0077ord":1}').text, '{"pass\\u0077ord":"•••"}');
  });

  test('is a form or several parts', () => {
    const form = 'a=1&my%5Fsecret=x+y&p%5Bpwd%5D=1&payload=%7B%22jwt%22%3A1%7D&b';
    const hiddenInForm = '%E2%80%A2%E2%80%A2%E2%80%A2';
    assert.equal(
      postData(form, 'application/x-www-form-urlencoded; charset=utf-8').text,
      `a=1&my%5Fsecret=${hiddenInForm}&p%5Bpwd%5D=${hiddenInForm}&payload=%7B%22jwt%22%3A%22${hiddenInForm}%22%7D&b`,
    );
    const part = (head: string, content: string): string => `--x y\r\n${head}\r\n\r\n${content}\r\n`;
    const field = 'Content-Disposition: form-data; name=';
    const parts = [
      [`${field}"note"`, 'kept', 'kept'],
      [`${field}"pwd"`, 'hush\r\nhush', '•••'],
      [`content-type: text/plain\r\n${field}api_key`, 'hush', '•••'],
      [`${field}"a;\\"b"; filename=".env"`, 'KEY=hush', '(a file)'],
      [`${field}"json"`, '{"jwt":[1]}', '{"jwt":"•••"}'],
      ['X: y', 'hush', '•••'],
    ] as const;
    const body = parts.map(([head, content]) => part(head, content)).join('');
    const shown = parts.map(([head, , content]) => part(head, content)).join('');
    const type = 'multipart/form-data; charset=utf-8; boundary="x y"';
    assert.equal(postData(`${body}--x y--\r\n`, type).text, `${shown}--x y--\r\n`);
    const [typed, told] = [body, shown].map((text) => `${text}--x y--`.replaceAll('\r\n', '\n'));
    assert.equal(postData(typed ?? '', type).text, `${told}\n`);
  });

  test('has no value of a name of a secret, whatever JSON it is', () => {
    const key = fc.oneof(fc.constantFrom('password', 'jwt', 'X-Api-Key', 'pwd', 'toString'), fc.string());
    const { tree } = fc.letrec<{ tree: unknown; object: object }>((tie) => ({
      tree: fc.oneof({ depthSize: 'medium' }, fc.jsonValue({ maxDepth: 0 }), fc.array(tie('tree')), tie('object')),
      object: fc.dictionary(key, tie('tree')),
    }));
    const model = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(model);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, isSecretName(k) ? '•••' : model(v)]));
    };
    fc.assert(
      fc.property(tree, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const body = JSON.stringify(value, null, indent);
        const shown = shownBody(body, 'application/json');
        assert.ok('text' in shown);
        assert.equal(shown.text, JSON.stringify(model(JSON.parse(body)), null, indent));
      }),
    );
  });

  test('is read in a time that grows with it alone', async () => {
    const types = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];
    const pieces = ['"', '\\"', '\\', '"a":', '{"a":', '[', '&', '=', '"\\"', '\n', '\r\n--x', 'a;', '"a" ', '%7B&'];
    for (const type of types) {
      const read = (text: string): unknown => shownBody(text, type);
      for (const piece of pieces) {
        const hostile = (n: number): string => piece.repeat(n / piece.length);
        await assertGrowsNoFaster({ read, hostile, length: 60_000 }, `${type}, ${JSON.stringify(piece)}`);
      }
      const deep = (n: number): string => '{"a":'.repeat(n) + '1' + '}'.repeat(n);
      await assertGrowsNoFaster({ read, hostile: deep, length: 3000 }, `${type}, deep`);
    }
  });
});

test('what a server answers goes by names as well', () => {
  const responseHeaders = [
    ['X-Auth-Token', 'hush'],
    ['Location', '/next?access_token=hush&a=1#b'],
    ['Set-Cookie', 'a=•••; Path=/'],
  ] as const;
  const text = fileOf({ ...source, attempts: [{ ...attempt, responseHeaders }] });
  assert.deepEqual(harProblems(JSON.parse(text)), []);
  assert.doesNotMatch(text, /"hush|=hush/);
  assert.match(text, /a=1#b/);
  assert.match(text, /a=•••; Path=/);
});

test('secrets in a URL go by their names', () => {
  const hiddenInUrl = '%E2%80%A2%E2%80%A2%E2%80%A2';
  assert.equal(shownUrl('http://h/p?a=1&access_token=x&b'), `http://h/p?a=1&access_token=${hiddenInUrl}&b`);
  assert.equal(shownUrl('http://h/p'), 'http://h/p');
  assert.equal(shownUrl('//u:p@h/•••?pwd=1#f?pwd=2'), `//h/${hiddenInUrl}?pwd=${hiddenInUrl}#f?pwd=2`);
});
