/** Cases of the field about responses: refusals, what stands in their headers, and what comes after a stream. */

import { chunked, ends, type FieldCase, head, response, sends, stream, two } from './field-case.ts';
import type { Answer } from './field-server.ts';

const text = 'Content-Type: text/plain\r\n';
const json = 'Content-Type: application/json\r\n';

function refusal(what: string, answer: Answer, ...says: readonly RegExp[]): FieldCase {
  return { what, answer, shows: { ends: true, says } };
}

/** In the first event, and what a proxy says while the server restarts. */
const badGateway: Answer = (socket, { n }) =>
  void socket.end(
    n === 1
      ? `${head()}retry: 10\nid: 1\ndata: one\n\n`
      : response('502 Bad Gateway', text, 'Error occurred while trying to proxy: localhost:3000/events (ECONNREFUSED)'),
  );

const blockedHost =
  'Blocked request. This host ("x.test") is not allowed.\nTo allow this host, add "x.test" to `server.allowedHosts` in vite.config.js.';

export const refusals: readonly FieldCase[] = [
  refusal(
    '426 of an endpoint that is for WebSockets',
    sends(
      response(
        '426 Upgrade Required',
        `Upgrade: websocket\r\nConnection: Upgrade\r\n${text}`,
        'This is for WebSockets',
      ),
    ),
    /426 Upgrade Required/,
    /This is for WebSockets/,
  ),
  {
    what: '401 with a Digest challenge',
    answer: ends(
      response('401 Unauthorized', 'WWW-Authenticate: Digest realm="cam", nonce="abc", qop="auth", algorithm=MD5\r\n'),
    ),
    shows: { ends: true, says: [/401/, /asks for Digest authentication for “cam”/], saysNot: /can’t log in/ },
  },
  refusal(
    '429 with Retry-After: 37',
    ends(response('429 Too Many Requests', `Retry-After: 37\r\n${json}`, '{"error":"rate limit"}')),
    /429/,
    /asks you to wait 37 s/,
  ),
  {
    what: '429 with Retry-After: 37, where SSE Monitor reconnects after refusals too',
    request: { reconnect: 'backOff' },
    answer: ends(response('429 Too Many Requests', 'Retry-After: 37\r\n')),
    shows: { ends: true, endsIn: 'waiting', says: [/^Waiting 37 s/, /the time that the server asked for/] },
  },
  refusal(
    '406 of an MCP server, with what to accept in a JSON body',
    sends(
      response(
        '406 Not Acceptable',
        json,
        '{"error":{"message":"Not Acceptable: Client must accept application/json"}}',
      ),
    ),
    /406/,
    /Client must accept/,
  ),
  refusal(
    '403 of a dev server that does not know the host',
    ends(response('403 Forbidden', text, blockedHost)),
    /403/,
    /allowedHosts/,
  ),
  {
    what: '502 of a dev proxy while the server restarts',
    answer: badGateway,
    shows: { ends: true, endsIn: 'closed', events: [['message', 'one']], says: [/^Failed: .*502/, /ECONNREFUSED/] },
  },
  {
    what: 'a JSON object in each line',
    answer: ends(
      'HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n\r\n',
      '{"model":"m","response":"Hel","done":false}\n{"model":"m","response":"lo","done":true}\n',
    ),
    shows: {
      ends: true,
      endsIn: 'closed',
      events: [
        ['message', '{"model":"m","response":"Hel","done":false}'],
        ['message', '{"model":"m","response":"lo","done":true}'],
      ],
      says: [/^Closed: the server ended the response/],
      requests: ({ length }) => length === 1,
    },
  },
];

const id = '[{"topic":"a.x","partition":0,"offset":-1},{"topic":"b.x","partition":0,"timestamp":171}]';

const completion = '{"choices":[{"delta":{"content":"Hello"}}]}';

/** Reset in the stream, then before any byte, then there again. */
const restarting: Answer = (socket, { n }) => {
  if (n === 2) socket.resetAndDestroy();
  else
    socket.write(`${head()}retry: 10\ndata: ${n}\n\n`, () => n === 1 && setImmediate(() => socket.resetAndDestroy()));
};

export const streams: readonly FieldCase[] = [
  {
    what: 'Content-Encoding: gzip on a plain body',
    answer: sends(head('Content-Encoding: gzip\r\n'), stream),
    shows: { ends: true, events: [], says: [/compressed/, /Content-Encoding/] },
  },
  {
    what: 'Transfer-Encoding: chunked on a plain body',
    answer: sends(head('Transfer-Encoding: chunked\r\n'), stream),
    shows: { ends: true, events: [], says: [/not framed|framing/, /Transfer-Encoding/] },
  },
  {
    what: 'HTTP/2 without TLS, offered with a 200',
    answer: sends(head('Upgrade: h2,h2c\r\nConnection: Upgrade, Keep-Alive\r\n'), stream),
    shows: { events: two, diagnoses: [] },
  },
  {
    what: 'an empty line as a heartbeat, each in a chunk of its own',
    answer: sends(head('Transfer-Encoding: chunked\r\n'), '1\r\n\n\r\n'.repeat(20)),
    shows: { events: [], says: [/^Open/], diagnoses: [] },
  },
  {
    what: 'JSON as the ID, which comes back with the reconnect',
    answer: (socket, { n }) => {
      socket.write(`${head('Connection: close\r\n')}retry: 10\nid: ${id}\ndata: ${n}\n\n`);
      if (n === 1) socket.end();
    },
    shows: {
      events: [
        ['message', '1'],
        ['message', '2'],
      ],
      requests: ([, second]) => second?.headers['last-event-id'] === id,
    },
  },
  {
    what: 'a POST whose stream ends with [DONE]: it is not sent again',
    request: { method: 'POST', body: '{"model":"m","stream":true}', headers: { 'Content-Type': 'application/json' } },
    answer: ends(head(), `data: ${completion}\n\ndata: [DONE]\n\n`),
    shows: {
      ends: true,
      endsIn: 'closed',
      events: [
        ['message', completion],
        ['message', '[DONE]'],
      ],
      says: [/^Closed/],
      requests: ({ length }) => length === 1,
    },
  },
  {
    what: 'a server that restarts: a reset in the stream, a reset before any byte, and it is back',
    answer: restarting,
    shows: {
      events: [
        ['message', '1'],
        ['message', '3'],
      ],
      says: [/^Open/],
    },
  },
  {
    what: 'chunks of which each is an event',
    answer: sends(head('Transfer-Encoding: chunked\r\n'), chunked, '0\r\n\r\n'),
    shows: { ends: true, events: two, saysNot: /not framed/ },
  },
];
