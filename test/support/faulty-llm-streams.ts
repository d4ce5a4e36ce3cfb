/** For each fault of an LLM stream, a stream that has it and no other. */

import type { FaultKind } from '../../src/llm/answer/faults.ts';
import { llmEvent } from '../../src/llm/formats/format.ts';
import type { FormatId, LlmEvent } from '../../src/llm/formats/format.ts';

export interface FaultyStream {
  readonly kind: FaultKind;
  readonly format: FormatId;
  readonly events: readonly LlmEvent[];
  /** Of the event that shows it. */
  readonly seq: number;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Events are named by the type within, as Anthropic's and OpenAI's are. */
function eventsOf(...data: readonly unknown[]): readonly LlmEvent[] {
  return data.map((value, seq) => {
    const { type = 'message' } = value as { readonly type?: string };
    return llmEvent(seq, type, typeof value === 'string' ? value : JSON.stringify(value));
  });
}

/** The first chunk says who speaks. */
function chat(first: unknown, ...others: readonly unknown[]): readonly LlmEvent[] {
  const [role, delta] = ['"role":"assistant"', '"delta":{'];
  const begun = JSON.stringify(first).replace(delta, `${delta}${role},`).replace(`${role},}`, `${role}}`);
  return eventsOf(begun, ...others);
}

function chunk(delta: unknown, finish_reason: string | null = null, more: object = {}): unknown {
  return {
    id: 'c',
    object: 'chat.completion.chunk',
    model: 'm',
    choices: [{ index: 0, delta, finish_reason }],
    ...more,
  };
}

function call(index: number, id: string, args: string): unknown {
  return chunk({ tool_calls: [{ index, id, type: 'function', function: { name: 'f', arguments: args } }] });
}

const counted = { id: 'c', object: 'chat.completion.chunk', model: 'm', choices: [] };
const stop = chunk({}, 'stop');
const calls = chunk({}, 'tool_calls');
const start = {
  type: 'message_start',
  message: {
    id: 'msg',
    type: 'message',
    role: 'assistant',
    model: 'm',
    content: [],
    usage: { input_tokens: 1, output_tokens: 1 },
  },
};
const open = { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } };
const hello = { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hello' } };
const close = { type: 'content_block_stop', index: 0 };
const turn = { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } };
const over = { type: 'message_stop' };

function response(status: string, output: readonly unknown[] = []): unknown {
  const usage = status === 'completed' ? { input_tokens: 1, output_tokens: 0 } : null;
  return { id: 'resp', object: 'response', created_at: 1, model: 'm', status, output, usage };
}

function created(sequence_number: number): unknown {
  return { type: 'response.created', sequence_number, response: response('in_progress') };
}

function completed(sequence_number: number, output: readonly unknown[] = []): unknown {
  return { type: 'response.completed', sequence_number, response: response('completed', output) };
}

const added = {
  type: 'response.output_item.added',
  sequence_number: 1,
  output_index: 0,
  item: { id: 'a', type: 'function_call', name: 'f', call_id: 'c', arguments: '' },
};
const itemDone = {
  type: 'response.output_item.done',
  sequence_number: 2,
  output_index: 0,
  item: { id: 'a', type: 'function_call', name: 'f', call_id: 'c', arguments: '{}', status: 'completed' },
};

const argumentsDone = {
  type: 'response.function_call_arguments.done',
  sequence_number: 2,
  output_index: 0,
  item_id: 'b',
};

export const faultyStreams: readonly FaultyStream[] = [
  {
    kind: 'startMissing',
    format: 'anthropic',
    events: eventsOf(open, hello, close, turn, over),
    seq: 0,
    facts: { type: 'content_block_start' },
  },
  {
    kind: 'startTwice',
    format: 'anthropic',
    events: eventsOf(start, open, start, open, hello, close, turn, over),
    seq: 2,
    facts: { starts: 2 },
  },
  {
    kind: 'afterEnd',
    format: 'openai-chat',
    events: chat(chunk({ content: 'a' }), stop, '[DONE]', chunk({ tool_calls: [] }), chunk({ content: 'b' }), stop),
    seq: 4,
    facts: {},
  },
  {
    kind: 'endMissing',
    format: 'anthropic',
    events: eventsOf(start, open, hello),
    seq: 2,
    facts: { name: 'message_stop', characters: 5 },
  },
  {
    kind: 'doneMissing',
    format: 'openai-chat',
    events: chat(chunk({ content: 'a' }), stop),
    seq: 1,
    facts: { name: '[DONE]' },
  },
  {
    kind: 'doneTwice',
    format: 'openai-chat',
    events: chat(chunk({ content: 'a' }), stop, '[DONE]', '[DONE]'),
    seq: 3,
    facts: { name: '[DONE]' },
  },
  {
    kind: 'partNotOpened',
    format: 'anthropic',
    events: eventsOf(start, hello, close, turn, over),
    seq: 1,
    facts: { part: '0', kind: 'text' },
  },
  {
    kind: 'partOpenedTwice',
    format: 'anthropic',
    events: eventsOf(start, open, hello, close, open, close, turn, over),
    seq: 4,
    facts: { part: '0', kind: 'text', first: 1 },
  },
  {
    kind: 'partAfterClose',
    format: 'anthropic',
    events: eventsOf(start, open, close, hello, turn, over),
    seq: 3,
    facts: { part: '0', kind: 'text' },
  },
  {
    kind: 'partNeverClosed',
    format: 'anthropic',
    events: eventsOf(start, open, hello, turn, over),
    seq: 1,
    facts: { part: '0', kind: 'text' },
  },
  {
    kind: 'sequenceGap',
    format: 'openai-responses',
    events: eventsOf(created(0), completed(2)),
    seq: 1,
    facts: { expected: 1, number: 2 },
  },
  {
    kind: 'sequenceRepeated',
    format: 'openai-responses',
    events: eventsOf(
      created(0),
      { type: 'response.in_progress', sequence_number: 0, response: response('in_progress') },
      completed(1),
    ),
    seq: 1,
    facts: { expected: 1, number: 0 },
  },
  {
    kind: 'idChanged',
    format: 'openai-responses',
    events: eventsOf(
      created(0),
      added,
      { ...argumentsDone, arguments: '{}' },
      { ...itemDone, sequence_number: 3 },
      completed(4, [itemDone.item]),
    ),
    seq: 2,
    facts: { output: '0', id: 'b', first: 'a' },
  },
  {
    kind: 'sharedIndex',
    format: 'openai-chat',
    events: chat(call(0, 'x', '{}'), call(0, 'y', '{}'), calls, '[DONE]'),
    seq: 1,
    facts: { index: '0', id: 'y', first: 'x' },
  },
  {
    kind: 'gluedArguments',
    format: 'openai-chat',
    events: chat(call(0, 'x', '{"a":1}'), call(0, '', '{"a":'), call(0, '', '2}'), calls, '[DONE]'),
    seq: 1,
    facts: { part: '0:call:0', name: 'f', offset: 7 },
  },
  {
    kind: 'argumentsCut',
    format: 'openai-chat',
    events: chat(call(0, 'x', '{"city": "Par'), calls, '[DONE]'),
    seq: 0,
    facts: { name: 'f', offset: 9, reason: 'tool_calls' },
  },
  {
    kind: 'argumentsInvalid',
    format: 'openai-chat',
    events: chat(call(0, 'x', "{'city': 1}"), calls, '[DONE]'),
    seq: 0,
    facts: { name: 'f', offset: 1, reason: 'tool_calls' },
  },
  {
    kind: 'noStopReason',
    format: 'openai-chat',
    events: chat(chunk({ content: 'a' }), '[DONE]'),
    seq: 1,
    facts: { name: '[DONE]' },
  },
  {
    kind: 'toolsDespiteStop',
    format: 'openai-chat',
    events: chat(call(0, 'x', '{}'), stop, '[DONE]'),
    seq: 1,
    facts: { reason: 'stop', calls: 1 },
  },
  {
    kind: 'stopWithoutTools',
    format: 'openai-chat',
    events: chat(chunk({ content: 'a' }), calls, '[DONE]'),
    seq: 1,
    facts: { reason: 'tool_calls' },
  },
  {
    kind: 'usageWithoutContent',
    format: 'openai-chat',
    events: chat(
      chunk({ content: 'Hello' }),
      stop,
      { ...counted, usage: { prompt_tokens: 1, completion_tokens: 859, total_tokens: 860 } },
      '[DONE]',
    ),
    seq: 2,
    facts: { tokens: 859, characters: 5 },
  },
  {
    kind: 'thinkTags',
    format: 'openai-chat',
    events: chat(chunk({ content: '<th' }), chunk({ content: 'ink>Hm' }), stop, '[DONE]'),
    seq: 1,
    facts: { tag: '<think>', offset: 0 },
  },
  {
    kind: 'replacementCharacter',
    format: 'openai-chat',
    events: chat(chunk({ content: 'Gr' }), chunk({ content: '\uFFFD\uFFFDn' }), stop, '[DONE]'),
    seq: 1,
    facts: { kind: 'text', offset: 2 },
  },
  {
    kind: 'errorInside',
    format: 'openai-chat',
    events: chat(chunk({ content: 'Hello' }), { error: { message: 'Overloaded' } }),
    seq: 1,
    facts: { message: 'Overloaded', characters: 5 },
  },
  {
    kind: 'notJson',
    format: 'openai-chat',
    events: chat(chunk({ content: 'a' }), '{"object":', stop, '[DONE]'),
    seq: 1,
    facts: {},
  },
  {
    kind: 'differsFromFinal',
    format: 'openai-responses',
    events: eventsOf(
      created(0),
      added,
      {
        type: 'response.function_call_arguments.delta',
        sequence_number: 2,
        output_index: 0,
        item_id: 'a',
        delta: '[]',
      },
      { ...itemDone, sequence_number: 3, item: { ...itemDone.item, arguments: '[]' } },
      completed(4, [itemDone.item]),
    ),
    seq: 4,
    facts: { subject: 'arguments', offset: 0 },
  },
  {
    kind: 'roleMissing',
    format: 'openai-chat',
    events: eventsOf(chunk({ content: 'a' }), stop, '[DONE]'),
    seq: 0,
    facts: { choice: '0' },
  },
];

/** Of each format above a stream without a fault. */
export const healthyEvents: Readonly<Partial<Record<FormatId, readonly LlmEvent[]>>> = {
  'openai-chat': chat(chunk({ content: 'Hello' }), stop, '[DONE]'),
  anthropic: eventsOf(start, open, hello, close, turn, over),
  'openai-responses': eventsOf(created(0), added, itemDone, completed(3, [itemDone.item])),
};
