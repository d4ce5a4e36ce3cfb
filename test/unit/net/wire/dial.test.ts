/** Which address is connected to, of those that a host has. */

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { addressesOf, windowsPipeOf } from '../../../../src/net/wire/destination.ts';
import { dial, dialAddresses } from '../../../../src/net/wire/dial.ts';
import { Listening } from '../../../support/listening.ts';
import { turnsUntil } from '../../../support/turns.ts';

/** Does not answer: RFC 5737 keeps it for documentation. */
const nowhere = '192.0.2.1';

const { signal } = new AbortController();

describe('the addresses of a host', () => {
  for (const name of ['localhost', 'LOCALHOST', 'app.localhost', 'a.b.localhost', 'localhost.']) {
    it(`are both of this machine, and nobody is asked: ${name}`, async () => {
      const { addresses, isLookedUp } = await addressesOf(name);
      assert.deepEqual(
        addresses.map(({ address }) => address),
        ['::1', '127.0.0.1'],
      );
      assert.equal(isLookedUp, false);
    });
  }

  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    it(`that mean all of this machine to a server are those of this machine to a client (${platform})`, async () => {
      const found = await Promise.all(['0.0.0.0', '::', '127.0.0.2'].map((host) => addressesOf(host, platform)));
      assert.deepEqual(
        found.map(({ addresses }) => addresses),
        [[{ address: '127.0.0.1', family: 4 }], [{ address: '::1', family: 6 }], [{ address: '127.0.0.2', family: 4 }]],
      );
    });
  }
});

describe('a path that is connected to', () => {
  const paths: readonly (readonly [path: string, onWindows: string | undefined, elsewhere: string | undefined])[] = [
    [String.raw`\\.\pipe\name`, String.raw`\\.\pipe\name`, String.raw`\\.\pipe\name`],
    [String.raw`\\?\pipe\a\b`, String.raw`\\?\pipe\a\b`, String.raw`\\?\pipe\a\b`],
    [String.raw`\\.\PIPE\name`, String.raw`\\.\PIPE\name`, String.raw`\\.\PIPE\name`],
    // To other systems that is the file /pipe/name.
    ['//./pipe/name', String.raw`\\.\pipe\name`, undefined],
    [String.raw`\\.\pipe\ `.trim(), undefined, undefined],
    [String.raw`\\server\pipe\name`, undefined, undefined],
    [String.raw`C:\run\app.sock`, undefined, undefined],
    ['/run/pipe/app.sock', undefined, undefined],
  ];
  for (const [path, onWindows, elsewhere] of paths) {
    it(`${path} is ${onWindows === undefined ? 'a file' : 'a pipe'} on Windows, and ${elsewhere === undefined ? 'a file' : 'a pipe'} elsewhere`, () => {
      const found = (['win32', 'linux', 'darwin'] as const).map((platform) => windowsPipeOf(path, platform));
      assert.deepEqual(found, [onWindows, elsewhere, elsewhere]);
    });
  }
});

describe('a connection', () => {
  it('is made to the second address where the first refuses', async () => {
    await using server = await Listening.start(createServer(), { host: '127.0.0.1' });
    const socket = await dial({ host: 'some.localhost', port: server.port }, { signal });
    assert.equal(socket.remoteAddress, '127.0.0.1');
    socket.destroy();
  });

  it('is made to the second address where the first does not answer, and that one is given up', async () => {
    await using server = await Listening.start(createServer(), { host: '127.0.0.1' });
    const addresses = [nowhere, '127.0.0.1'].map((host) => ({ host, port: server.port, family: 4 }));
    const socket = await dialAddresses(addresses, { signal, delayMs: 1 });
    assert.equal(socket.remoteAddress, '127.0.0.1');
    socket.destroy();
  });

  it('fails with what tells most: that it was refused, and not that this machine has no such network', async () => {
    const closed = await Listening.start(createServer(), { host: '127.0.0.1' });
    const { port } = closed;
    await closed[Symbol.asyncDispose]();
    // The system knows at once that TCP cannot reach the address of all.
    const addresses = ['255.255.255.255', '127.0.0.1'].map((host) => ({ host, port, family: 4 }));
    await assert.rejects(dialAddresses(addresses, { signal, delayMs: 1e6 }), { code: 'ECONNREFUSED' });
  });

  it('is given up with its request', async () => {
    const abort = new AbortController();
    const dialled = dialAddresses([{ host: nowhere, port: 9, family: 4 }], { signal: abort.signal });
    const rejected = assert.rejects(dialled, { name: 'AbortError' });
    abort.abort();
    await rejected;
    await turnsUntil(() => !process.getActiveResourcesInfo().includes('TCPSocketWrap'));
  });
});
