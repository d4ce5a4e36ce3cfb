import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { send } from '../../../src/net/connection/transport.ts';
import { readCurl } from '../../../src/host/request/curl/read.ts';
import { type ResolvedRequest, resolveRequest } from '../../../src/net/request.ts';
import { writeSnippet } from '../../../src/host/request/snippets/snippets.ts';
import type { SnippetKind } from '../../../src/shared/boundary/page.ts';
import { textOf } from '../../support/body.ts';
import { Listening } from '../../support/listening.ts';
import { httpxStandIn } from '../../support/httpx-stand-in.ts';

/** What means something to a shell, to curl, to a URL, or in the text of a program. */
const pieces = [
  ...'[1-3] [a-c:2] {a,b} { } [ ] ${HOME} $HOME $(id) `id` ! !! !$ ~ ~/x * ? & && | || < > ; ;; ( ) # ^ ,'.split(' '),
  ...String.raw`' '' " ''' """ \ \\ \n \x41 \u0041 % %s %41 %zz %00 %2e%2e %5B @ @- @/etc/hostname - -- -o -K-`.split(
    ' ',
  ),
  ...'--next = + : :// / // .. /../ /* */ </script> #{x} {{x}} <!-- a Z 0 é ÿ'.split(' '),
  ' ',
  '  ',
  '\t',
];
/** What a body may have besides. */
const wide = [
  '\n',
  '\r\n',
  '\r',
  '\\\n',
  '\u0000',
  '\u007f',
  '\u2028',
  '🚀',
  '漢',
  '\uD800',
  '\uFEFF',
  '\u001b[31m',
  '\nEOF\n',
];

const text = (of: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...of), { maxLength: 6 }).map((parts) => parts.join(''));

const headerNames = [
  'Accept',
  'accept',
  'Cookie',
  'Content-Type',
  'X-Api-Key',
  "X-!#$%&'*+.^_`|~",
  'User-Agent',
  'Last-Event-ID',
];

const request = fc.record(
  {
    path: text(pieces),
    query: text(pieces),
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'),
    headers: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...headerNames), text(pieces)), {
        maxLength: 3,
        selector: ([name]) => name.toLowerCase(),
      })
      .map((headers) => Object.fromEntries(headers)),
    body: text([...pieces, ...wide]),
  },
  { requiredKeys: ['path', 'query', 'method', 'headers'] },
);

const samples = fc.sample(request, { seed: 13, numRuns: 200 });

/** What came of a request. Of headers the given ones, and what says what the body is. */
interface Arrival {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const arrivals = new Map<string, Arrival[]>();
let server: Server;
let origin: string;
let listening: Listening;
before(async () => {
  server = createServer((incoming, response) => {
    void answer(incoming, response);
  });
  listening = await Listening.start(server);
  origin = `http://127.0.0.1:${listening.port}`;
});
after(() => listening[Symbol.asyncDispose]());

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  await keep(incoming);
  response.setHeader('Content-Type', 'text/event-stream');
  response.end('event: done\ndata: bye\n\n');
}

async function keep(incoming: IncomingMessage): Promise<void> {
  const { method = '', url = '', rawHeaders } = incoming;
  const [, key = '', target = ''] = /^\/([a-zA-Z]+\d+)(.*)$/s.exec(url) ?? [];
  const headers = rawHeaders.flatMap((name, n) =>
    n % 2 === 0 ? [[name.toLowerCase(), (rawHeaders[n + 1] ?? '').trim()] as const] : [],
  );
  // A question mark without a query is left out by the extension, and by nobody else.
  const body = (await buffer(incoming)).toString('latin1');
  arrivals.set(key, [...(arrivals.get(key) ?? []), { method, target: target.replace(/\?$/, ''), headers, body }]);
}

type Kind = SnippetKind | 'own';

function requestOf(kind: Kind, n: number): ResolvedRequest {
  const { path, query, method, headers, body } = samples[n] ?? assert.fail();
  // Put in front when `..` is gone: it would lead out of it.
  const { pathname, search } = new URL(`${origin}/${path.replaceAll(/[?#]/g, '')}?${query}`);
  const url = `${origin}/${kind}${n}${pathname}${search}`;
  // Browsers cannot send one with GET; what the snippet says of it is tested beside this.
  const isSent = body !== undefined && method !== 'GET';
  return resolveRequest({ url, method, headers, ...(isSent && { body }) });
}

const all = <T>(action: (n: number) => T): T[] => samples.map((_, n) => action(n));

/** As far as it is for the request to say: what was given, and what is said of the body. */
function given(kind: Kind, n: number): Arrival[] {
  const names = new Set([
    ...Object.keys(requestOf(kind, n).headers).map((name) => name.toLowerCase()),
    'content-type',
    'accept',
  ]);
  return (arrivals.get(`${kind}${n}`) ?? []).map(({ method, target, headers, body }) => ({
    method,
    target,
    body,
    headers: headers.filter(([name]) => names.has(name)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  }));
}

/** As the connection sends it. */
async function sendOwn(n: number): Promise<void> {
  const { url, method, headers, body } = requestOf('own', n);
  const accept = Object.keys(headers).some((name) => name.toLowerCase() === 'accept')
    ? {}
    : { Accept: 'text/event-stream' };
  const signal = new AbortController().signal;
  const response = await send({
    url,
    method,
    headers: { ...accept, ...headers },
    ...(body !== undefined && { body }),
    signal,
  });
  await textOf(response.body);
}

function assertSame(kind: Kind): void {
  for (const n of samples.keys()) {
    const what = kind === 'own' ? '' : writeSnippet(kind, requestOf(kind, n));
    assert.deepEqual(given(kind, n), given('own', n), `${n}: ${JSON.stringify(samples[n])}\n${what}`);
  }
}

describe('what arrives of 200 hostile requests that are run elsewhere is what the extension sends', () => {
  before(async () => {
    for (const n of samples.keys()) await sendOwn(n);
  });

  it('as cURL commands, in bash', async () => {
    const commands = all((n) => `${writeSnippet('curl', requestOf('curl', n))} -sS -m 20 -o /dev/null`);
    const folder = await mkdtemp(join(tmpdir(), 'curl-'));
    const script = join(folder, 'commands.sh');
    await writeFile(script, commands.join('\n'));
    // Without a home there is no .curlrc.
    const said = await run('bash', [script], { PATH: process.env['PATH'], HOME: folder });
    await rm(folder, { recursive: true });
    assert.equal(said, '');
    assertSame('curl');
  });

  it('as cURL commands that are pasted again', () => {
    for (const n of samples.keys()) {
      const { url, method, headers, body } = requestOf('curl', n);
      const command = writeSnippet('curl', requestOf('curl', n));
      // Such a body comes through a pipe, which is not read; the other is taken for the command prompt's.
      if (body?.includes('\0') === true || command.includes('^"')) continue;
      const { request, untaken } = readCurl(command);
      const again = resolveRequest(request);
      // A clipboard may have made such line ends of all.
      const pasted = body?.replaceAll('\r\n', '\n').toWellFormed();
      assert.deepEqual(
        [again.url.href, again.method, again.body?.toWellFormed(), untaken],
        [url.href, method, pasted, []],
      );
      for (const [name, value] of Object.entries(headers)) {
        assert.equal(again.headers[name]?.trim(), value.trim(), `${n}: ${name}`);
      }
    }
  });

  it('as fetch', async () => {
    const calls = all((n) => `calls.push((async () => {\n${writeSnippet('fetch', requestOf('fetch', n))}})());`);
    await runModule(`const calls = [];\n${calls.join('\n')}\nawait Promise.all(calls);`);
    assertSame('fetch');
  });

  it('as EventSource, but for what it says it cannot send', async () => {
    const calls = all((n) => `{\n${writeSnippet('eventSource', requestOf('eventSource', n))}}`);
    await runModule(calls.join('\n'), '--experimental-eventsource');
    for (const n of samples.keys()) {
      const targets = (arrivals.get(`eventSource${n}`) ?? []).map(({ method, target }) => `${method} ${target}`);
      const [own] = given('own', n);
      assert.deepEqual(targets, [`GET ${own?.target}`]);
    }
  });

  it('as what httpx is told', async (t) => {
    const code = all((n) => writeSnippet('httpxSse', requestOf('httpxSse', n)));
    const told = await httpxStandIn(code).catch((error: { code?: unknown }) => error.code);
    if (told === 'ENOENT') return t.skip('there is no python3');
    assert.ok(Array.isArray(told), String(told));
    for (const [n, { method, url, headers, body }] of (told as Awaited<ReturnType<typeof httpxStandIn>>).entries()) {
      arrivals.set(`httpxSse${n}`, [
        { method, target: url.replace(`${origin}/httpxSse${n}`, '').replace(/\?$/, ''), headers, body },
      ]);
    }
    assertSame('httpxSse');
  });
});

function runModule(code: string, ...flags: string[]): Promise<string> {
  return run(process.execPath, [...flags, '--input-type=module', '-'], process.env, code);
}

/** @returns what it said of errors */
async function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv, input = ''): Promise<string> {
  const child = execFile(program, args, { env, maxBuffer: 1 << 24 });
  let said = '';
  child.stderr?.on('data', (text: string) => (said += text));
  child.stdin?.end(input);
  const status = await new Promise((resolve) => void child.once('close', resolve));
  assert.equal(status, 0, said);
  return said;
}
