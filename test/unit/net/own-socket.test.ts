import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { plainRoute } from '../../../src/net/route.ts';
import { send } from '../../../src/net/connection/transport.ts';
import { Listening } from '../../support/listening.ts';
import { turnsUntil } from '../../support/turns.ts';

/** What a proxy is that accepts connections and then says nothing. */
const ways: readonly [what: string, proxy: string, url: string][] = [
  ['a tunnel that is not opened', 'http:', 'https://events.test/'],
  ['a tunnel over TLS that is not spoken', 'https:', 'https://events.test/'],
  ['a proxy over TLS that is not spoken', 'https:', 'http://events.test/'],
];

describe('a connection that is not made in time', () => {
  for (const [what, scheme, url] of ways) {
    it(`is closed with its request: ${what}`, async () => {
      await using proxy = await Listening.start(createServer((socket) => void socket.resume()));
      const address = { url: new URL(`${scheme}//127.0.0.1:${proxy.port}`) };
      const route = { ...plainRoute, proxy: address, firstByteTimeoutMs: 50 };
      const request = { url: new URL(url), method: 'GET', headers: {}, route };
      await assert.rejects(send({ ...request, signal: new AbortController().signal }), { code: 'SSE_MONITOR_LATE' });
      await turnsUntil(() => proxy.open === 0);
    });

    it(`is closed by a person: ${what}`, async () => {
      await using proxy = await Listening.start(createServer((socket) => void socket.resume()));
      const address = { url: new URL(`${scheme}//127.0.0.1:${proxy.port}`) };
      const abort = new AbortController();
      const request = { url: new URL(url), method: 'GET', headers: {}, route: { ...plainRoute, proxy: address } };
      const refused = assert.rejects(send({ ...request, signal: abort.signal }), { name: 'AbortError' });
      await turnsUntil(() => proxy.open === 1);
      abort.abort();
      await refused;
      await turnsUntil(() => proxy.open === 0);
    });
  }
});
