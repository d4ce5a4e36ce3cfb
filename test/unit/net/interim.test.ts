/** Responses of status 1xx: all but one say that another response is yet to come. */

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { Connection } from '../../../src/net/connection/connection.ts';
import { plainRoute } from '../../../src/net/route.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import type { ConnectionState } from '../../../src/shared/stream/records.ts';
import { IdleSink } from '../../support/idle-sink.ts';
import { Listening } from '../../support/listening.ts';
import { turnsUntil } from '../../support/turns.ts';

const stream = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n';

/** @returns how it is once it is no longer connecting, the last attempt's status, and why it ended */
async function after(answer: string, isDirect = true): Promise<[ConnectionState, number | undefined, string]> {
  await using server = await Listening.start(
    createServer((socket) => void socket.once('data', () => void socket.write(answer))),
  );
  const resolved = resolveRequest({ url: `http://127.0.0.1:${server.port}/` });
  const route = { ...plainRoute, isDirect: () => isDirect };
  const sink = new IdleSink();
  const connection = new Connection({ ...resolved, route }, sink, () => {});
  sink.onProgress = (progress) => connection.onProgress(progress);
  connection.open();
  await turnsUntil(() => connection.state !== 'connecting');
  const { state, attempts, end, lastEnding } = connection;
  connection.dispose({ kind: 'user', message: '' });
  return [state, attempts.at(-1)?.status, (end ?? lastEnding)?.message ?? ''];
}

for (const isDirect of [true, false])
  describe(`an interim response, ${isDirect ? 'own' : 'node'} reader`, () => {
    for (const head of ['100 Continue', '102 Processing', '103 Early Hints\r\nLink: </a>', '199 Odd']) {
      it(`is waited through: ${JSON.stringify(head)}`, async () => {
        assert.deepEqual(await after(`HTTP/1.1 ${head}\r\n\r\n`.repeat(3) + stream, isDirect), ['open', 200, '']);
      });
    }

    it('is not waited through indefinitely', async () => {
      for (const head of ['100 Continue', '103 Early Hints']) {
        assert.equal((await after(`HTTP/1.1 ${head}\r\n\r\n`.repeat(10_000) + stream, isDirect))[0], 'open');
        const [state, , why] = await after(`HTTP/1.1 ${head}\r\n\r\n`.repeat(10_001) + stream, isDirect);
        assert.equal(state, 'waiting');
        assert.match(why, /^127\.0\.0\.1:\d+ sent more than 10,000 interim responses/);
      }
    });
  });

describe('a switch to another protocol', () => {
  const upgrade = 'Connection: upgrade\r\nUpgrade: websocket\r\n';
  for (const headers of [upgrade, '', 'Content-Type: text/event-stream\r\n', 'Location: /there\r\n']) {
    for (const isDirect of [true, false]) {
      it(`ends the connection, and is named: ${JSON.stringify(headers)}, ${isDirect ? 'own' : 'node'} reader`, async () => {
        const answer = `HTTP/1.1 101 Switching Protocols\r\n${headers}\r\ndata: 1\n\n`;
        assert.deepEqual(await after(answer, isDirect), [
          'closed',
          101,
          'the server switched protocols (101 Switching Protocols)',
        ]);
      });
    }
  }
});
