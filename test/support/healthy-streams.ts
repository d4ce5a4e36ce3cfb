/**
 * Streams as healthy servers send them, in the shapes that servers in wide use document. A note about one of them that is
 * more than a hint is a false alarm.
 */

import type { DiagnosisStream } from './sent-stream.ts';

interface Sent {
  readonly type?: string;
  readonly id?: string | number;
  readonly data?: unknown;
}

/** Text as it is, everything else as JSON. */
function block({ type, id, data }: Sent): string {
  const lines = [];
  if (type !== undefined) lines.push(`event: ${type}`);
  if (id !== undefined) lines.push(`id: ${id}`);
  if (data !== undefined) {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    for (const line of text.split('\n')) lines.push(`data: ${line}`);
  }
  return `${lines.join('\n')}\n\n`;
}

/** Each in a read of its own, so many ms apart. */
function sent(everyMs: number, ...blocks: readonly (Sent | string)[]): DiagnosisStream {
  const texts = blocks.map((one) => (typeof one === 'string' ? one : block(one)));
  return { pieces: texts.map((bytes, index) => ({ bytes, at: index * everyMs })), ends: true };
}

function times(count: number, make: (n: number) => Sent | string): (Sent | string)[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

const words = 'The quick brown fox jumps over the lazy dog'.split(' ');

export const healthyStreams: Readonly<Record<string, DiagnosisStream>> = {
  'chat completions, ended by [DONE]': sent(
    40,
    ...words.map((content) => ({ data: { id: 'chatcmpl-1', choices: [{ index: 0, delta: { content } }] } })),
    { data: { id: 'chatcmpl-1', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] } },
    { data: '[DONE]' },
  ),
  'chat completions with keep-alive comments': sent(
    40,
    ': PROCESSING\n\n',
    ...words.map((content) => ({ data: { choices: [{ delta: { content } }] } })),
    { data: { choices: [{ delta: {}, finish_reason: 'stop' }] } },
    { data: '[DONE]' },
  ),
  'responses, typed events with sequence numbers': sent(
    30,
    ...[
      { type: 'response.created' },
      { type: 'response.output_item.added', output_index: 0, item: { type: 'message', content: [] } },
      { type: 'response.content_part.added', output_index: 0, content_index: 0, part: { type: 'output_text' } },
      ...words.map((delta) => ({ type: 'response.output_text.delta', output_index: 0, content_index: 0, delta })),
      { type: 'response.content_part.done', output_index: 0, content_index: 0, part: { type: 'output_text' } },
      { type: 'response.output_item.done', output_index: 0, item: { type: 'message' } },
      { type: 'response.completed' },
    ].map((data, sequence_number) => ({ type: data.type, data: { ...data, sequence_number } })),
  ),
  'messages, typed events with pings': sent(
    30,
    { type: 'message_start', data: { type: 'message_start', message: { content: [] } } },
    { type: 'ping', data: { type: 'ping' } },
    { type: 'content_block_start', data: { type: 'content_block_start', index: 0, content_block: { type: 'text' } } },
    ...words.map((text) => ({
      type: 'content_block_delta',
      data: { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } },
    })),
    { type: 'content_block_stop', data: { type: 'content_block_stop', index: 0 } },
    { type: 'message_delta', data: { type: 'message_delta', delta: { stop_reason: 'end_turn' } } },
    { type: 'message_stop', data: { type: 'message_stop' } },
  ),
  'tool input in parts of JSON': sent(
    30,
    ...['', '{"loc', 'ation": "Par', 'is"}'].map((partial) => ({
      type: 'content_block_delta',
      data: { delta: { type: 'input_json_delta', partial_json: partial } },
    })),
  ),
  'generated content, CR LF': sent(
    50,
    ...words.map((text) => `data: ${JSON.stringify({ candidates: [{ content: { parts: [{ text }] } }] })}\r\n\r\n`),
    'data: {"candidates":[{"finishReason":"STOP"}]}\r\n\r\n',
  ),
  'tokens as bare text': sent(20, ...words.map((data) => ({ data }))),
  'tokens with blanks of their own': sent(20, ...words.map((word) => `data:  ${word}\n\n`)),
  'code in several data lines': sent(
    20,
    { data: 'def f(x):\n    return {\n        "x": x\n    }' },
    { data: 'data: x' },
  ),
  'a model that types JSON, token by token': sent(
    20,
    ...['{', '"a"', ':', ' 1', '}', '[DONE]'].map((data) => ({ data })),
  ),
  'inference server with generated_text at the end': sent(
    25,
    ...words.map((text, index) => `data:${JSON.stringify({ index, token: { text }, generated_text: null })}\n\n`),
  ),
  'agents and threads': sent(
    20,
    { type: 'thread.run.created', data: { id: 'run_1' } },
    ...words.map((value) => ({ type: 'thread.message.delta', data: { delta: { content: [{ text: { value } }] } } })),
    { type: 'done', data: '[DONE]' },
  ),
  'JSON-RPC over streamable HTTP': sent(
    20,
    {
      type: 'message',
      id: 's1_1',
      data: { jsonrpc: '2.0', method: 'notifications/progress', params: { progress: 1 } },
    },
    { type: 'message', id: 's1_2', data: { jsonrpc: '2.0', id: 1, result: {} } },
  ),
  'JSON-RPC with an endpoint first': sent(
    20,
    { type: 'endpoint', data: '/messages?session=1' },
    { type: 'message', data: { jsonrpc: '2.0', id: 1, result: { tools: [] } } },
  ),
  'a priming event with an ID and no text': sent(20, { id: 'p-0', data: '' }, { id: 'p-1', data: { n: 1 } }),
  'prices with growing IDs': sent(100, ...times(40, (n) => ({ type: 'price', id: n, data: { n, price: n / 3 } }))),
  'numbers as data': sent(100, 'retry: 3000\n\n', ...times(30, (n) => ({ data: String(n) }))),
  'a change feed': sent(
    100,
    ...times(30, (n) => ({ id: `${1000 + n}`, data: { seq: n, id: `doc-${n}`, changes: [] } })),
  ),
  'recent changes with a JSON array as the ID': sent(
    60,
    ...times(30, (n) => ({ type: 'message', id: `[{"topic":"t","offset":${n}}]`, data: { wiki: 'x', n } })),
  ),
  'put and patch of a database': sent(
    200,
    { type: 'put', data: { path: '/', data: { a: 1 } } },
    ...times(20, (n) => ({ type: 'patch', data: { path: `/${n}`, data: n } })),
    ...times(3, () => ({ type: 'keep-alive', data: 'null' })),
  ),
  'hypermedia patches in several data lines': sent(
    50,
    ...times(20, (n) => ({
      type: 'datastar-patch-elements',
      data: `selector #a\nelements <div>\nelements ${n}\nelements </div>`,
    })),
  ),
  'page fragments': sent(50, ...times(20, (n) => ({ type: 'news', data: `<li id="n${n}">\n  <b>${n}</b>\n</li>` }))),
  'a build log with colours': sent(
    10,
    ...times(30, (n) => ({ type: 'log', id: n, data: `\u001B[32mok\u001B[0m step ${n}` })),
  ),
  'hot reload': sent(500, ': connected\n\n', ...times(5, () => ({ data: '💓' })), {
    data: { action: 'built', hash: 'ab' },
  }),
  'heartbeats alone': sent(15_000, ...times(12, () => ':\n\n')),
  'rare events, with comments between': sent(
    7000,
    ...times(10, (n) => ({ id: n, data: { n } })).flatMap((event) => [event, ': hb\n\n', ': hb\n\n']),
  ),
  'two large events in pieces that come at once': {
    pieces: Array.from({ length: 60 }, (_, n) => ({
      bytes: `data: ${'x'.repeat(60_000)}\n\n`.slice((n % 30) * 2001, ((n % 30) + 1) * 2001),
      at: n * 2,
    })),
    ends: true,
  },
  'other alphabets': sent(20, { data: '日本語 — עברית — 🙂' }, { type: 'größe', data: 'ça va' }),
};
