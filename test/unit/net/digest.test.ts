import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { Connection } from '../../../src/net/connection/connection.ts';
import { digestChallenge, digestCredentials } from '../../../src/net/connection/digest-credentials.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import { plainRoute, type Route } from '../../../src/net/route.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import type { StreamRequest } from '../../../src/shared/stream/records.ts';
import { type DigestRules, guardedByDigest, realm } from '../../support/digest-server.ts';
import { IdleSink } from '../../support/idle-sink.ts';
import { openEventStream, type SseHandler, type SseServer, startSseServer } from '../../support/sse-server.ts';
import { turnsUntil } from '../../support/turns.ts';

const login = { user: 'ann', password: 'p:ä"ss' };
const auth = { kind: 'digest', ...login } as const;

/** A connection that ends with the block that it was made in. */
function begun(request: StreamRequest, route: Route = plainRoute): Connection & Disposable {
  const sink = new IdleSink();
  sink.progress = { ...sink.progress, retryMs: 1 };
  const connection = new Connection({ ...resolveRequest(request), route }, sink, () => {});
  sink.onProgress = (progress) => connection.onProgress(progress);
  connection.open();
  return Object.assign(connection, { [Symbol.dispose]: () => connection.dispose(endings.user()) });
}

const opens: SseHandler = (_request, response) => openEventStream(response);

function guarded(rules: Partial<DigestRules> = {}, answer = opens): Promise<SseServer> {
  return startSseServer(guardedByDigest({ ...login, ...rules }, answer));
}

/** What was sent as a login with each request: the value of that part of it. */
function sentWith(server: SseServer, part: string): (string | undefined)[] {
  return server.requests.map(({ headers: { authorization } }) =>
    authorization === undefined ? undefined : (new RegExp(`\\b${part}="?([^",]*)`).exec(authorization)?.[1] ?? ''),
  );
}

async function untilOver(connection: Connection): Promise<void> {
  await turnsUntil(() => connection.state === 'open' || connection.state === 'closed');
}

const algorithms = ['MD5', 'SHA-256', 'MD5-sess', 'SHA-256-sess'];

describe('a login by Digest', () => {
  for (const algorithm of [...algorithms, '', 'md5']) {
    it(`with ${algorithm || 'no algorithm'} is made when the server asks for it, and the attempt says so`, async () => {
      await using server = await guarded({ algorithms: [algorithm] });
      using connection = begun({ url: `${server.url}/events?a="b"&c=%20d`, auth });
      await untilOver(connection);
      assert.equal(connection.state, 'open', connection.end?.message);
      assert.deepEqual(sentWith(server, 'nc'), [undefined, '00000001']);
      assert.equal(connection.attemptCount, 1);
      const [attempt] = connection.attempts;
      assert.deepEqual(attempt?.challenges, [
        {
          url: `${server.url}/events?a=%22b%22&c=%20d`,
          status: 401,
          statusText: 'Unauthorized',
          algorithm: algorithm || 'MD5',
          realm,
          isStale: false,
        },
      ]);
      assert.equal(attempt?.status, 200);
      assert.deepEqual(attempt?.requestHeaders?.find(([name]) => name === 'Authorization')?.[1], '•••');
      assert.ok(!JSON.stringify(connection.attempts).includes('p:ä'));
    });
  }

  for (const algorithm of algorithms) {
    it(`with ${algorithm} is what curl does with the same server`, async () => {
      await using server = await guarded({ algorithms: [algorithm] }, (_request, response) => void response.end('in'));
      const { user, password } = login;
      const { stdout } = await promisify(execFile)('curl', [
        '-s',
        '--digest',
        '-u',
        `${user}:${password}`,
        `${server.url}/x?y=z`,
      ]);
      assert.equal(stdout, 'in');
    });
  }

  it('is as in the examples of RFC 7616, 3.9.1', () => {
    const user = { user: 'Mufasa', password: 'Circle of Life' };
    const cnonce = 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ';
    const use = { method: 'GET', target: '/dir/index.html', count: 1, cnonce };
    const common =
      'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v"';
    const response = (algorithm: string): string | undefined => {
      const challenge = digestChallenge([`Digest ${common}, algorithm=${algorithm}`]) ?? assert.fail();
      return /response="(\w+)"/.exec(digestCredentials(user, challenge, use))?.[1];
    };
    assert.equal(response('MD5'), '8ca523f5e9506fed4657c9700eebdbec');
    assert.equal(response('SHA-256'), '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1');
  });

  it('without qop is as RFC 2069 had it', async () => {
    await using server = await guarded({ qop: '' });
    using connection = begun({ url: server.url, auth });
    await untilOver(connection);
    assert.equal(connection.state, 'open');
    assert.doesNotMatch(server.requests[1]?.headers.authorization ?? '', /nc=|cnonce=|qop=/);
  });

  it('meets the strongest of several challenges, in several headers or in one', async () => {
    await using server = await guarded({
      others: ['Basic realm="x"'],
      algorithms: ['MD5', 'SHA-256', 'SHA-512-256', 'md5'],
    });
    using connection = begun({ url: server.url, auth });
    await untilOver(connection);
    assert.deepEqual(sentWith(server, 'algorithm'), [undefined, 'SHA-256']);
    const challenge = 'Digest realm="a, b", nonce="1", Basic realm="x", Digest nonce="2", algorithm="SHA-256-sess"';
    assert.equal(digestChallenge([challenge])?.nonce, '2');
  });

  it('is not made where it cannot be', () => {
    for (const value of [
      'Basic realm="x"',
      'Digest realm="x"',
      'Digest nonce="1", qop="auth-int"',
      'Digest nonce="1", algorithm=SHA-512-256',
      'Digest nonce="1", realm="a\0b"',
    ])
      assert.equal(digestChallenge([value]), undefined, value);
  });

  for (const saysStale of [true, false]) {
    it(`goes on with the nonce when it reconnects, until the server ${saysStale ? 'says that' : 'acts as if'} it has expired`, async () => {
      await using server = await guarded(
        { usesOfNonce: 2, saysStale, algorithms: ['MD5-sess'] },
        (_request, response, n) => {
          openEventStream(response);
          // The fourth asks for a new nonce.
          if (n < 5) response.end('data: 1\n\n');
        },
      );
      using connection = begun({ url: server.url, auth });
      await turnsUntil(() => server.requests.length === 5 && connection.state === 'open');
      assert.deepEqual(sentWith(server, 'nc'), [undefined, '00000001', '00000002', '00000003', '00000001']);
      assert.deepEqual(
        connection.attempts.map(({ challenges = [] }) => challenges.map(({ isStale }) => isStale)),
        [[false], [], [saysStale]],
      );
    });
  }

  it('uses the next nonce that the server names', async () => {
    await using server = await guarded({ nextNonce: 'next' }, (_request, response, n) => {
      openEventStream(response);
      if (n < 3) response.end('data: 1\n\n');
    });
    using connection = begun({ url: server.url, auth });
    await turnsUntil(() => server.requests.length === 3 && connection.state === 'open');
    assert.deepEqual(sentWith(server, 'nonce'), [undefined, 'nonce/1==', 'next']);
    assert.deepEqual(sentWith(server, 'nc'), [undefined, '00000001', '00000001']);
  });

  it('that is wrong is tried once, and the refusal is told', async () => {
    await using server = await guarded();
    using connection = begun({ url: server.url, auth: { ...auth, password: 'wrong' } });
    await untilOver(connection);
    assert.equal(server.requests.length, 2);
    assert.equal(connection.end?.message, 'the server responded with 401 Unauthorized');
    assert.equal(connection.end?.offer, 'addAuthorization');
    assert.equal(connection.end?.authorization, 'digest');
  });

  it('ends with a server that never has enough of it', async () => {
    await using server = await guarded({ usesOfNonce: 0 });
    using connection = begun({ url: server.url, auth });
    await untilOver(connection);
    assert.equal(connection.state, 'closed');
    assert.equal(server.requests.length, 6);
  });

  it('goes along with a redirect on its host, and nowhere else', async () => {
    await using other = await startSseServer(opens);
    await using server = await guarded({}, (request, response) => {
      const [, to] = /^\/to\?(.*)/.exec(request.url) ?? [];
      response.writeHead(302, { Location: to === undefined ? `${other.url}/far` : `/${to}` }).end();
    });
    using connection = begun({ url: `${server.url}/to?near`, auth });
    await untilOver(connection);
    assert.equal(connection.state, 'open');
    assert.deepEqual(sentWith(server, 'uri'), [undefined, '/to?near', '/near']);
    assert.deepEqual(sentWith(other, 'uri'), [undefined]);
    assert.deepEqual(
      connection.attempts[0]?.redirects?.map(({ changed }) => changed),
      [[], ['authorization', 'host']],
    );
  });

  it('is not made for another host that asks for it', async () => {
    await using other = await guarded();
    await using server = await startSseServer((_request, response) => {
      response.writeHead(302, { Location: `${other.url}/` }).end();
    });
    using connection = begun({ url: server.url, auth });
    await untilOver(connection);
    assert.equal(connection.state, 'closed');
    assert.deepEqual(sentWith(other, 'uri'), [undefined]);
  });

  it('sends the body again', async () => {
    await using server = await guarded();
    using connection = begun({ url: server.url, method: 'POST', body: '{"q":1}', auth });
    await untilOver(connection);
    assert.equal(connection.state, 'open');
    assert.deepEqual(
      server.requests.map(({ body }) => body),
      ['{"q":1}', '{"q":1}'],
    );
  });

  it('works where VS Code makes the connection', async () => {
    await using server = await guarded();
    using connection = begun({ url: server.url, auth }, { ...plainRoute, isDirect: async () => false });
    await untilOver(connection);
    assert.equal(connection.state, 'open');
    assert.deepEqual(sentWith(server, 'nc'), [undefined, '00000001']);
  });

  for (const charset of ['UTF-8', undefined]) {
    it(`has a name beyond ASCII ${charset === undefined ? 'as its bytes in UTF-8' : 'as RFC 5987 has it, where the server reads that'}`, async () => {
      const user = "jürgen 'ö' \\";
      await using server = await guarded({ user, ...(charset !== undefined && { charset }) });
      using connection = begun({ url: server.url, auth: { ...auth, user } });
      await untilOver(connection);
      assert.equal(connection.state, 'open');
      assert.equal(/username\*=/.test(server.requests[1]?.headers.authorization ?? ''), charset !== undefined);
    });
  }

  it('gives way to a header that the person wrote, and wins over credentials in the URL', async () => {
    await using server = await guarded();
    const inUrl = server.url.replace('://', '://u:p@');
    using _first = begun({ url: inUrl, auth });
    await turnsUntil(() => server.requests.length === 2);
    assert.equal(server.requests[0]?.headers.authorization, undefined);
    using second = begun({ url: server.url, auth, headers: { authorization: 'Mine x' } });
    await untilOver(second);
    assert.deepEqual(
      server.requests.slice(2).map(({ headers }) => headers.authorization),
      ['Mine x'],
    );
  });
});
