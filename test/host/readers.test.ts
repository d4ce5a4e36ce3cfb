/** Who reads a response: the monitor itself, or VS Code, which then makes the connection too. */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { ConfigurationTarget, workspace } from 'vscode';
import { Listening } from '../support/listening.ts';
import { ProxyServer } from '../support/proxy-server.ts';
import { openEventStream } from '../support/sse-server.ts';
import { closed, connect, until } from './support/api.ts';

/** Not localhost to VS Code: 127.0.0.2 is this machine on Linux and Windows. */
const otherLoopback = '127.0.0.2';

function listen(host = '127.0.0.1'): Promise<Listening> {
  const server = createServer((_request, response) => {
    openEventStream(response);
    response.write('event: done\ndata: bye\n\n');
  });
  return Listening.start(server, { host });
}

/** What VS Code reads has no phases. */
async function readerOf(url: string): Promise<'monitor' | 'VS Code'> {
  using stream = await connect({ url, reconnect: 'never' });
  await until(stream, closed);
  assert.equal(stream.end?.message, 'the server sent "done" (event 1)');
  return stream.attempts[0]?.phases === undefined ? 'VS Code' : 'monitor';
}

async function withSetting(name: string, value: unknown, action: () => Promise<void>): Promise<void> {
  const http = workspace.getConfiguration('http');
  await http.update(name, value, ConfigurationTarget.Global);
  try {
    await action();
  } finally {
    await http.update(name, undefined, ConfigurationTarget.Global);
  }
}

describe('a response', () => {
  it('is read by the monitor where VS Code knows of no proxy', async () => {
    await using server = await listen(otherLoopback);
    assert.equal(await readerOf(`http://${otherLoopback}:${server.port}/`), 'monitor');
  });

  it('is read by VS Code where it has a proxy for the host, and by the monitor where it passes it by', async () => {
    await using proxy = await ProxyServer.start();
    await using here = await listen();
    await using other = await listen(otherLoopback);
    await withSetting('proxy', `http://${proxy.host}`, async () => {
      assert.equal(await readerOf(`http://events.test:${here.port}/`), 'VS Code');
      assert.equal(proxy.requests.length, 1);
      // For this machine VS Code asks no proxy.
      for (const host of ['127.0.0.1', 'localhost', 'some.localhost'])
        assert.equal(await readerOf(`http://${host}:${here.port}/`), 'monitor');
      const url = `http://${otherLoopback}:${other.port}/`;
      await withSetting('noProxy', [otherLoopback], async () => assert.equal(await readerOf(url), 'monitor'));
      await withSetting('proxySupport', 'off', async () => assert.equal(await readerOf(url), 'monitor'));
      assert.equal(proxy.requests.length, 1);
    });
  });
});
