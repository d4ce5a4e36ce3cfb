/** The UI message stream of Vercel's AI SDK, versions 5 to 7. */

import type { Answer } from '../answer/answer.ts';
import { at, isRecord, jsonTextOf, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';

/** Each has members that others' events of the same type don't have. */
const signs: Readonly<Record<string, string>> = {
  'text-start': 'id',
  'text-delta': 'id',
  'reasoning-start': 'id',
  'reasoning-delta': 'id',
  'tool-input-start': 'toolCallId',
  'tool-input-delta': 'toolCallId',
  'tool-input-available': 'toolCallId',
  'tool-output-available': 'toolCallId',
  error: 'errorText',
};

export const uiMessage: LlmFormat = {
  ...usualFormat,
  id: 'ui-message',
  name: 'AI SDK UI message stream',
  terminators: ['[DONE]'],
  needsTerminator: true,
  opensParts: true,
  runsTools: true,
  stopWords: { tools: 'tool-calls', finished: 'stop' },
  recognise({ json, type: name }) {
    const type = textAt(json, 'type');
    if (name !== 'message') return undefined;
    if ((type === 'start-step' || type === 'finish-step') && Object.keys(json ?? {}).length === 1)
      return `type: "${type}"`;
    const sign = Object.hasOwn(signs, type) ? signs[type] : undefined;
    return sign !== undefined && typeof at(json, sign) === 'string' ? `type: "${type}"` : undefined;
  },
  begin(answer) {
    const reader = new UiMessageReader(answer);
    return (event) => reader.read(event);
  },
};

/** They carry nothing of the answer's text, or its end. */
const silent =
  /^(?:start|start-step|finish-step|reset-step|message-metadata|tool-approval-(?:request|response)|custom|data-.+)$/;

class UiMessageReader {
  readonly #answer: Answer;
  #starts = 0;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read({ json, data, seq }: LlmEvent): void {
    if (data === '[DONE]') return this.#answer.end('[DONE]', seq);
    if (!isRecord(json)) return this.#answer.faults.add('notJson', seq);
    const type = textAt(json, 'type');
    if (this.#answer.isEnded) this.#answer.faults.add('afterEnd', seq, { type });
    if (type === 'start' && this.#starts++ > 0) this.#answer.faults.add('startTwice', seq, { starts: this.#starts });
    if (type.startsWith('text-') || type.startsWith('reasoning-')) return this.#text(type, json, seq);
    if (type.startsWith('tool-')) return this.#tool(type, json, seq);
    this.#other(type, json, seq);
  }

  #text(type: string, json: unknown, seq: number): void {
    const [group = '', step] = type.split('-');
    if (step === 'file') return this.#whole('image', json, seq);
    const spec = { key: `${group}:${textAt(json, 'id')}`, kind: group === 'text' ? 'text' : 'thinking', seq } as const;
    if (step === 'start') this.#answer.openOnce(spec);
    else if (step === 'end') this.#answer.close(spec.key, seq);
    else this.#answer.append(this.#answer.expect(spec), seq, textAt(json, 'delta'));
  }

  #tool(type: string, json: unknown, seq: number): void {
    const id = textAt(json, 'toolCallId');
    const spec = { key: `call:${id}`, kind: 'toolCall', seq, id, name: textAt(json, 'toolName') } as const;
    if (type === 'tool-input-start') this.#answer.openOnce(spec);
    else if (type === 'tool-input-delta') {
      this.#answer.appendArguments(this.#answer.expect(spec), seq, textAt(json, 'inputTextDelta'));
    } else if (type === 'tool-input-available') this.#available(spec, at(json, 'input'));
    else if (type.startsWith('tool-output')) this.#output(id, json, seq);
    else if (!silent.test(type)) this.#answer.error(at(json, 'errorText') ?? type, seq);
  }

  /** The whole input; it comes without deltas too. */
  #available(spec: { key: string; kind: 'toolCall'; seq: number; id: string; name: string }, input: unknown): void {
    const part = this.#answer.part(spec.key) ?? this.#answer.open(spec);
    const whole = JSON.stringify(input ?? {});
    if (part.length === 0) this.#answer.append(part, spec.seq, whole);
    else this.#answer.prove('arguments', spec.seq, normalized(part.text), whole);
    part.value = input;
    part.closedAt = spec.seq;
  }

  #output(id: string, json: unknown, seq: number): void {
    const output = at(json, 'output') ?? at(json, 'errorText');
    this.#answer.whole({ key: `output:${id}`, kind: 'toolResult', seq, id }, jsonTextOf(output));
  }

  #other(type: string, json: unknown, seq: number): void {
    if (type === 'error') this.#answer.error(at(json, 'errorText'), seq);
    else if (type === 'abort') this.#answer.stop('abort', seq);
    else if (type === 'finish') {
      this.#answer.stop(at(json, 'finishReason'), seq);
      this.#answer.report(at(json, 'messageMetadata', 'usage'), seq);
    } else if (type.startsWith('source-')) this.#whole('citation', json, seq);
    else if (type === 'file') this.#whole('image', json, seq);
    else if (!silent.test(type)) this.#answer.unknown(type, seq);
  }

  #whole(kind: 'citation' | 'image', value: unknown, seq: number): void {
    this.#answer.whole({ key: `${kind}:${this.#answer.parts.length}`, kind, seq }, '', value);
  }
}

function normalized(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
