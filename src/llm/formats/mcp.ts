/** MCP over Streamable HTTP: notifications, then the response to the request that was sent. */

import type { Answer } from '../answer/answer.ts';
import { at, isRecord, listAt, nameAt, textAt } from '../json/values.ts';
import type { JsonRecord } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';

export const mcp: LlmFormat = {
  ...usualFormat,
  id: 'mcp',
  name: 'MCP',
  isShared: true,
  terminators: ['result', 'error'],
  recognise({ json }) {
    if (at(json, 'jsonrpc') !== '2.0') return undefined;
    return /^(?:tasks?\/|message\/)/.test(textAt(json, 'method')) ? undefined : 'jsonrpc: "2.0"';
  },
  begin(answer) {
    const reader = new McpReader(answer);
    return (event) => reader.read(event);
  },
};

class McpReader {
  readonly #answer: Answer;
  readonly #answered = new Set<string>();

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read({ json, data, type, seq }: LlmEvent): void {
    // An event without data primes the stream: it has the ID to resume from. Before 2025, the first one had a URL.
    if (data === '' || type === 'endpoint') return;
    const messages = Array.isArray(json) ? (json as readonly unknown[]) : [json];
    for (const message of messages) {
      if (isRecord(message)) this.#message(message, seq);
      else this.#answer.faults.add('notJson', seq);
    }
  }

  #message(message: JsonRecord, seq: number): void {
    if (typeof message['method'] === 'string') {
      this.#answer.notifications++;
      return;
    }
    const id = nameAt(message, 'id');
    if (this.#answered.has(id)) this.#answer.faults.add('doneTwice', seq, { name: id });
    this.#answered.add(id);
    const error = message['error'];
    if (isRecord(error)) this.#answer.error(error, seq);
    else this.#result(message['result'], seq);
    const name = isRecord(error) ? 'error' : 'result';
    this.#answer.stop(name, seq);
    if (!this.#answer.isEnded) this.#answer.end(name, seq);
  }

  #result(result: unknown, seq: number): void {
    const contents = listAt(result, 'content');
    for (const content of contents) {
      if (textAt(content, 'type') === 'text') this.#answer.flow('text', seq, textAt(content, 'text'));
      else this.#answer.whole({ key: `content:${this.#answer.parts.length}`, kind: 'image', seq }, '', content);
    }
    if (contents.length === 0)
      this.#answer.whole({ key: 'result', kind: 'values', seq }, JSON.stringify(result ?? null));
  }
}
