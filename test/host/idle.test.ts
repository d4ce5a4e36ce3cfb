import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { platform } from 'node:process';
import type { ConnectionOptions } from '../../src/shared/stream/records.ts';
import { TestAuthority } from '../support/certificate.ts';
import { Listening } from '../support/listening.ts';
import { ProxyServer } from '../support/proxy-server.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connect, until } from './support/api.ts';

/** The timers of the connections to that port of this machine, as the kernel of Linux has them: proc_net_tcp. */
function timersTo(port: number): string[] {
  const remote = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync('/proc/self/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , address, state]) => address === remote && state === '01')
    .map((columns) => columns[5]?.slice(0, 2) ?? '');
}

const keepAlive = '02';

async function assertKeptAlive(url: string, port: number, options: ConnectionOptions = {}): Promise<void> {
  using stream = await connect({ url, options });
  await until(stream, ({ state }) => state === 'open');
  // While bytes are not yet acknowledged, the timer is that of their retransmission.
  const begun = Date.now();
  while (Date.now() - begun < 10_000 && timersTo(port).join() !== keepAlive) {
    await new Promise((resolve) => void setImmediate(resolve));
  }
  assert.deepEqual(timersTo(port), [keepAlive], url);
}

describe('an idle connection', () => {
  before(function () {
    if (platform !== 'linux') this.skip();
  });

  it('is kept alive by TCP', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const port = Number(new URL(server.url).port);
    await assertKeptAlive(server.url, port);
    await assertKeptAlive(server.url, port, { proxy: 'direct' });
  });

  it('is kept alive by TCP under TLS', async () => {
    using authority = new TestAuthority();
    const server = createTlsServer(authority.serverCertificate(), (_request, response) => openEventStream(response));
    await using listening = await Listening.start(server);
    const url = `https://127.0.0.1:${listening.port}/`;
    await assertKeptAlive(url, listening.port, { caFile: authority.certFile });
    await assertKeptAlive(url, listening.port, { caFile: authority.certFile, proxy: 'direct' });
  });

  it('is kept alive by TCP over a proxy, in a tunnel and in a tunnel under TLS', async () => {
    using authority = new TestAuthority();
    const certificate = authority.serverCertificate();
    const caFile = authority.certFile;
    await using plain = await startSseServer((_request, response) => openEventStream(response));
    const server = createTlsServer(certificate, (_request, response) => openEventStream(response));
    await using secure = await Listening.start(server);
    for (const more of [{}, { certificate }]) {
      await using proxy = await ProxyServer.start(more);
      const port = Number(proxy.host.split(':')[1]);
      const options = { proxy: `${'certificate' in more ? 'https' : 'http'}://${proxy.host}`, caFile };
      await assertKeptAlive(plain.url, port, options);
      await assertKeptAlive(`https://127.0.0.1:${secure.port}/`, port, options);
    }
  });
});
