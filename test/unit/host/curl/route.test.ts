import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { readCurl } from '../../../../src/host/request/curl/read.ts';
import { resolveRequest } from '../../../../src/net/request.ts';
import { writeCurl } from '../../../../src/host/request/snippets/curl.ts';
import type { ConnectionOptions } from '../../../../src/shared/stream/records.ts';
import { TestAuthority } from '../../../support/certificate.ts';
import { Listening } from '../../../support/listening.ts';
import { ProxyServer } from '../../../support/proxy-server.ts';

const commands: readonly [command: string, options: ConnectionOptions | undefined][] = [
  ['-k', { trustAnyCertificate: true }],
  ['--insecure -L', { trustAnyCertificate: true }],
  ['-L', undefined],
  ['-x proxy.example:3128', { proxy: 'proxy.example:3128' }],
  ['--proxy http://me:pw@p:1', { proxy: 'http://me:pw@p:1' }],
  ["-x p:1 -U 'me:s p@ce'", { proxy: 'me:s%20p%40ce@p:1' }],
  ["-U 'me:pw' -x http://p:1", { proxy: 'http://me:pw@p:1' }],
  ["-x ''", { proxy: 'direct' }],
  ["-x p:1 --noproxy '*'", { proxy: 'direct' }],
  ["--noproxy '*' -x p:1", { proxy: 'direct' }],
  ['--cacert ca.pem', { caFile: 'ca.pem' }],
  ['-x https://p:1 --cacert ca.pem --proxy-cacert ca.pem', { proxy: 'https://p:1', caFile: 'ca.pem' }],
  ['-x https://p:1 --proxy-cacert ca.pem', { proxy: 'https://p:1', caFile: 'ca.pem' }],
  ['--cert me.pem --key me.key --pass open', { certificateFile: 'me.pem', keyFile: 'me.key', passphrase: 'open' }],
  ['-E me.p12:open:sesame --cert-type P12', { certificateFile: 'me.p12', passphrase: 'open:sesame' }],
  ["-E 'a\\:b.pem:x'", { certificateFile: 'a:b.pem', passphrase: 'x' }],
  ["-E 'C:\\\\certs\\\\me.pem:x'", { certificateFile: 'C:\\certs\\me.pem', passphrase: 'x' }],
  ['--unix-socket /run/a.sock', { socketPath: '/run/a.sock' }],
  ['--max-redirs 0', { followRedirects: false }],
];

describe('how curl is told to reach the server', () => {
  for (const [args, options] of commands) {
    it(`${args} becomes options, and goes round`, () => {
      const { request, untaken } = readCurl(`curl ${args} http://a/`);
      assert.deepEqual(request.options, options);
      assert.deepEqual(untaken, []);
      const written = writeCurl(resolveRequest(request));
      assert.deepEqual(readCurl(written).request.options, options, written);
    });
  }

  it('is what curl does: over a proxy with credentials, and past it', async () => {
    await using server = await Listening.start(createServer((_request, response) => void response.end()));
    await using proxy = await ProxyServer.start({ credentials: 'me:s p@ce' });
    const url = `http://127.0.0.1:${server.port}/`;
    const run = async (options: ConnectionOptions): Promise<void> =>
      void (await promisify(execFile)('bash', ['-c', `${writeCurl(resolveRequest({ url, options }))} -f`]));
    await run({ proxy: `http://me:s%20p%40ce@${proxy.host}` });
    assert.deepEqual(proxy.requests, [`GET ${url}`]);
    await run({ proxy: 'direct' });
    assert.equal(proxy.requests.length, 1);
  });

  it('is what curl does: over a proxy that is spoken to over TLS', async () => {
    using authority = new TestAuthority();
    await using server = await Listening.start(createServer((_request, response) => void response.end()));
    await using proxy = await ProxyServer.start({ certificate: authority.serverCertificate() });
    const url = `http://127.0.0.1:${server.port}/`;
    const options = { proxy: `https://${proxy.host}`, caFile: authority.certFile };
    await promisify(execFile)('bash', ['-c', `${writeCurl(resolveRequest({ url, options }))} -f`]);
    assert.deepEqual(proxy.requests, [`GET ${url}`]);
  });

  it('with another authority for the proxy than for the server is told', () => {
    const { request, untaken } = readCurl('curl --cacert a.pem --proxy-cacert b.pem --proxy-insecure http://a/');
    assert.deepEqual(request.options, { caFile: 'a.pem' });
    assert.deepEqual(untaken, ['--proxy-insecure', '--proxy-cacert']);
  });

  it('is what curl does: over a socket', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'socket-'));
    const asked: unknown[] = [];
    try {
      const socketPath = join(folder, 'a.sock');
      const server = createServer((request, response) => {
        asked.push(request.headers.host);
        response.end();
      });
      await using _server = await Listening.start(server, { path: socketPath });
      const command = writeCurl(resolveRequest({ url: 'http://events.test/', options: { socketPath } }));
      await promisify(execFile)('bash', ['-c', command]);
      assert.deepEqual(asked, ['events.test']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
