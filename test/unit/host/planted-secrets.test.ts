/** A secret in every place where one can be typed, and a server that says all of them again in every place that it has. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { glob } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Connection } from '../../../src/net/connection/connection.ts';
import { plainRoute } from '../../../src/net/route.ts';
import { harFrame } from '../../../src/host/export/har-frame.ts';
import { connectionDiagnoses } from '../../../src/net/session/connection-diagnoses.ts';
import { redactor } from '../../../src/net/redaction.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import { secretsOfRequest } from '../../../src/net/request-secrets.ts';
import { fillRequest } from '../../../src/host/request/variables/fill-request.ts';
import { Filler } from '../../../src/host/request/variables/fill.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import type { AttemptNews } from '../../../src/shared/stream/annotations.ts';
import type { Authorization, StreamRequest } from '../../../src/shared/stream/records.ts';
import { encodings } from '../../support/encodings.ts';
import { IdleSink } from '../../support/idle-sink.ts';

/** Characters with a meaning in each encoding; a header has nothing beyond Latin-1. */
const secret = (place: string): string => `S3~${place}/ä"<&>'\\+ %41=x`;

const planted = {
  urlPassword: secret('url'),
  query: secret('query'),
  form: secret('form'),
  header: secret('header'),
  authorization: secret('typed'),
  cookie: 'S3~cookie/x%41+y',
  proxy: secret('proxy'),
  passphrase: secret('phrase'),
  stored: secret('stored'),
  ofEnvironment: secret('env'),
  named: secret('named'),
  auth: secret('auth'),
};
const secrets = Object.values(planted);

const auths: Authorization[] = [
  { kind: 'basic', user: 'me', password: planted.auth },
  { kind: 'basic', user: planted.auth, password: '' },
  { kind: 'digest', user: 'me', password: planted.auth },
  { kind: 'bearer', token: planted.auth },
  { kind: 'apiKey', in: 'header', name: 'X-Mine', value: planted.auth },
  { kind: 'apiKey', in: 'query', name: 'mine', value: planted.auth },
];

function requestTo(port: number, auth: Authorization): StreamRequest {
  return {
    url: `http://me:${encodeURIComponent(planted.urlPassword)}@127.0.0.1:${port}/{{$env MY_TOKEN}}?access_token=${encodeURIComponent(planted.query)}`,
    method: 'POST',
    query: [['q', '{{password}}']],
    headers: {
      ...(auth.kind === 'apiKey' && { Authorization: `Bearer ${planted.authorization}` }),
      ...(auth.kind !== 'apiKey' && { 'Proxy-Authorization': `Digest ${planted.authorization}` }),
      'X-Api-Key': planted.header,
      Cookie: `theme=dark; id=${planted.cookie}`,
    },
    auth,
    form: [
      ['note', '{{secret:STORED}}'],
      ['client_secret', planted.form],
    ],
    options: { proxy: `http://me:${encodeURIComponent(planted.proxy)}@127.0.0.1:1`, passphrase: planted.passphrase },
    reconnect: 'never',
  };
}

const values: Readonly<Record<string, string>> = {
  STORED: planted.stored,
  MY_TOKEN: planted.ofEnvironment,
  password: planted.named,
};

/** What the server says, given all secrets encoded in one way. */
const answers: Readonly<Record<string, (echo: string) => string>> = {
  'an error': (echo) =>
    `HTTP/1.1 401 No ${echo}\r\nX-Echo: ${echo}\r\nSet-Cookie: a=${echo}; Path=/${echo}\r\nSet-Cookie: ${echo}\r\n` +
    `WWW-Authenticate: Bearer realm="${echo}"\r\nServer-Timing: ${echo}\r\n\r\n${'x'.repeat(3900)}${echo}`,
  'a redirect': (echo) => `HTTP/1.1 302 ${echo}\r\nLocation: /next?echo=${encodeURI(echo)}\r\n\r\n`,
  'another type': (echo) => `HTTP/1.1 200 ${echo}\r\nContent-Type: text/${echo}\r\n\r\n${echo}`,
  'another charset': (echo) => `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=${echo}\r\n\r\n`,
  'a stream with trailers': (echo) =>
    `HTTP/1.1 200 ${echo}\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nTrailer: X-Echo\r\nContent-Length-X: ${echo}\r\n\r\n0\r\nX-Echo: ${echo}\r\n\r\n`,
  'no HTTP': (echo) => `HTTP/1.1 200 OK\r\nContent-Type : ${echo}\r\n${echo}\r\n\r\n`,
};

const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.once('data', () => socket.end(Buffer.from(answer)));
});
let answer = '';
before(async () => void (await once(server.listen(0, '127.0.0.1'), 'listening')));
after(() => void server.close());

/** Every text in a structure, names included. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...Object.keys(value), ...Object.values(value).flatMap(textsIn)];
}

/** Everything that is told of a request whose server says this. */
async function told(auth: Authorization, echo: string, make: (echo: string) => string): Promise<string[]> {
  const { port } = server.address() as AddressInfo;
  const filler = new Filler(({ name }) => ({ value: values[name] ?? assert.fail(name) }));
  const filled = await fillRequest(requestTo(port, auth), filler);
  const request = resolveRequest(filled, filler.secrets);
  const news: AttemptNews[] = [];
  const sink = new (class extends IdleSink {
    override attempt(each: AttemptNews): void {
      news.push(each);
    }
  })();
  sink.progress = { ...sink.progress, lastEventId: `id ${echo.replaceAll(/[\r\n]/g, '')}` };
  answer = make(echo.replaceAll(/[\r\n]+/g, ' '));
  const ended = Promise.withResolvers<void>();
  const route = { ...plainRoute, followsRedirects: false };
  const connection: Connection = new Connection({ ...request, route }, sink, () => {
    if (connection.state === 'closed') ended.resolve();
  });
  connection.open();
  await ended.promise;
  const { attempts, end, answer: body, lastEnding, redact } = connection;
  const { head, entries, tail } = harFrame({ request, attempts, received: 0, redact }, '1');
  const har: unknown = JSON.parse(head + entries.map((entry) => entry.head + entry.tail).join(',') + tail);
  assert.equal(attempts.length, 1);
  connection.dispose(endings.user());
  return textsIn([attempts, end, body, lastEnding, news, har, connectionDiagnoses(connection, undefined, () => [])]);
}

describe('secrets that a server says again', () => {
  for (const [nth, [what, make]] of Object.entries(answers).entries()) {
    it(`are told nowhere: ${what}`, async () => {
      // Half of the encodings for each: that they are all found, the test of the redactor shows.
      for (const [i, [name, encode]] of Object.entries(encodings).entries()) {
        if ((i + nth) % 2 === 0) continue;
        const echo = secrets.map(encode).join(' | ');
        const text = (await told(auths[i % auths.length] ?? assert.fail(), echo, make)).join('\n');
        for (const each of secrets) {
          for (const other of Object.values(encodings))
            assert.ok(!text.includes(other(each)), `${each}, ${name}: ${text}`);
        }
        assert.match(text, /•••/);
      }
    });
  }

  it('are told in no message of a request that cannot be sent', async () => {
    const bad = {
      ...requestTo(1, auths[0] ?? assert.fail()),
      url: `http://me:${planted.urlPassword}@h:${planted.header}/`,
    };
    const redact = redactor(secretsOfRequest(bad, [planted.stored]));
    assert.throws(
      () => resolveRequest(bad),
      (error: Error) => secrets.every((each) => !redact(error.message).includes(each)),
    );
  });

  it('are shown in an ending only as the beginning of nothing', () => {
    const redact = redactor(secrets);
    for (const each of secrets) {
      const { message } = endings.contentType(`the response is ${each.slice(0, 12)}…, not text/event-stream`);
      assert.equal(redact(message), 'the response is •••…, not text/event-stream');
    }
  });
});

it('only the redactor says that a text is redacted', async () => {
  const root = join(import.meta.dirname, '../../../src');
  for await (const file of glob('**/*.ts', { cwd: root })) {
    if (file === join('net', 'redaction.ts')) continue;
    assert.doesNotMatch(
      await readFile(join(root, file), 'utf8'),
      /\bas (?:unknown as )?(?:Redact|Redacted|RedactedTexts|Shown(?:Attempt|Ending))\b/,
      file,
    );
  }
});
