/** Events of LangGraph's protocol of 2026: messages with blocks that are opened, filled and finished. */

import type { Answer } from '../answer/answer.ts';
import type { Part, PartKind } from '../answer/part.ts';
import { at, isRecord, jsonTextOf, listAt, nameAt, numberAt, textAt } from '../json/values.ts';

export class GraphMessages {
  readonly #answer: Answer;
  /** The runs whose messages are those of tools. */
  readonly #tools = new Set<string>();
  #sequence: number | undefined;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read(json: unknown, seq: number): void {
    const [method, data] = [textAt(json, 'method'), at(json, 'params', 'data')];
    this.#heedSequence(numberAt(json, 'seq'), seq);
    if (method === 'messages') return this.#message(data, seq);
    if (method === 'values' && listAt(json, 'params', 'namespace').length === 0) return this.#prove(data, seq);
    if (method === 'tools' && textAt(data, 'event') === 'tool-finished') return this.#result(data, seq);
    if (method === 'lifecycle' && listAt(json, 'params', 'namespace').length === 0) this.#lifecycle(data, seq);
  }

  /** Numbers are left out, where a subscription isn't of all that happens; they never go back. */
  #heedSequence(number: number | undefined, seq: number): void {
    if (number === undefined) return;
    if (this.#sequence !== undefined && number <= this.#sequence) {
      this.#answer.faults.add('sequenceRepeated', seq, { expected: this.#sequence + 1, number });
    }
    this.#sequence = Math.max(number, this.#sequence ?? number);
  }

  /** Of the graph itself, not of one of its nodes. */
  #lifecycle(data: unknown, seq: number): void {
    const event = textAt(data, 'event');
    if (event === 'failed') this.#answer.error(at(data, 'error') ?? data, seq);
    if (event === 'completed' || event === 'failed' || event === 'interrupted') this.#answer.end(event, seq);
  }

  #message(data: unknown, seq: number): void {
    const [event, run] = [textAt(data, 'event'), textAt(data, 'run_id')];
    this.#answer.report(at(data, 'usage'), seq);
    if (event === 'message-start') return this.#start(run, data, seq);
    if (event === 'message-finish') {
      if (!this.#tools.has(run)) this.#answer.stop(at(data, 'reason'), seq);
      return;
    }
    if (event === 'content-block-start') this.#block(run, at(data, 'content'), data, seq, 'open');
    else if (event === 'content-block-finish') this.#block(run, at(data, 'content'), data, seq, 'finish');
    else if (event === 'content-block-delta') this.#delta(run, data, seq);
    else if (event !== 'usage') this.#answer.unknown(event, seq);
  }

  #start(run: string, data: unknown, seq: number): void {
    const role = textAt(data, 'role');
    if (role === 'tool') this.#tools.add(run);
    else this.#answer.lastMessage = run;
    this.#answer.model(at(data, 'model'), seq);
  }

  #part(run: string, index: string, kind: PartKind, seq: number): Part {
    const own = this.#tools.has(run) ? 'toolResult' : kind;
    const key = `${run}:${index}:${own}`;
    return this.#answer.part(key) ?? this.#answer.open({ key, kind: own, seq, message: run });
  }

  /** A block as it begins, with its first piece, or as a whole when it is finished. */
  #block(run: string, content: unknown, data: unknown, seq: number, step: 'open' | 'finish'): void {
    const kind = kindOf(textAt(content, 'type'));
    const part = this.#part(run, nameAt(data, 'index'), kind, seq);
    part.name ||= textAt(content, 'name');
    part.id ||= textAt(content, 'id');
    const whole = kind === 'toolCall' ? jsonTextOf(at(content, 'args')) : textOfBlock(content);
    if (step === 'open') return this.#answer.append(part, seq, kind === 'toolCall' ? '' : whole);
    part.closedAt = seq;
    if (kind !== 'toolCall') return this.#finish(part, seq, whole);
    const args = at(content, 'args');
    if (isRecord(args)) part.value = args;
  }

  /** What a finished block says holds: some of its deltas may not have been sent. */
  #finish(part: Part, seq: number, whole: string): void {
    if (whole === '') return;
    if (part.kind !== 'toolResult') {
      this.#answer.prove(part.kind === 'thinking' ? 'thinking' : 'text', seq, part.text, whole);
    }
    this.#answer.replace(part, seq, whole);
  }

  #delta(run: string, data: unknown, seq: number): void {
    const delta = at(data, 'delta');
    const index = nameAt(data, 'index');
    const type = textAt(delta, 'type');
    if (type === 'text-delta') this.#answer.append(this.#part(run, index, 'text', seq), seq, textAt(delta, 'text'));
    else if (type === 'reasoning-delta') {
      this.#answer.append(this.#part(run, index, 'thinking', seq), seq, textAt(delta, 'reasoning'));
    } else if (textAt(delta, 'fields', 'type') === 'tool_call_chunk') this.#call(run, index, at(delta, 'fields'), seq);
  }

  /** The arguments so far, not what is new in them. */
  #call(run: string, index: string, fields: unknown, seq: number): void {
    const part = this.#part(run, index, 'toolCall', seq);
    part.name ||= textAt(fields, 'name');
    part.id ||= textAt(fields, 'id');
    this.#answer.replace(part, seq, textAt(fields, 'args'));
  }

  #result(data: unknown, seq: number): void {
    const id = textAt(data, 'tool_call_id');
    const content = jsonTextOf(at(data, 'output', 'content') ?? at(data, 'output'));
    this.#answer.whole({ key: `result:${id}`, kind: 'toolResult', seq, id }, content);
  }

  /** The whole state has the last message once more. */
  #prove(data: unknown, seq: number): void {
    const last = listAt(data, 'messages').at(-1);
    if (textAt(last, 'type') !== 'ai') return;
    const contents = listAt(last, 'content');
    const final =
      contents.length > 0 ? contents.map((content) => textAt(content, 'text')).join('') : textAt(last, 'content');
    const texts = this.#answer.parts.filter(
      ({ kind, message }) => kind === 'text' && message === this.#answer.lastMessage,
    );
    const merged = texts.map((part) => part.text).join('');
    if (merged !== '' || final !== '') this.#answer.prove('text', seq, merged, final);
  }
}

function kindOf(type: string): PartKind {
  if (/^tool_(?:use|call)/.test(type)) return 'toolCall';
  return type === 'reasoning' || type === 'thinking' ? 'thinking' : 'text';
}

function textOfBlock(content: unknown): string {
  return textAt(content, 'text') || textAt(content, 'reasoning') || textAt(content, 'thinking');
}
