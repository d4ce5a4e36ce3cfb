/** Cohere Chat, version 2. */

import type { Answer } from '../answer/answer.ts';
import { at, isRecord, jsonTextOf, nameAt, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';

const types =
  /^(?:message-start|content-(?:start|delta|end)|tool-plan-delta|tool-call-(?:start|delta|end)|citation-(?:start|end)|message-end)$/;

export const cohere: LlmFormat = {
  ...usualFormat,
  id: 'cohere',
  name: 'Cohere Chat v2',
  terminators: ['message-end'],
  needsTerminator: true,
  opensParts: true,
  stopWords: { tools: 'TOOL_CALL', finished: 'COMPLETE' },
  recognise({ json, type: name }) {
    const type = textAt(json, 'type');
    return types.test(type) && (type === name || isRecord(at(json, 'delta'))) ? `type: "${type}"` : undefined;
  },
  begin(answer) {
    const reader = new CohereReader(answer);
    return (event) => reader.read(event);
  },
};

class CohereReader {
  readonly #answer: Answer;
  #starts = 0;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read({ json, data, seq }: LlmEvent): void {
    if (data === '[DONE]') return this.#answer.end('[DONE]', seq);
    if (!isRecord(json)) return this.#answer.faults.add('notJson', seq);
    const type = textAt(json, 'type');
    const message = at(json, 'delta', 'message');
    if (isRecord(json['error'])) this.#answer.error(json['error'], seq);
    if (!types.test(type)) return this.#answer.unknown(type, seq);
    if (this.#answer.isEnded) this.#answer.faults.add('afterEnd', seq, { type });
    if (type === 'message-start') return this.#start(seq);
    if (type === 'message-end') return this.#end(json, seq);
    const key = `${type.split('-')[0]}:${nameAt(json, 'index')}`;
    if (type.startsWith('content')) this.#content(type, key, at(message, 'content'), seq);
    else if (type.startsWith('tool')) this.#tool(type, key, message, seq);
    else if (type === 'citation-start')
      this.#answer.whole({ key, kind: 'citation', seq }, '', at(message, 'citations'));
  }

  #start(seq: number): void {
    if (this.#starts++ > 0) this.#answer.faults.add('startTwice', seq, { starts: this.#starts });
  }

  #end(json: unknown, seq: number): void {
    const reason = textAt(json, 'delta', 'finish_reason');
    this.#answer.stop(reason, seq);
    this.#answer.report(at(json, 'delta', 'usage'), seq);
    const error = at(json, 'delta', 'error');
    if (error !== undefined && error !== null) this.#answer.error(error, seq);
    this.#answer.end('message-end', seq);
  }

  #content(type: string, key: string, content: unknown, seq: number): void {
    const thinking = textAt(content, 'thinking');
    const kind = textAt(content, 'type') === 'thinking' || thinking !== '' ? 'thinking' : 'text';
    if (type === 'content-end') this.#answer.close(key, seq);
    else if (type === 'content-start') {
      this.#answer.append(this.#answer.openOnce({ key, kind, seq }), seq, thinking || textAt(content, 'text'));
    } else this.#answer.append(this.#answer.expect({ key, kind, seq }), seq, thinking || textAt(content, 'text'));
  }

  #tool(type: string, key: string, message: unknown, seq: number): void {
    const call = at(message, 'tool_calls');
    const pieces = jsonTextOf(at(call, 'function', 'arguments'));
    const spec = {
      key,
      kind: 'toolCall',
      seq,
      id: textAt(call, 'id'),
      name: textAt(call, 'function', 'name'),
    } as const;
    if (type === 'tool-plan-delta') this.#answer.flow('thinking', seq, textAt(message, 'tool_plan'));
    else if (type === 'tool-call-end') this.#answer.close(key, seq);
    else if (type === 'tool-call-delta') this.#answer.appendArguments(this.#answer.expect(spec), seq, pieces);
    else {
      const part = this.#answer.openOnce(spec);
      part.emptyMeansNone = true;
      this.#answer.appendArguments(part, seq, pieces);
    }
  }
}
