import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { readCurl } from '../../../../src/host/request/curl/read.ts';
import { writeCurl } from '../../../../src/host/request/snippets/curl.ts';
import { RequestError, resolveRequest } from '../../../../src/net/request.ts';
import { send } from '../../../../src/net/connection/transport.ts';
import type { StreamRequest } from '../../../../src/shared/stream/records.ts';
import { curlCommands } from '../../../support/curl-commands.ts';
import { type RecordedRequest, type SseServer, startSseServer } from '../../../support/sse-server.ts';

let server: SseServer;
before(async () => {
  server = await startSseServer((_request, response) => void response.writeHead(200).end());
});
after(() => server.stop());

/** What both of them may add by themselves, and what depends on the connection. */
const own = new Set([
  'host',
  'content-length',
  'connection',
  'accept-encoding',
  'user-agent',
  'accept',
  'cache-control',
]);

/** What makes a request: the headers that a person gave are told by the command. */
function essence({ method, url, rawHeaders, body }: RecordedRequest, given: readonly string[]): unknown {
  const headers = new Map<string, string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? '').toLowerCase();
    const before = headers.get(name);
    // One line with two values and two lines say the same (RFC 9110 section 5.3).
    if (!own.has(name) || given.includes(name)) {
      headers.set(name, before === undefined ? (rawHeaders[i + 1] ?? '') : `${before}, ${rawHeaders[i + 1]}`);
    }
  }
  return { method, url, headers: Object.fromEntries(headers), body };
}

async function recorded(act: () => Promise<unknown>): Promise<RecordedRequest> {
  const count = server.requests.length;
  await act();
  assert.equal(server.requests.length, count + 1, 'one request');
  return server.requests.at(-1) ?? assert.fail();
}

/** The command as it stands, in a shell. */
function byCurl(command: string): Promise<RecordedRequest> {
  return recorded(() => promisify(execFile)('bash', ['-c', command.replace(/^\$ /, '')]));
}

/** As the monitor sends it. */
function byUs(request: StreamRequest): Promise<RecordedRequest> {
  return recorded(async () => {
    const { url, method, headers, body } = resolveRequest(request);
    const { signal } = new AbortController();
    const response = await send({ url, method, headers, signal, ...(body !== undefined && { body }) });
    response.body.destroy();
  });
}

describe('a command that was pasted', () => {
  for (const [what, command] of curlCommands) {
    it(`${what}: sends what curl sends, and goes round`, async () => {
      const text = command.replaceAll('ORIGIN', server.url).replaceAll('HOST', new URL(server.url).host);
      const { request } = readCurl(text);
      const given = Object.keys(request.headers ?? {}).map((name) => name.toLowerCase());
      const sent = essence(await byCurl(text), given);
      assert.deepEqual(essence(await byUs(request), given), sent);
      const written = writeCurl(resolveRequest(request));
      assert.deepEqual(essence(await byCurl(written), given), sent, written);
      assert.deepEqual(resolveRequest(readCurl(written).request).headers, {
        ...resolveRequest(request).headers,
        ...accept(given),
      });
    });
  }

  /** What a written command says although nobody gave it. */
  function accept(given: readonly string[]): Record<string, string> {
    return given.includes('accept') ? {} : { Accept: 'text/event-stream' };
  }
});

describe('a login in a command', () => {
  const auth = { kind: 'digest', user: 'us er', password: 'p:ass' };
  for (const [command, expected] of [
    ["curl -u 'us er:p:ass' --digest http://a/", { auth }],
    ["curl --digest 'http://us%20er:p%3Aass@a/'", { auth }],
    ["curl --digest --basic -u 'us er:p:ass' http://a/", { auth }],
    ['curl --digest http://a/', {}],
    ["curl -u 'a:b' -H 'Authorization: Mine' http://a/", { headers: { Authorization: 'Mine' } }],
  ] as const) {
    it(`is taken as curl takes it: ${command}`, () => {
      const { request } = readCurl(command);
      assert.deepEqual(
        { ...(request.auth && { auth: request.auth }), ...(request.headers && { headers: request.headers }) },
        expected,
      );
    });
  }

  it('by Digest goes round', () => {
    const { request } = readCurl("curl -u 'us er:p:ass' --digest http://a/");
    const written = writeCurl(resolveRequest(request));
    assert.match(written, /--digest -u 'us er:p:ass'/);
    assert.deepEqual(readCurl(written).request.auth, auth);
  });
});

describe('data in a command', () => {
  it('that is a form to the letter becomes one', () => {
    const { request } = readCurl('curl http://a/ -d a=b+c -d d=%26');
    assert.deepEqual(request, {
      url: 'http://a/',
      method: 'POST',
      form: [
        ['a', 'b c'],
        ['d', '&'],
      ],
    });
  });

  for (const [command, body] of [
    ["curl http://a/ -d 'a=b c'", 'a=b c'],
    ['curl http://a/ -d hello', 'hello'],
    ["curl http://a/ -d a=b -H 'Content-Type: text/plain'", 'a=b'],
    ['curl http://a/ --json a=b', 'a=b'],
  ] as const) {
    it(`that is none stays as it stands: ${command}`, () => assert.equal(readCurl(command).request.body, body));
  }

  it('from a file becomes the file, and goes round', () => {
    const { request } = readCurl("curl http://a/ -X PUT --data-binary '@/tmp/a b.json'");
    assert.equal(request.bodyFile, '/tmp/a b.json');
    const written = writeCurl(resolveRequest(request));
    assert.match(written, /--data-binary '@\/tmp\/a b\.json'/);
    assert.deepEqual(resolveRequest(readCurl(written).request).bodyFile, '/tmp/a b.json');
    assert.equal(readCurl(written).request.method, 'PUT');
  });
});

describe('a command that cannot be taken', () => {
  const refused: [command: string, reason: RegExp][] = [
    ['wget http://a/', /begin with curl/],
    ['curl', /no URL/],
    ['curl http://a/ http://b/', /more than one URL/],
    ["curl 'http://a/", /unclosed quotation mark/],
    ['curl http://a/ -d @file.json', /-d @file\.json reads the body from a file/],
    ['curl http://a/ -b cookies.txt', /from a file/],
    ['curl http://a/ --data-urlencode name@file', /reads from a file/],
    ['curl http://a/ -F a=b', /doesn’t support the curl option -F/],
    ['curl http://a/ -H', /-H has no value/],
  ];
  for (const [command, reason] of refused) {
    it(command, () =>
      assert.throws(
        () => readCurl(command),
        (error) => error instanceof RequestError && reason.test(error.message),
      ),
    );
  }

  const files: [command: string, reason: RegExp][] = [
    ['curl http://a/ --data-binary @-', /from a pipe/],
    ['curl http://a/ --data-binary @file -d a=b', /a file with other data/],
    ['curl http://a/ -G --data-binary @file', /a file with other data/],
  ];
  for (const [command, reason] of files) it(command, () => assert.throws(() => readCurl(command), reason));

  it('what matters and is not taken over is told, without values', () => {
    const { request, untaken } = readCurl(
      'curl --retry 3 --proxy socks5://user:secret@p/ --noproxy a.b --max-redirs 3 --max-time 5 --connect-timeout 2 http://a/',
    );
    assert.deepEqual(request, { url: 'http://a/' });
    assert.deepEqual(untaken, ['--retry', '--max-time', '--connect-timeout', '--proxy', '--noproxy', '--max-redirs']);
  });
});
