/** LangGraph's older modes: `messages` are deltas, `messages/partial` are whole messages so far. */

import type { Answer } from '../answer/answer.ts';
import { at, jsonTextOf, listAt, listOf, nameAt, textAt, textOf } from '../json/values.ts';

export class OlderMessages {
  readonly #answer: Answer;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read(type: string, json: unknown, seq: number): void {
    const [mode = ''] = type.split('|');
    if (mode === 'messages') this.#chunk(at(json, 0), seq);
    else if (mode === 'messages/partial' || mode === 'messages/complete') {
      for (const message of listOf(json)) this.#whole(message, seq);
    }
  }

  #chunk(chunk: unknown, seq: number): void {
    if (!/^ai/i.test(textAt(chunk, 'type'))) return;
    const message = textAt(chunk, 'id');
    this.#answer.lastMessage = message;
    this.#answer.flow('text', seq, textOf(at(chunk, 'content')), '0', message);
    for (const block of listAt(chunk, 'content')) {
      this.#answer.flow('thinking', seq, textAt(block, 'thinking') || textAt(block, 'reasoning'), '0', message);
      this.#answer.flow('text', seq, textAt(block, 'text'), '0', message);
    }
    for (const call of listAt(chunk, 'tool_call_chunks')) this.#call(message, call, seq);
    this.#end(chunk, seq);
  }

  #call(message: string, call: unknown, seq: number): void {
    const key = `${message}:call:${nameAt(call, 'index')}`;
    const spec = { key, kind: 'toolCall', seq, message, name: textAt(call, 'name'), id: textAt(call, 'id') } as const;
    const part = this.#answer.part(key) ?? this.#answer.open(spec);
    this.#answer.appendArguments(part, seq, textAt(call, 'args'));
  }

  #whole(message: unknown, seq: number): void {
    if (!/^ai/i.test(textAt(message, 'type'))) return;
    const id = textAt(message, 'id');
    this.#answer.lastMessage = id;
    const contents = listAt(message, 'content');
    const text = textAt(message, 'content') || contents.map((content) => textAt(content, 'text')).join('');
    const part = this.#answer.part(id) ?? this.#answer.open({ key: id, kind: 'text', seq, message: id });
    this.#answer.replace(part, seq, text);
    listAt(message, 'tool_calls').forEach((call, index) => this.#wholeCall(id, index, call, seq));
    this.#end(message, seq);
  }

  #wholeCall(message: string, index: number, call: unknown, seq: number): void {
    const key = `${message}:call:${index}`;
    const spec = { key, kind: 'toolCall', seq, message, name: textAt(call, 'name'), id: textAt(call, 'id') } as const;
    const part = this.#answer.part(key) ?? this.#answer.open(spec);
    part.value = at(call, 'args');
    this.#answer.replace(part, seq, jsonTextOf(part.value));
  }

  #end(message: unknown, seq: number): void {
    this.#answer.report(at(message, 'usage_metadata'), seq);
    const metadata = at(message, 'response_metadata');
    this.#answer.model(at(metadata, 'model_name'), seq);
    this.#answer.stop(textAt(metadata, 'finish_reason') || textAt(metadata, 'stop_reason'), seq);
  }
}
