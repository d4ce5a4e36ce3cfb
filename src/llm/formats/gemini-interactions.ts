/** Google's Interactions API: steps that are opened, filled and closed. */

import type { Answer } from '../answer/answer.ts';
import type { Part, PartKind } from '../answer/part.ts';
import { at, isRecord, jsonTextOf, nameAt, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';

const ends = new Set(['interaction.completed', 'interaction.complete']);
const beginnings = new Set(['interaction.created', 'interaction.start', 'interaction.status_update']);

export const geminiInteractions: LlmFormat = {
  ...usualFormat,
  id: 'gemini-interactions',
  name: 'Google Interactions',
  terminators: [...ends],
  needsTerminator: true,
  opensParts: true,
  recognise({ json }) {
    const type = textAt(json, 'event_type');
    return /^(?:interaction|step|content)\.[a-z_]+$/.test(type) ? `event_type: "${type}"` : undefined;
  },
  begin(answer) {
    const reader = new InteractionReader(answer);
    return (event) => reader.read(event);
  },
};

class InteractionReader {
  readonly #answer: Answer;
  #starts = 0;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read({ json, data, seq, type: name }: LlmEvent): void {
    if (data === '[DONE]') return this.#answer.end('[DONE]', seq);
    if (!isRecord(json)) return this.#answer.faults.add('notJson', seq);
    const type = textAt(json, 'event_type');
    if (type === 'error' || name === 'error') return this.#answer.error(json['error'] ?? json, seq);
    this.#answer.report(at(json, 'metadata', 'usage'), seq);
    if (beginnings.has(type)) return this.#begin(type, json, seq);
    if (ends.has(type)) return this.#end(type, json, seq);
    this.#step(type.replace(/^(?:step|content)\./, ''), json, seq);
  }

  #begin(type: string, json: unknown, seq: number): void {
    this.#answer.model(at(json, 'interaction', 'model'), seq);
    const isStart = type === 'interaction.created' || type === 'interaction.start';
    if (isStart && this.#starts++ > 0) this.#answer.faults.add('startTwice', seq, { starts: this.#starts });
  }

  #end(type: string, json: unknown, seq: number): void {
    this.#answer.stop(textAt(json, 'interaction', 'status') || 'completed', seq);
    this.#answer.report(at(json, 'interaction', 'usage'), seq);
    this.#answer.end(type, seq);
  }

  #step(step: string, json: unknown, seq: number): void {
    if (this.#answer.isEnded) this.#answer.faults.add('afterEnd', seq, { type: step });
    const key = nameAt(json, 'index');
    if (step === 'start') this.#open(key, at(json, 'step') ?? at(json, 'content'), seq);
    else if (step === 'stop') this.#answer.close(key, seq);
    else if (step === 'delta') this.#delta(key, at(json, 'delta'), seq);
    else this.#answer.unknown(textAt(json, 'event_type'), seq);
  }

  #open(key: string, step: unknown, seq: number): void {
    const kind = kindOf(textAt(step, 'type'));
    const part = this.#answer.openOnce({ key, kind, seq, name: textAt(step, 'name'), id: textAt(step, 'id') });
    part.emptyMeansNone = true;
    if (kind === 'toolResult') this.#answer.append(part, seq, jsonTextOf(at(step, 'result')));
    else this.#answer.append(part, seq, textAt(step, 'text'));
  }

  #delta(key: string, delta: unknown, seq: number): void {
    const type = textAt(delta, 'type');
    const part = this.#answer.expect({ key, kind: kindOf(type), seq });
    if (type === 'arguments_delta') this.#answer.appendArguments(part, seq, jsonTextOf(at(delta, 'arguments')));
    else if (type === 'thought_signature') part.isHidden ||= part.length === 0;
    else if (type === 'function_call') this.#call(part, delta, seq);
    else if (type === 'image')
      this.#answer.whole({ key: `${key}:image`, kind: 'image', seq }, '', at(delta, 'mime_type'));
    else this.#answer.append(part, seq, textAt(delta, 'text') || textAt(delta, 'content', 'text'));
  }

  /** In the older form a call comes whole in one delta. */
  #call(part: Part, delta: unknown, seq: number): void {
    part.name ||= textAt(delta, 'name');
    part.id ||= textAt(delta, 'id');
    this.#answer.appendArguments(part, seq, jsonTextOf(at(delta, 'arguments')));
  }
}

function kindOf(type: string): PartKind {
  if (type === 'function_call' || type === 'arguments_delta') return 'toolCall';
  if (type.startsWith('thought')) return 'thinking';
  if (type.endsWith('_call')) return 'serverTool';
  return type.endsWith('_result') ? 'toolResult' : 'text';
}
