/** AG-UI, the protocol between agents and user interfaces. */

import type { Answer } from '../answer/answer.ts';
import type { PartKind } from '../answer/part.ts';
import { at, isRecord, listAt, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';

const types = /^(?:RUN|STEP|TEXT_MESSAGE|REASONING|THINKING|TOOL_CALL|STATE|MESSAGES|ACTIVITY|SUBAGENT)_[A-Z_]+$/;
/** With one of them an event is told to be AG-UI's. */
const members = ['runId', 'threadId', 'messageId', 'toolCallId', 'snapshot', 'delta', 'messages', 'stepName'];

export const agUi: LlmFormat = {
  ...usualFormat,
  id: 'ag-ui',
  name: 'AG-UI',
  terminators: ['RUN_FINISHED', 'RUN_ERROR'],
  needsTerminator: true,
  opensParts: true,
  recognise({ json }) {
    const type = textAt(json, 'type');
    const isOne = types.test(type) && members.some((member) => at(json, member) !== undefined);
    return isOne ? `type: "${type}"` : undefined;
  },
  begin(answer) {
    const reader = new AgUiReader(answer);
    return (event) => reader.read(event);
  },
};

/** Open at once. */
const mostSpans = 1000;

class AgUiReader {
  readonly #answer: Answer;
  #isRunning = false;
  /** Of thinking, whose messages are within; with the event that began each. */
  readonly #spans = new Map<string, number>();

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read({ json, seq }: LlmEvent): void {
    if (!isRecord(json)) return this.#answer.faults.add('notJson', seq);
    const type = textAt(json, 'type');
    if (type.startsWith('RUN_')) return this.#run(type, json, seq);
    if (!this.#isRunning) this.#heedOrder(type, seq);
    if (type.startsWith('TEXT_MESSAGE_')) return this.#text('text', type.slice('TEXT_MESSAGE_'.length), json, seq);
    const [, thought] = /^(?:REASONING|THINKING)_(?:TEXT_)?MESSAGE_(.+)$/.exec(type) ?? [];
    if (thought !== undefined) return this.#text('thinking', thought, json, seq);
    if (type === 'REASONING_START' || type === 'REASONING_END') return this.#span(type, textAt(json, 'messageId'), seq);
    if (type.startsWith('TOOL_CALL_')) return this.#tool(type.slice('TOOL_CALL_'.length), json, seq);
    if (type === 'MESSAGES_SNAPSHOT') return this.#prove(json, seq);
    if (!types.test(type) && type !== 'RAW' && type !== 'CUSTOM') this.#answer.unknown(type, seq);
  }

  #heedOrder(type: string, seq: number): void {
    this.#answer.faults.add(this.#answer.isEnded ? 'afterEnd' : 'startMissing', seq, { type });
  }

  #run(type: string, json: unknown, seq: number): void {
    if (type === 'RUN_STARTED') {
      if (this.#isRunning) this.#answer.faults.add('startTwice', seq, { starts: 2 });
      this.#isRunning = true;
      return;
    }
    if (!this.#isRunning) this.#heedOrder(type, seq);
    this.#isRunning = false;
    const outcome = textAt(json, 'outcome', 'type');
    if (type === 'RUN_ERROR') this.#answer.error({ message: textAt(json, 'message'), code: at(json, 'code') }, seq);
    else this.#answer.stop(outcome === '' || outcome === 'success' ? type : outcome, seq);
    for (const usage of listAt(json, 'usage')) this.#answer.report(usage, seq);
    this.#answer.end(type, seq);
  }

  #text(kind: 'text' | 'thinking', step: string, json: unknown, seq: number): void {
    const message = textAt(json, 'messageId');
    const spec = { key: `${kind}:${message}`, kind: kind as PartKind, seq, message };
    if (step === 'START') this.#answer.openOnce(spec);
    else if (step === 'END') this.#answer.close(spec.key, seq);
    else if (step === 'CHUNK') this.#answer.flow(kind, seq, textAt(json, 'delta'), '0', message);
    else this.#answer.append(this.#answer.expect(spec), seq, textAt(json, 'delta'));
  }

  #span(type: string, part: string, seq: number): void {
    const first = this.#spans.get(part);
    if (type === 'REASONING_END') {
      if (!this.#spans.delete(part)) this.#answer.faults.add('partNotOpened', seq, { part, kind: 'thinking' });
    } else if (first !== undefined) this.#answer.faults.add('partOpenedTwice', seq, { part, kind: 'thinking', first });
    else if (this.#spans.size < mostSpans) this.#spans.set(part, seq);
  }

  #tool(step: string, json: unknown, seq: number): void {
    const id = textAt(json, 'toolCallId');
    const spec = { key: `call:${id}`, kind: 'toolCall', seq, id, name: textAt(json, 'toolCallName') } as const;
    if (step === 'RESULT')
      this.#answer.whole({ key: `result:${id}`, kind: 'toolResult', seq, id }, textAt(json, 'content'));
    else if (step === 'END') this.#answer.close(spec.key, seq);
    else if (step === 'START') this.#answer.openOnce(spec);
    else {
      const known =
        step === 'CHUNK' ? (this.#answer.part(spec.key) ?? this.#answer.open(spec)) : this.#answer.expect(spec);
      this.#answer.appendArguments(known, seq, textAt(json, 'delta'));
      if (step === 'CHUNK') known.closedAt ??= seq;
    }
  }

  #prove(json: unknown, seq: number): void {
    for (const message of listAt(json, 'messages')) {
      const part = this.#answer.part(`text:${textAt(message, 'id')}`);
      if (part) this.#answer.prove('text', seq, part.text, textAt(message, 'content'));
    }
  }
}
