/** Responses that browsers read, and node's strict parser refuses: over the reader of this extension, and over node's lenient one. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { plainRoute } from '../../../src/net/route.ts';
import { type HttpResponse, send } from '../../../src/net/connection/transport.ts';
import type { LeniencyKind } from '../../../src/shared/stream/records.ts';
import { textOf } from '../../support/body.ts';
import { Listening } from '../../support/listening.ts';

const events = 'data: 1\n\ndata: 2\n\n';
const chunked = `9\r\ndata: 1\n\n\r\n9\r\ndata: 2\n\n\r\n0\r\n\r\n`;
const type = 'Content-Type: text/event-stream\r\n';
const ok = `HTTP/1.1 200 OK\r\n${type}`;
const coded = `${ok}Transfer-Encoding: chunked\r\n`;

interface OddResponse {
  readonly what: string;
  readonly bytes: string | Buffer;
  /** What is said of its head. */
  readonly lenient?: readonly LeniencyKind[];
  /** Node's parser refuses it all the same, as docs/chromium-differences.md says. */
  readonly isNotForNode?: boolean;
}

const responses: readonly OddResponse[] = [
  {
    what: 'Transfer-Encoding beside Content-Length',
    bytes: `${coded}Content-Length: 9\r\n\r\n${chunked}`,
    lenient: ['lengthAndTransferEncoding'],
  },
  { what: 'spaces around the size of a chunk', bytes: `${coded}\r\n${chunked.replaceAll('9\r', '9  \r')}` },
  {
    what: 'a space in the name of a header',
    bytes: `${ok}X Bad: 1\r\n\r\n${events}`,
    lenient: ['badHeaderName'],
    isNotForNode: true,
  },
  {
    what: 'a space before the colon of a header',
    bytes: `HTTP/1.1 200 OK\r\nContent-Type : text/event-stream\r\n\r\n${events}`,
    lenient: ['spaceBeforeColon'],
    isNotForNode: true,
  },
  { what: 'a header line without a colon', bytes: `${ok}X\r\n\r\n${events}`, lenient: ['noColon'], isNotForNode: true },
  {
    what: 'a CR without an LF between headers',
    bytes: `${ok}X: a\rY: b\r\n\r\n${events}`,
    lenient: ['bareCarriageReturn'],
    isNotForNode: true,
  },
  {
    what: 'a status line with two spaces',
    bytes: `${ok}\r\n${events}`.replace(' 200', '  200'),
    lenient: ['oddStatusLine'],
    isNotForNode: true,
  },
  {
    what: 'bytes before the status line',
    bytes: `}\n${ok}\r\n${events}`,
    lenient: ['bytesBeforeStatusLine'],
    isNotForNode: true,
  },
  {
    what: 'a control character in a value',
    bytes: `${ok}X: a\u0001b\r\n\r\n${events}`,
    lenient: ['controlCharacter'],
  },
  { what: 'one line with LF alone', bytes: `${ok}X-A: 1\n\r\n${events}`, lenient: ['bareLineFeed'] },
  {
    what: 'all lines with LF alone',
    bytes: `${ok}\r\n`.replaceAll('\r', '') + events,
    lenient: ['bareLineFeed'],
  },
  {
    what: 'the same `Content-Length` twice',
    bytes: `${ok}${'Content-Length: 18\r\n'.repeat(2)}\r\n${events}`,
    lenient: ['repeatedLength'],
    isNotForNode: true,
  },
  {
    what: 'a `Content-Length` that isn’t a number',
    bytes: `${ok}Content-Length: x\r\n\r\n${events}`,
    lenient: ['badLength'],
    isNotForNode: true,
  },
  {
    what: 'an empty `Transfer-Encoding`',
    bytes: `${ok}Transfer-Encoding:\r\n\r\n${events}`,
    lenient: ['oddTransferEncoding'],
    isNotForNode: true,
  },
  {
    what: 'Transfer-Encoding twice',
    bytes: `${coded}Transfer-Encoding: chunked\r\n\r\n${chunked}`,
    lenient: ['oddTransferEncoding'],
  },
  {
    what: 'Transfer-Encoding: identity',
    bytes: `${ok}Transfer-Encoding: identity\r\n\r\n${events}`,
    lenient: ['oddTransferEncoding'],
  },
  { what: 'a Content-Encoding that is none', bytes: `${ok}Content-Encoding: utf-8, \r\n\r\n${events}` },
  { what: 'nothing odd', bytes: `${ok}\r\n${events}` },
];

async function answered(bytes: string | Buffer, reader: 'own' | 'node'): Promise<HttpResponse & AsyncDisposable> {
  const server = await Listening.start(
    createServer((socket) => void socket.once('data', () => void socket.end(bytes, 'latin1'))),
  );
  const { signal } = new AbortController();
  const route = { ...plainRoute, isDirect: () => reader === 'own' };
  const url = new URL(`http://127.0.0.1:${server.port}/`);
  try {
    const response = await send({ url, method: 'GET', headers: {}, signal, route });
    return { ...response, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
}

for (const reader of ['own', 'node'] as const) {
  describe(`a response that is odd (${reader} reader)`, () => {
    for (const { what, bytes, lenient, isNotForNode } of responses) {
      if (reader === 'node' && isNotForNode === true) continue;
      it(`is read as browsers read it: ${what}`, async () => {
        await using response = await answered(bytes, reader);
        assert.equal(response.status, 200);
        assert.ok(
          response.headers.some(([name, value]) => /^content-type$/i.test(name) && value.startsWith('text/event-')),
        );
        assert.deepEqual(response.body.coding.contentEncodings, []);
        assert.equal(await textOf(response.body), events);
        if (reader === 'own')
          assert.deepEqual(
            response.lenient?.map(({ kind }) => kind),
            lenient,
          );
      });
    }

    it('has its texts in UTF-8 where they are UTF-8', async () => {
      const head = `HTTP/1.1 200 Läuft\r\n${type}X: ströme\r\n\r\n`;
      for (const encoding of ['utf8', 'latin1'] as const) {
        await using response = await answered(Buffer.from(head, encoding), reader);
        assert.equal(response.statusText, 'Läuft');
        assert.equal(response.headers.at(-1)?.[1], 'ströme');
        response.body.destroy();
      }
    });
  });
}

describe("what node's lenient parser refuses", () => {
  const page = readFileSync(new URL('../../../docs/chromium-differences.md', import.meta.url), 'utf8');
  for (const { what, bytes } of responses.filter(({ isNotForNode }) => isNotForNode)) {
    it(`is in the docs: ${what}`, async () => {
      assert.ok(page.includes(`- ${what}`));
      await assert.rejects(answered(bytes, 'node'), { code: /^HPE_/ });
    });
  }
});

it('the head of a response is kept as it came', async () => {
  await using response = await answered(`HTTP/1.1 200 OK\n${type}X:  a\t\r\n\r\n${events}`, 'own');
  assert.equal(response.rawHead, `HTTP/1.1 200 OK\n${type}X:  a\t\r\n\r\n`);
  response.body.destroy();
});

it('what came before a body went wrong is read', async () => {
  await using response = await answered(`${ok}Content-Length: 9\r\n\r\n${events}`, 'own');
  assert.equal(await textOf(response.body), 'data: 1\n\n');
  response.body.destroy();
});
