/** Anthropic Messages. */

import type { Answer } from '../answer/answer.ts';
import type { Part, PartKind, PartSpec } from '../answer/part.ts';
import { at, isRecord, jsonTextOf, nameAt, textAt } from '../json/values.ts';
import type { JsonRecord } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';

const kinds = new Set([
  'message_start',
  'content_block_start',
  'content_block_delta',
  'content_block_stop',
  'message_delta',
  'message_stop',
]);

export const anthropic: LlmFormat = {
  ...usualFormat,
  id: 'anthropic',
  name: 'Anthropic Messages',
  terminators: ['message_stop'],
  needsTerminator: true,
  opensParts: true,
  replaces: true,
  stopWords: { tools: 'tool_use', finished: 'end_turn' },
  recognise({ json }) {
    const type = textAt(json, 'type');
    if (kinds.has(type)) return `type: "${type}"`;
    const isError = type === 'error' && isRecord(at(json, 'error')) && at(json, 'sequence_number') === undefined;
    return isError && textAt(json, 'error', 'type').endsWith('_error') ? 'type: "error"' : undefined;
  },
  begin(answer) {
    const reader = new AnthropicReader(answer);
    return (event) => reader.read(event);
  },
};

class AnthropicReader {
  readonly #answer: Answer;
  #starts = 0;
  #usage: JsonRecord = {};

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read({ json, seq, data }: LlmEvent): void {
    const type = textAt(json, 'type');
    if (data === '[DONE]') return this.#answer.end('[DONE]', seq);
    if (!isRecord(json)) return this.#answer.faults.add('notJson', seq);
    if (type === 'ping') return;
    if (type === 'error') return this.#answer.error(json['error'], seq);
    if (!kinds.has(type)) return this.#answer.unknown(type, seq);
    this.#heedOrder(type, seq);
    this.#message(type, json, seq);
    if (type.startsWith('content_block')) this.#block(type, json, seq);
  }

  #heedOrder(type: string, seq: number): void {
    if (type === 'message_start') return;
    if (this.#answer.isEnded && type !== 'message_stop') this.#answer.faults.add('afterEnd', seq, { type });
    if (this.#starts > 0) return;
    this.#answer.faults.add('startMissing', seq, { type });
    this.#starts = 1;
  }

  #message(type: string, json: unknown, seq: number): void {
    if (type === 'message_start') this.#start(json, seq);
    if (type === 'message_delta') {
      this.#answer.stop(at(json, 'delta', 'stop_reason'), seq);
      this.#report(at(json, 'usage'), seq);
    }
    if (type === 'message_stop') this.#answer.end('message_stop', seq);
  }

  #start(json: unknown, seq: number): void {
    if (this.#starts++ > 0) {
      this.#answer.faults.add('startTwice', seq, { starts: this.#starts });
      this.#answer.supersede();
      this.#usage = {};
    }
    this.#answer.model(at(json, 'message', 'model'), seq);
    this.#report(at(json, 'message', 'usage'), seq);
  }

  /** Running totals: what is named replaces what was there, and nothing is added up. */
  #report(usage: unknown, seq: number): void {
    if (!isRecord(usage)) return;
    const named = Object.entries(usage).filter(([, value]) => value !== null);
    this.#usage = { ...this.#usage, ...Object.fromEntries(named) };
    this.#answer.report(this.#usage, seq);
  }

  #block(type: string, json: unknown, seq: number): void {
    const key = nameAt(json, 'index');
    if (type === 'content_block_start') return this.#startBlock(key, at(json, 'content_block'), seq);
    if (type === 'content_block_delta') return this.#delta(key, at(json, 'delta'), seq);
    this.#answer.close(key, seq);
  }

  #startBlock(key: string, block: unknown, seq: number): void {
    const type = textAt(block, 'type');
    const spec: PartSpec = { key, kind: kindOf(type), seq, name: textAt(block, 'name'), id: textAt(block, 'id') };
    const part = this.#answer.openOnce(spec);
    part.emptyMeansNone = true;
    part.isJson = part.kind === 'serverTool';
    part.isHidden = type === 'redacted_thinking';
    if (part.kind === 'toolResult') this.#answer.append(part, seq, jsonTextOf(at(block, 'content')));
    else this.#answer.append(part, seq, textAt(block, 'text') || textAt(block, 'thinking') || textAt(block, 'content'));
    if (type === 'fallback') this.#fallback(part, block, seq);
  }

  #fallback(part: Part, block: unknown, seq: number): void {
    part.value = block;
    this.#answer.model(at(block, 'to', 'model') ?? at(block, 'to'), seq);
  }

  #delta(key: string, delta: unknown, seq: number): void {
    const type = textAt(delta, 'type');
    const part = this.#answer.expect({ key, kind: kindOfDelta(type), seq });
    const rule = Object.hasOwn(deltas, type) ? deltas[type] : undefined;
    if (rule) rule.append({ answer: this.#answer, part, delta, seq });
    else this.#answer.unknown(type, seq);
  }
}

interface Delta {
  readonly answer: Answer;
  readonly part: Part;
  readonly delta: unknown;
  readonly seq: number;
}

const deltas: Readonly<Record<string, { kind: PartKind; append: (delta: Delta) => void }>> = {
  text_delta: {
    kind: 'text',
    append: ({ answer, part, delta, seq }) => answer.append(part, seq, textAt(delta, 'text')),
  },
  thinking_delta: {
    kind: 'thinking',
    append: ({ answer, part, delta, seq }) => answer.append(part, seq, textAt(delta, 'thinking')),
  },
  input_json_delta: {
    kind: 'toolCall',
    append: ({ answer, part, delta, seq }) => answer.appendArguments(part, seq, textAt(delta, 'partial_json')),
  },
  signature_delta: {
    kind: 'thinking',
    append: ({ part }) => {
      part.isHidden ||= part.length === 0;
    },
  },
  citations_delta: {
    kind: 'text',
    append: ({ answer, part, delta, seq }) => {
      const key = `citation:${answer.parts.length}`;
      answer.whole({ key, kind: 'citation', seq, message: part.key }, '', at(delta, 'citation'));
    },
  },
  compaction_delta: {
    kind: 'compaction',
    append: ({ answer, part, delta, seq }) => answer.replace(part, seq, textAt(delta, 'content')),
  },
};

function kindOfDelta(type: string): PartKind {
  return Object.hasOwn(deltas, type) ? (deltas[type]?.kind ?? 'text') : 'text';
}

const blocks: Readonly<Record<string, PartKind>> = {
  text: 'text',
  thinking: 'thinking',
  redacted_thinking: 'thinking',
  tool_use: 'toolCall',
  server_tool_use: 'serverTool',
  mcp_tool_use: 'serverTool',
  compaction: 'compaction',
  fallback: 'fallback',
};

/** The results of the provider's own tools have a type each, and new ones are added. */
function kindOf(type: string): PartKind {
  return Object.hasOwn(blocks, type) ? (blocks[type] ?? 'text') : 'toolResult';
}
