/** The output items of the Responses API: opened, filled by deltas, and sent once more as a whole. */

import type { Answer } from '../answer/answer.ts';
import type { Part, PartKind } from '../answer/part.ts';
import { at, isRecord, jsonTextOf, listAt, nameAt, textAt } from '../json/values.ts';

interface Item {
  readonly type: string;
  readonly id: string;
}

/** Of the deltas: which kind of part they fill, and which index of the event tells one part of an item from another. */
const streams: Readonly<Record<string, { kind: PartKind; index: string; mark: string; whole: string }>> = {
  output_text: { kind: 'text', index: 'content_index', mark: 'c', whole: 'text' },
  refusal: { kind: 'refusal', index: 'content_index', mark: 'c', whole: 'refusal' },
  reasoning_text: { kind: 'thinking', index: 'content_index', mark: 'c', whole: 'text' },
  reasoning_summary_text: { kind: 'thinking', index: 'summary_index', mark: 's', whole: 'text' },
  'audio.transcript': { kind: 'text', index: 'content_index', mark: 'a', whole: 'transcript' },
};

/** Deltas that go to the item itself. */
const itemStreams = new Map([
  ['function_call_arguments', 'arguments'],
  ['custom_tool_call_input', 'input'],
  ['mcp_call_arguments', 'arguments'],
  ['code_interpreter_call_code', 'code'],
  ['apply_patch_call_operation_diff', 'diff'],
  ['shell_call_command', 'command'],
]);

const calls = new Set(['function_call', 'custom_tool_call']);
/** They say how far a tool is, and carry nothing. */
const progress = /^[a-z_]+_call\.[a-z_]+$|^mcp_list_tools\.[a-z_]+$/;
const parts = /^(?:content_part|reasoning_part|reasoning_summary_part)\.(added|done)$/;

export class ResponseItems {
  readonly #answer: Answer;
  readonly #items = new Map<string, Item>();

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  /** @returns whether the kind of event is known */
  read(type: string, json: unknown, seq: number): boolean {
    const kind = type.replace(/^response\./, '');
    const output = nameAt(json, 'output_index') || nameAt(json, 'item_id');
    if (kind === 'output_item.added') this.#add(output, at(json, 'item'), seq);
    else if (kind === 'output_item.done') this.#done(output, at(json, 'item'), seq);
    else return this.#within(kind, output, json, seq);
    return true;
  }

  #within(kind: string, output: string, json: unknown, seq: number): boolean {
    this.#heedId(output, textAt(json, 'item_id'), seq);
    if (kind === 'output_text.annotation.added') return this.#cite(output, at(json, 'annotation'), seq);
    if (kind === 'image_generation_call.partial_image') return this.#image(output, json, seq);
    if (parts.test(kind)) return this.#part(kind, output, json, seq);
    const [, stream = '', step = ''] = /^(.+)\.(added|delta|done)$/.exec(kind) ?? [];
    if (Object.hasOwn(streams, stream)) return this.#stream(stream, step, output, json, seq);
    if (itemStreams.has(stream)) return this.#itemStream(stream, step, output, json, seq);
    if (stream === 'shell_call_output_content') return true;
    return progress.test(kind);
  }

  /** Behind some proxies every event has another ID. */
  #heedId(output: string, id: string, seq: number): void {
    const known = this.#items.get(output);
    if (known && id !== '' && known.id !== '' && known.id !== id) {
      this.#answer.faults.add('idChanged', seq, { output, id, first: known.id });
    }
  }

  #add(output: string, item: unknown, seq: number): void {
    const type = textAt(item, 'type');
    if (this.#items.has(output))
      this.#answer.faults.add('partOpenedTwice', seq, { part: output, kind: type, first: '' });
    this.#items.set(output, { type, id: textAt(item, 'id') });
    if (type === 'message' || type === 'reasoning') return;
    const part = this.#answer.open({
      key: output,
      kind: kindOf(type),
      seq,
      name: textAt(item, 'name') || type,
      id: textAt(item, 'call_id') || textAt(item, 'id'),
    });
    part.isBracketed = true;
    part.isFreeText = type === 'custom_tool_call';
    if (part.kind === 'toolCall') this.#fill(part, seq, jsonTextOf(at(item, 'arguments') ?? at(item, 'input')));
  }

  #fill(part: Part, seq: number, piece: string): void {
    if (part.kind === 'toolCall' && !part.isFreeText) this.#answer.appendArguments(part, seq, piece);
    else this.#answer.append(part, seq, piece);
  }

  /** Opens and closes a part of a message or of thinking; its text comes by deltas, and once more as a whole. */
  #part(kind: string, output: string, json: unknown, seq: number): boolean {
    const part = at(json, 'part');
    const isSummary = kind.startsWith('reasoning_summary');
    const index = nameAt(json, isSummary ? 'summary_index' : 'content_index') || '0';
    const key = `${output}:${isSummary ? 's' : 'c'}${index}`;
    if (kind.endsWith('.added')) this.#answer.openOnce({ key, kind: kindOfPart(textAt(part, 'type')), seq });
    else this.#answer.close(key, seq);
    return true;
  }

  #stream(stream: string, step: string, output: string, json: unknown, seq: number): boolean {
    const rule = streams[stream];
    if (!rule) return false;
    const key = `${output}:${rule.mark}${nameAt(json, rule.index) || '0'}`;
    const part = this.#answer.expect({ key, kind: rule.kind, seq });
    if (step === 'done') this.#prove(part, seq, textAt(json, rule.whole));
    else this.#answer.append(part, seq, textAt(json, 'delta'));
    return true;
  }

  #itemStream(stream: string, step: string, output: string, json: unknown, seq: number): boolean {
    const kind = stream.startsWith('function') || stream.startsWith('custom') ? 'toolCall' : 'serverTool';
    const part = this.#answer.expect({ key: output, kind, seq });
    if (step === 'done') this.#prove(part, seq, textAt(json, itemStreams.get(stream) ?? ''));
    else this.#fill(part, seq, textAt(json, 'delta'));
    return true;
  }

  /** What has come without deltas is taken from the whole. */
  #prove(part: Part, seq: number, whole: string): void {
    if (part.length === 0) return this.#fill(part, seq, whole);
    const subject =
      part.kind === 'thinking' || part.kind === 'refusal' || part.kind === 'text' ? part.kind : 'arguments';
    this.#answer.prove(subject, seq, part.text, whole);
  }

  #cite(output: string, annotation: unknown, seq: number): boolean {
    const key = `${output}:citation:${this.#answer.parts.length}`;
    this.#answer.whole({ key, kind: 'citation', seq, message: output }, '', annotation);
    return true;
  }

  #image(output: string, json: unknown, seq: number): boolean {
    const key = `${output}:image`;
    const part = this.#answer.part(key) ?? this.#answer.open({ key, kind: 'image', seq });
    part.value = { partial: at(json, 'partial_image_index'), seq };
    return true;
  }

  #done(output: string, item: unknown, seq: number): void {
    const type = textAt(item, 'type');
    if (!this.#items.has(output)) this.#answer.faults.add('partNotOpened', seq, { part: output, kind: type });
    this.#items.delete(output);
    if (type === 'message' || type === 'reasoning') return this.#proveContents(output, item, seq);
    const part = this.#answer.part(output);
    if (!part) return;
    part.closedAt = seq;
    if (part.kind === 'serverTool') part.value = argumentsOf(item);
    else if (part.kind === 'toolCall') this.#prove(part, seq, jsonTextOf(at(item, 'arguments') ?? at(item, 'input')));
    else this.#answer.append(part, seq, jsonTextOf(at(item, 'output') ?? at(item, 'tools')));
  }

  #proveContents(output: string, item: unknown, seq: number): void {
    for (const [mark, member] of [['s', 'summary'] as const, ['c', 'content'] as const]) {
      listAt(item, member).forEach((content, index) => {
        const part = this.#answer.part(`${output}:${mark}${index}`);
        if (part) this.#prove(part, seq, textAt(content, 'text') || textAt(content, 'refusal'));
      });
    }
    this.#proveHidden(output, item, seq);
  }

  /** Thinking of which nothing but its encrypted form was sent. */
  #proveHidden(output: string, item: unknown, seq: number): void {
    if (textAt(item, 'type') !== 'reasoning' || textAt(item, 'encrypted_content') === '') return;
    if (listAt(item, 'summary').length + listAt(item, 'content').length > 0) return;
    this.#answer.whole({ key: `${output}:hidden`, kind: 'thinking', seq }, '').isHidden = true;
  }
}

function kindOf(type: string): PartKind {
  if (calls.has(type)) return 'toolCall';
  return type.endsWith('_call') ? 'serverTool' : 'toolResult';
}

function kindOfPart(type: string): PartKind {
  if (type === 'refusal') return 'refusal';
  return type === 'output_text' || type === 'output_audio' ? 'text' : 'thinking';
}

/** Each kind of tool has its arguments under another name. */
function argumentsOf(item: unknown): unknown {
  const text = textAt(item, 'arguments');
  if (text !== '') return text;
  const names = ['code', 'action', 'operation', 'queries'];
  for (const name of names) {
    const value = at(item, name);
    if (value !== undefined && (isRecord(value) || typeof value === 'string' || Array.isArray(value))) return value;
  }
  return null;
}
