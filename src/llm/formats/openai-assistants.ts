/** OpenAI Assistants, which ended in 2026 and live on in compatible servers. */

import type { Answer } from '../answer/answer.ts';
import { at, isRecord, jsonTextOf, listAt, nameAt, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';

const stopped = /^thread\.run\.(completed|failed|cancelled|expired|incomplete|requires_action)$/;

export const openaiAssistants: LlmFormat = {
  ...usualFormat,
  id: 'openai-assistants',
  name: 'OpenAI Assistants',
  terminators: ['[DONE]'],
  needsTerminator: true,
  recognise: ({ type }) => (/^thread\.(?:created|run\.|message\.)/.test(type) ? `event: ${type}` : undefined),
  begin(answer) {
    const reader = new AssistantsReader(answer);
    return (event) => reader.read(event);
  },
};

class AssistantsReader {
  readonly #answer: Answer;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read({ type, json, data, seq }: LlmEvent): void {
    if (data === '[DONE]') return this.#answer.end('[DONE]', seq);
    if (!isRecord(json)) return this.#answer.faults.add('notJson', seq);
    if (type === 'error') this.#answer.error(json['error'] ?? json, seq);
    else if (type === 'thread.message.delta') this.#message(json, seq);
    else if (type === 'thread.message.completed') this.#prove(json, seq);
    else if (type === 'thread.run.step.delta') this.#step(json, seq);
    else if (type.startsWith('thread.run.') && !type.startsWith('thread.run.step.')) this.#run(type, json, seq);
    else if (!type.startsWith('thread.')) this.#answer.unknown(type, seq);
  }

  #message(json: unknown, seq: number): void {
    for (const content of listAt(json, 'delta', 'content')) {
      const key = `${textAt(json, 'id')}:${nameAt(content, 'index')}`;
      const part = this.#answer.part(key) ?? this.#answer.open({ key, kind: 'text', seq, message: textAt(json, 'id') });
      this.#answer.append(part, seq, textAt(content, 'text', 'value'));
      for (const note of listAt(content, 'text', 'annotations')) {
        this.#answer.whole({ key: `citation:${this.#answer.parts.length}`, kind: 'citation', seq }, '', note);
      }
    }
  }

  #prove(json: unknown, seq: number): void {
    listAt(json, 'content').forEach((content, index) => {
      const part = this.#answer.part(`${textAt(json, 'id')}:${index}`);
      if (part) this.#answer.prove('text', seq, part.text, textAt(content, 'text', 'value'));
    });
  }

  #step(json: unknown, seq: number): void {
    for (const call of listAt(json, 'delta', 'step_details', 'tool_calls')) {
      const [type, index] = [textAt(call, 'type'), nameAt(call, 'index')];
      const key = `${textAt(json, 'id')}:call:${index}`;
      const kind = type === 'function' ? 'toolCall' : 'serverTool';
      const name = textAt(call, 'function', 'name') || type;
      const part = this.#answer.part(key) ?? this.#answer.open({ key, kind, seq, name, id: textAt(call, 'id') });
      const piece = textAt(call, type, 'arguments') || textAt(call, type, 'input');
      if (kind === 'toolCall') this.#answer.appendArguments(part, seq, piece);
      else this.#answer.append(part, seq, piece);
      for (const output of listAt(call, type, 'outputs')) {
        this.#answer.whole({ key: `${key}:output`, kind: 'toolResult', seq }, jsonTextOf(output));
      }
    }
  }

  #run(type: string, json: unknown, seq: number): void {
    this.#answer.model(at(json, 'model'), seq);
    this.#answer.report(at(json, 'usage'), seq);
    const [, reason = ''] = stopped.exec(type) ?? [];
    this.#answer.stop(reason, seq);
    const error = at(json, 'last_error');
    if (isRecord(error)) this.#answer.error(error, seq);
  }
}
