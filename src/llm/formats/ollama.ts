/** Ollama's own API, `/api/chat` and `/api/generate`: a JSON value per line. */

import type { Answer } from '../answer/answer.ts';
import { at, isRecord, listAt, textAt } from '../json/values.ts';
import type { JsonRecord } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmFormat } from './format.ts';

const counters = /^(?:prompt_)?eval_(?:count|duration)$|^(?:total|load)_duration$/;

export const ollama: LlmFormat = {
  ...usualFormat,
  id: 'ollama',
  name: 'Ollama',
  terminators: ['done'],
  needsTerminator: true,
  recognise({ json }) {
    if (typeof at(json, 'done') !== 'boolean') return undefined;
    if (isRecord(at(json, 'message'))) return 'done, message';
    return typeof at(json, 'response') === 'string' ? 'done, response' : undefined;
  },
  begin: (answer) => {
    return ({ json, seq }) => {
      if (!isRecord(json)) return answer.faults.add('notJson', seq);
      if (json['error'] !== undefined) return answer.error(json['error'], seq);
      if (answer.isEnded) answer.faults.add('afterEnd', seq);
      answer.model(json['model'], seq);
      answer.flow('thinking', seq, textAt(json, 'message', 'thinking') || textAt(json, 'thinking'));
      answer.flow('text', seq, textAt(json, 'message', 'content') || textAt(json, 'response'));
      for (const call of listAt(json, 'message', 'tool_calls')) readCall(answer, call, seq);
      if (json['done'] === true) end(answer, json, seq);
    };
  },
};

function readCall(answer: Answer, call: unknown, seq: number): void {
  const value = at(call, 'function', 'arguments') ?? {};
  const name = textAt(call, 'function', 'name');
  answer.whole({ key: `call:${answer.parts.length}`, kind: 'toolCall', seq, name }, JSON.stringify(value), value);
}

function end(answer: Answer, json: JsonRecord, seq: number): void {
  answer.stop(textAt(json, 'done_reason') || 'stop', seq);
  const usage = Object.entries(json).filter(([name]) => counters.test(name));
  if (usage.length > 0) answer.report(Object.fromEntries(usage), seq);
  answer.end('done', seq);
}
