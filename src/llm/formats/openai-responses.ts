/**
 * OpenAI Responses: OpenAI, Azure, xAI, DeepSeek, Bedrock, OpenRouter, LM Studio and others.
 *
 * Merged by `output_index`: the IDs of items change from event to event behind some proxies.
 */

import type { Answer } from '../answer/answer.ts';
import { at, isRecord, listAt, numberAt, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';
import { ResponseItems } from './response-items.ts';
import { proveResponse } from './response-proof.ts';

const ends = new Set(['response.completed', 'response.incomplete', 'response.failed']);
const beginnings = new Set(['response.created', 'response.queued', 'response.in_progress']);

export const openaiResponses: LlmFormat = {
  ...usualFormat,
  id: 'openai-responses',
  name: 'OpenAI Responses',
  terminators: [...ends],
  needsTerminator: true,
  opensParts: true,
  thinkingSeparator: '\n\n',
  recognise({ json }) {
    const type = textAt(json, 'type');
    if (/^response\.[a-z_]+/.test(type)) return `type: "${type}"`;
    const isError = type === 'error' && numberAt(json, 'sequence_number') !== undefined;
    return isError ? 'type: "error" with sequence_number' : undefined;
  },
  begin(answer) {
    const reader = new ResponsesReader(answer);
    return (event) => reader.read(event);
  },
};

class ResponsesReader {
  readonly #answer: Answer;
  readonly #items: ResponseItems;
  #sequence: number | undefined;
  #creations = 0;

  constructor(answer: Answer) {
    this.#answer = answer;
    this.#items = new ResponseItems(answer);
  }

  read({ json, data, seq }: LlmEvent): void {
    if (data === '[DONE]') return this.#answer.end('[DONE]', seq);
    if (!isRecord(json)) return this.#answer.faults.add('notJson', seq);
    const type = textAt(json, 'type');
    this.#heedSequence(numberAt(json, 'sequence_number'), seq);
    const isOver = this.#answer.endings.some(({ name }) => name === '[DONE]');
    if (isOver || (this.#answer.isEnded && !ends.has(type))) this.#answer.faults.add('afterEnd', seq, { type });
    if (type === 'error') return this.#answer.error(isRecord(json['error']) ? json['error'] : json, seq);
    if (beginnings.has(type)) return this.#begin(type, json, seq);
    if (ends.has(type)) return this.#end(type, json, seq);
    if (!this.#items.read(type, json, seq)) this.#answer.unknown(type, seq);
  }

  /** A stream that was resumed begins anywhere; from there on, no number is left out. */
  #heedSequence(number: number | undefined, seq: number): void {
    if (number === undefined) return;
    const expected = this.#sequence === undefined ? number : this.#sequence + 1;
    if (number > expected) this.#answer.faults.add('sequenceGap', seq, { expected, number });
    if (number < expected) this.#answer.faults.add('sequenceRepeated', seq, { expected, number });
    this.#sequence = Math.max(number, this.#sequence ?? number);
  }

  #begin(type: string, json: unknown, seq: number): void {
    if (type === 'response.created' && this.#creations++ > 0) {
      this.#answer.faults.add('startTwice', seq, { starts: this.#creations });
    }
    this.#answer.model(at(json, 'response', 'model'), seq);
  }

  #end(type: string, json: unknown, seq: number): void {
    const response = at(json, 'response');
    this.#answer.model(at(response, 'model'), seq);
    this.#answer.stop(textAt(response, 'status') || type.slice('response.'.length), seq);
    this.#answer.report(at(response, 'usage'), seq);
    this.#answer.end(type, seq);
    const error = at(response, 'error');
    if (isRecord(error) && this.#answer.errors.length === 0) this.#answer.error(error, seq);
    if (listAt(response, 'output').length > 0) proveResponse(this.#answer, listAt(response, 'output'), seq);
  }
}
