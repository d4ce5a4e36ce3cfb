import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { resolveRequest } from '../../../src/net/request.ts';
import { writeSnippet } from '../../../src/host/request/snippets/snippets.ts';
import type { StreamRequest } from '../../../src/shared/stream/records.ts';
import { openEventStream, type RecordedRequest, type SseServer, startSseServer } from '../../support/sse-server.ts';

const run = promisify(execFile);

let server: SseServer;
before(async () => {
  server = await startSseServer((_request, response) => {
    openEventStream(response);
    response.end('data: an unnamed one\n\nevent: done\ndata: bye\n\n');
  });
});
after(() => server.stop());

/** Runs JavaScript as a module of node's. @returns what it printed, and what the server was asked */
async function runModule(code: string, ...flags: string[]): Promise<{ printed: string; asked: RecordedRequest }> {
  const { stdout } = await run(process.execPath, [...flags, '--input-type=module', '--eval', code]);
  return { printed: stdout, asked: server.requests.at(-1) ?? assert.fail() };
}

const post = (): StreamRequest => ({
  url: `${server.url}/chat?a=b%20c`,
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Quote': String.raw`it's "quoted" \ and $` },
  body: '{"text":"grüße\\n\u2028 🚀 $"}',
});

describe('a request as code', () => {
  it('fetch sends what the request says, and prints what comes', async () => {
    const request = post();
    const { printed, asked } = await runModule(writeSnippet('fetch', resolveRequest(request)));
    assert.equal(asked.method, 'POST');
    assert.equal(asked.url, '/chat?a=b%20c');
    assert.equal(asked.body, request.body);
    assert.equal(asked.headers['x-quote'], request.headers?.['X-Quote']);
    assert.equal(asked.headers.accept, 'text/event-stream');
    assert.match(printed, /an unnamed one[^]*bye/);
  });

  it('says what cannot log in by Digest, and logs in where that is possible', () => {
    const request = resolveRequest({ url: 'http://h/', auth: { kind: 'digest', user: 'jürgen', password: 'a"b' } });
    assert.match(writeSnippet('fetch', request), /\/\/ fetch cannot log in with Digest\./);
    assert.match(writeSnippet('eventSource', request), /EventSource cannot send a Digest login\./);
    assert.match(writeSnippet('httpxSse', request), /auth=httpx\.DigestAuth\("jürgen", "a\\"b"\)\) as response/);
    assert.match(writeSnippet('curl', request), /--digest -u 'jürgen:a"b'/);
  });

  it('fetch, cURL and httpx-sse send the bytes of a file', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'snippets-'));
    t.after(() => rm(folder, { recursive: true }));
    const bodyFile = join(folder, 'a "body".txt');
    await writeFile(bodyFile, 'from a\nfile\n');
    const request = resolveRequest({ url: server.url, method: 'POST', bodyFile });
    assert.equal((await runModule(writeSnippet('fetch', request))).asked.body, 'from a\nfile\n');
    await run('bash', ['-c', writeSnippet('curl', request)]);
    assert.equal(server.requests.at(-1)?.body, 'from a\nfile\n');
    assert.equal(server.requests.at(-1)?.headers['content-type'], undefined);
    assert.ok(writeSnippet('httpxSse', request).includes(`content=open(${JSON.stringify(bodyFile)}, "rb").read()`));
    assert.match(writeSnippet('eventSource', request), /cannot send the method POST, the body/);
  });

  it('cURL finds a certificate in the home folder, and asks for a head without waiting for a body', async (t) => {
    const home = await mkdtemp(join(tmpdir(), 'snippets-'));
    t.after(() => rm(home, { recursive: true }));
    const options = { caFile: '~/a [b].pem', passphrase: '~/x' };
    const request = resolveRequest({ url: `${server.url}/head?x=[1-3]`, method: 'HEAD', options });
    const code = writeSnippet('curl', request);
    assert.ok(code.includes("--cacert ~/'a [b].pem'") && code.includes("--pass '~/x'"), code);
    // Without TLS curl looks for the file all the same.
    await writeFile(join(home, 'a [b].pem'), '');
    await run('bash', ['-c', `${code} -m 20`], { env: { PATH: process.env['PATH'], HOME: home } });
    const { method, url } = server.requests.at(-1) ?? assert.fail();
    assert.deepEqual([method, url], ['HEAD', '/head?x=[1-3]']);
  });

  it('fetch says what it cannot send', async () => {
    const request = resolveRequest({ url: server.url, method: 'GET', body: 'x' });
    const code = writeSnippet('fetch', request);
    assert.match(code, /^\/\/ fetch cannot send a body with GET\.\n/);
    assert.equal((await runModule(code)).asked.body, '');
  });

  it('EventSource receives the events, and closes at `done`', async () => {
    const code = writeSnippet('eventSource', resolveRequest({ url: `${server.url}/events?a=b` }));
    const { printed, asked } = await runModule(code, '--experimental-eventsource');
    assert.equal(asked.url, '/events?a=b');
    assert.match(printed, /an unnamed one/);
    assert.doesNotMatch(code, /cannot send/);
  });

  it('EventSource says what it cannot send', () => {
    const code = writeSnippet('eventSource', resolveRequest(post()));
    assert.match(code, /cannot send the method POST, the header Content-Type, the header X-Quote, the body/);
  });

  it('httpx-sse is Python', async (t) => {
    const code = writeSnippet('httpxSse', resolveRequest(post()));
    const parse = 'import ast, sys; print(ast.dump(ast.parse(sys.argv[1])))';
    const parsed = await run('python3', ['-c', parse, code]).catch((error: { code?: unknown }) => error.code);
    if (parsed === 'ENOENT') return t.skip('there is no python3');
    assert.ok(typeof parsed === 'object' && parsed !== null, String(parsed));
    for (const text of ['grüße', '🚀', 'Content-Type']) assert.ok(JSON.stringify(parsed).includes(text), text);
  });
});
