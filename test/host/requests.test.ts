import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { commands, ConfigurationTarget, workspace } from 'vscode';
import type { MonitoredStream } from '../../src/host/vscode/api.ts';
import type { Authorization, StreamRequest } from '../../src/shared/stream/records.ts';
import { guardedByDigest } from '../support/digest-server.ts';
import { ProxyServer } from '../support/proxy-server.ts';
import { openEventStream, type RecordedRequest, startSseServer } from '../support/sse-server.ts';
import { closed, connect, getApi, until } from './support/api.ts';
import { untilTitles } from './support/panel-tabs.ts';

/** What arrives at a server that ends the stream at once. */
async function arrived(
  request: Omit<StreamRequest, 'url'> & { readonly path?: string },
  look: (stream: MonitoredStream) => void = () => {},
): Promise<RecordedRequest> {
  await using server = await startSseServer((_request, response) => {
    openEventStream(response);
    response.end('event: done\ndata: bye\n\n');
  });
  const { path = '/', ...rest } = request;
  using stream = await connect({ url: `${server.url}${path}`, ...rest });
  await until(stream, closed);
  assert.equal(stream.end?.kind, 'stopRule', stream.end?.message);
  look(stream);
  return server.requests[0] ?? assert.fail('nothing arrived');
}

/** Everything that is told of the stream. */
function told(stream: MonitoredStream): string {
  return JSON.stringify([stream.attempts, stream.end]);
}

async function withEnvironments(environments: object, act: () => Promise<void>): Promise<void> {
  const settings = workspace.getConfiguration('sseMonitor');
  await settings.update('environments', environments, ConfigurationTarget.Global);
  try {
    await act();
  } finally {
    await settings.update('environments', undefined, ConfigurationTarget.Global);
  }
}

describe('an authorization', () => {
  const kinds: [what: string, auth: Authorization, header: string, value: string][] = [
    [
      'Basic',
      { kind: 'basic', user: 'jürgen', password: 'pä:ss' },
      'authorization',
      `Basic ${Buffer.from('jürgen:pä:ss').toString('base64')}`,
    ],
    ['Bearer', { kind: 'bearer', token: 'tok' }, 'authorization', 'Bearer tok'],
    ['API key in a header', { kind: 'apiKey', in: 'header', name: 'X-Mine', value: 'key-1' }, 'x-mine', 'key-1'],
  ];
  for (const [what, auth, header, value] of kinds) {
    it(`${what} arrives, and is told nowhere`, async () => {
      const { headers } = await arrived({ auth }, (stream) => {
        assert.ok(!told(stream).includes(value));
        const sent = stream.attempts[0]?.requestHeaders?.find(([name]) => name.toLowerCase() === header);
        assert.equal(sent?.[1], '•••');
      });
      assert.equal(headers[header], value);
    });
  }

  it('Digest is made when the server asks for it, and its password is told nowhere', async () => {
    const login = { user: 'jürgen', password: 'pä:ss' };
    const guard = guardedByDigest({ ...login, algorithms: ['MD5', 'SHA-256'] }, (_request, response) => {
      openEventStream(response);
      response.end(`data: ${login.password}\n\nevent: done\ndata: bye\n\n`);
    });
    await using server = await startSseServer(guard);
    using stream = await connect({ url: server.url, auth: { kind: 'digest', ...login } });
    await until(stream, closed);
    assert.equal(stream.end?.kind, 'stopRule', stream.end?.message);
    assert.equal(stream.attempts[0]?.challenges?.[0]?.algorithm, 'SHA-256');
    assert.ok(!told(stream).includes(login.password));
  });

  it('API key in the query arrives, and is told nowhere', async () => {
    const auth: Authorization = { kind: 'apiKey', in: 'query', name: 'key', value: 'a secret/&' };
    const { url } = await arrived({ auth, path: '/x?a=b' }, (stream) => {
      assert.doesNotMatch(told(stream), /secret/);
      assert.match(stream.attempts[0]?.url ?? '', /\/x\?a=b&key=•••$/);
    });
    assert.equal(url, '/x?a=b&key=a+secret%2F%26');
  });

  it('does not go to another host with a redirect, nor with the reconnect there', async () => {
    const auth: Authorization = { kind: 'apiKey', in: 'header', name: 'X-Mine', value: 'key-1' };
    await using other = await startSseServer((_request, response, n) => {
      openEventStream(response);
      response.end(n === 1 ? 'retry: 1\n\n' : 'event: done\ndata: bye\n\n');
    });
    const target = other.url.replace('127.0.0.1', 'localhost');
    await using server = await startSseServer((_request, response) => {
      response.writeHead(307, { Location: `${target}/there` }).end();
    });
    using stream = await connect({ url: server.url, auth });
    await until(stream, closed);
    assert.equal(server.requests[0]?.headers['x-mine'], 'key-1');
    assert.deepEqual(
      other.requests.map(({ headers }) => headers['x-mine']),
      [undefined, undefined],
    );
  });
});

describe('a header that the person has named a secret', () => {
  it('is hidden as long as the setting says so, and a workspace cannot say it', async () => {
    const settings = workspace.getConfiguration('sseMonitor');
    const shown = async (): Promise<string | undefined> => {
      let value: string | undefined;
      await arrived({ headers: { 'X-Corp-Id': 'hush' } }, (stream) => {
        value = stream.attempts[0]?.requestHeaders?.find(([name]) => name === 'X-Corp-Id')?.[1];
      });
      return value;
    };
    assert.equal(await shown(), 'hush');
    await settings.update('secretNames', ['x-corp-*', 5], ConfigurationTarget.Global);
    try {
      assert.equal(await shown(), '•••');
    } finally {
      await settings.update('secretNames', undefined, ConfigurationTarget.Global);
    }
    assert.equal(await shown(), 'hush');
    await assert.rejects(async () => settings.update('secretNames', ['x-corp-*'], ConfigurationTarget.Workspace));
  });
});

describe('variables in options', () => {
  it('stand for a proxy, which is told without what is secret in it', async () => {
    await using proxy = await ProxyServer.start({ credentials: 'me:s p@ce' });
    const port = new URL(`http://${proxy.host}`).port;
    await withEnvironments(
      { $shared: { user: 'me', password: 's p@ce', host: '{{$env PROXY_SECRET_HOST}}' } },
      async () => {
        env['PROXY_SECRET_HOST'] = '127.0.0.1';
        const options = { proxy: `http://{{user}}:{{password}}@{{host}}:${port}` };
        await arrived({ options }, (stream) => {
          assert.equal(stream.attempts[0]?.via, `proxy •••:${port}`);
          assert.ok(!told(stream).includes('127.0.0.1'));
        }).finally(() => delete env['PROXY_SECRET_HOST']);
        assert.equal(proxy.requests.length, 1);
      },
    );
  });

  it('stand for paths, and messages do not tell those that are secret', async () => {
    env['CA_SECRET'] = 'hush-dir';
    const options = { caFile: '/{{$env CA_SECRET}}/ca.pem' };
    await assert
      .rejects(connect({ url: 'https://h/', options }), (error: Error) => {
        assert.match(error.message, /trusted authorities cannot be read: \/•••\/ca\.pem does not exist/);
        return true;
      })
      .finally(() => delete env['CA_SECRET']);
    await assert.rejects(
      connect({ url: 'h', options: { socketPath: '{{nobody}}' } }),
      /There is no variable \{\{nobody\}\}/,
    );
  });
});

describe('a body', () => {
  it('of a form arrives as one', async () => {
    const { body, headers } = await arrived({
      method: 'POST',
      form: [
        ['a b', 'ü&'],
        ['c', ''],
      ],
    });
    assert.equal(body, 'a+b=%C3%BC%26&c=');
    assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
    assert.equal(headers['content-length'], String(body.length));
  });

  it('from a file arrives byte by byte, with its length', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'body-'));
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    const received = Promise.withResolvers<{ bytes: Buffer; length: string | undefined }>();
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.resolve({ bytes: Buffer.concat(chunks), length: request.headers['content-length'] });
        response.writeHead(204).end();
      });
    });
    try {
      await writeFile(join(folder, 'body.bin'), bytes);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      using stream = await connect({ url, method: 'POST', bodyFile: join(folder, 'body.bin') });
      await until(stream, closed);
      const { bytes: sent, length } = await received.promise;
      assert.ok(sent.equals(bytes));
      assert.equal(length, '256');
    } finally {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    }
  });

  it('from a file that is not there is refused, with what to do', async () => {
    const bodyFile = join(tmpdir(), 'no-such-file.json');
    await assert.rejects(
      connect({ url: 'localhost:1', bodyFile }),
      /no-such-file\.json” doesn’t exist\. Correct the path/,
    );
    await assert.rejects(connect({ url: 'localhost:1', bodyFile: tmpdir() }), /is a folder\. Choose a file in it/);
    // In the folder that is open.
    await assert.rejects(connect({ url: 'localhost:1', bodyFile: 'a.json' }), /demo.a\.json” doesn’t exist/);
  });
});

describe('variables', () => {
  const environments = {
    $shared: { version: 'v1', base: '{{version}}/{{stage}}' },
    local: { stage: 'dev', name: 'X-Stage', text: 'a b&c' },
    other: { stage: 'prod' },
  };

  it('of an environment arrive as their values, everywhere', () =>
    withEnvironments(environments, async () => {
      const { url, headers, body, rawHeaders } = await arrived({
        path: '/{{base}}?q={{text}}',
        query: [['stage', '{{text}}']],
        headers: { '{{name}}': '{{stage}}' },
        method: 'POST',
        body: '{"stage":"{{stage}}","{{"a":1}}"}',
        environment: 'local',
      });
      assert.equal(url, '/v1/dev?q=a%20b%26c&stage=a+b%26c');
      assert.equal(headers['x-stage'], 'dev');
      assert.ok(rawHeaders.includes('X-Stage'));
      assert.equal(body, '{"stage":"dev","{{"a":1}}"}');
    }));

  it('of the process arrive, and those that may be secret are told nowhere', async () => {
    env['SSE_TEST_TOKEN'] = 'hush+4711/hush';
    env['SSE_TEST_PLACE'] = 'somewhere';
    try {
      const request = {
        path: '/{{$env SSE_TEST_PLACE}}?token={{$env SSE_TEST_TOKEN}}',
        headers: { 'X-Trace': 'of {{$env SSE_TEST_TOKEN}}', Authorization: 'Bearer {{$env SSE_TEST_PLACE}}' },
      };
      const { url, headers } = await arrived(request, (stream) => {
        assert.doesNotMatch(told(stream), /hush|4711|somewhere/);
        assert.match(stream.attempts[0]?.url ?? '', /\/•••\?token=•••$/);
      });
      assert.equal(url, '/somewhere?token=hush%2B4711%2Fhush');
      assert.equal(headers['x-trace'], 'of hush+4711/hush');
      assert.equal(headers.authorization, 'Bearer somewhere');
    } finally {
      delete env['SSE_TEST_TOKEN'];
      delete env['SSE_TEST_PLACE'];
    }
  });

  it('keep their secrets out of what a server says again, of redirects, errors and titles', async () => {
    env['SSE_TEST_TOKEN'] = 'hush 4711';
    await using server = await startSseServer(({ url }, response) => {
      if (url.startsWith('/first'))
        return void response.writeHead(307, { Location: url.replace('first', 'second') }).end();
      response.writeHead(403, { 'Content-Type': 'text/plain', 'X-Echo': 'hush 4711' }).end('not for hush 4711');
    });
    try {
      using stream = await connect({
        url: `${server.url}/first/{{$env SSE_TEST_TOKEN}}?a={{$env SSE_TEST_TOKEN}}`,
        reveal: true,
      });
      await until(stream, closed);
      assert.equal(server.requests[1]?.url, '/second/hush%204711?a=hush%204711');
      assert.doesNotMatch(told(stream), /hush|4711/);
      assert.match(stream.attempts[0]?.finalUrl ?? '', /\/second\/•••\?a=•••$/);
      await untilTitles((titles) => titles.some((title) => title.endsWith('/first/•••')));
    } finally {
      delete env['SSE_TEST_TOKEN'];
    }
  });

  it('that stand for nothing are refused, and nothing is sent', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const { url } = server;
    const refused: [request: StreamRequest, message: RegExp][] = [
      [{ url: `${url}/{{nobody}}` }, /no variable \{\{nobody\}\}/],
      [{ url, headers: { A: '{{$env SSE_TEST_NOBODY}}' } }, /no environment variable “SSE_TEST_NOBODY”/],
      [{ url, body: '{{$dotenv NOBODY}}' }, /There is no readable \.env file in demo/],
      [{ url, auth: { kind: 'bearer', token: '{{secret:NOBODY}}' } }, /no secret “NOBODY”.*SSE: Set Secret…/],
      [{ url, query: [['a', '{{user name}}']] }, /isn’t a valid variable/],
    ];
    for (const [request, message] of refused) await assert.rejects(connect(request), message);
    assert.equal(server.requests.length, 0);
  });

  it('are resolved for the command too', () =>
    withEnvironments(environments, async () => {
      await using server = await startSseServer((_request, response) => {
        openEventStream(response);
        response.end('event: done\ndata: bye\n\n');
      });
      const known = new Set((await getApi()).streams);
      await commands.executeCommand('sseMonitor.connect', { url: `${server.url}/{{stage}}`, environment: 'other' });
      const { streams } = await getApi();
      const stream = streams.find((stream) => !known.has(stream)) ?? assert.fail('no stream');
      try {
        await until(stream, closed);
        assert.equal(server.requests[0]?.url, '/prod');
      } finally {
        stream.dispose();
      }
    }));
});
