/**
 * OpenAI Chat Completions and its dialects: Azure, DeepSeek, Qwen, GLM, Groq, OpenRouter, Mistral, xAI, Perplexity, Writer,
 * Snowflake, vLLM, llama.cpp, Ollama and others.
 */

import type { Answer } from '../answer/answer.ts';
import type { Part } from '../answer/part.ts';
import { at, isRecord, jsonTextOf, listAt, listOf, nameAt, recordOf, textAt, textOf } from '../json/values.ts';
import type { JsonRecord } from '../json/values.ts';
import { ChatLogprobs } from './chat-logprobs.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';

export const openaiChat: LlmFormat = {
  ...usualFormat,
  id: 'openai-chat',
  name: 'OpenAI Chat Completions',
  terminators: ['[DONE]'],
  needsTerminator: true,
  stopWords: { tools: 'tool_calls', finished: 'stop' },
  recognise({ json }) {
    if (at(json, 'object') === 'chat.completion.chunk') return 'object: "chat.completion.chunk"';
    if (isRecord(at(json, 'choices', 0, 'delta'))) return 'choices[].delta';
    return listAt(json, 'prompt_filter_results').length > 0 ? 'prompt_filter_results' : undefined;
  },
  begin(answer) {
    const reader = new ChatReader(answer);
    return (event) => reader.read(event);
  },
};

const mostChoices = 1000;

class ChatReader {
  readonly #answer: Answer;
  readonly #logprobs: ChatLogprobs;
  #sources = 0;
  /** The choices whose first delta came. */
  readonly #begun = new Set<string>();

  constructor(answer: Answer) {
    this.#answer = answer;
    this.#logprobs = new ChatLogprobs(answer);
  }

  read({ json, data, seq }: LlmEvent): void {
    if (data === '[DONE]') return this.#done(seq);
    if (!isRecord(json)) return this.#answer.faults.add('notJson', seq);
    const before = this.#answer.growth;
    this.#chunk(json, seq);
    if (this.#answer.isEnded && this.#answer.growth > before) this.#answer.faults.add('afterEnd', seq);
  }

  #chunk(json: JsonRecord, seq: number): void {
    this.#answer.model(json['model'], seq);
    for (const choice of listAt(json, 'choices')) this.#choice(choice, seq);
    if (json['error'] !== undefined && json['error'] !== null) this.#answer.error(json['error'], seq);
    this.#answer.report(json['usage'] ?? at(json, 'x_groq', 'usage'), seq);
    const { citations } = json;
    if (Array.isArray(citations)) this.#cite(citations.slice(this.#sources), seq);
  }

  #done(seq: number): void {
    this.#answer.end('[DONE]', seq);
    this.#logprobs.prove(seq);
  }

  #choice(choice: unknown, seq: number): void {
    const index = nameAt(choice, 'index') || '0';
    const delta = at(choice, 'delta');
    this.#begin(delta, index, seq);
    this.#delta(delta, index, seq);
    this.#logprobs.add(at(choice, 'logprobs'), index);
    const reason = textAt(choice, 'finish_reason');
    this.#answer.stop(reason, seq, index);
    // Perplexity repeats the answer so far beside each delta.
    const whole = textAt(choice, 'message', 'content');
    // Those that send a message beside the delta, Perplexity and Writer, send no [DONE].
    if (isRecord(at(choice, 'message'))) this.#answer.endsSilently = true;
    if (reason !== '' && whole !== '') this.#answer.prove('text', seq, textOfChoice(this.#answer, index), whole);
  }

  #begin(delta: unknown, choice: string, seq: number): void {
    if (this.#begun.has(choice) || this.#begun.size >= mostChoices) return;
    this.#begun.add(choice);
    if (textAt(delta, 'role') === '') this.#answer.faults.add('roleMissing', seq, { choice });
  }

  #delta(delta: unknown, choice: string, seq: number): void {
    // Most deltas are a piece of text and nothing else.
    const { content } = recordOf(delta);
    if (typeof content === 'string' && Object.keys(recordOf(delta)).length === 1) {
      return this.#answer.flow('text', seq, content, choice);
    }
    const thinking = thinkingOf(delta);
    this.#answer.flow('thinking', seq, thinking, choice);
    this.#content(at(delta, 'content'), choice, seq);
    this.#answer.flow('text', seq, textAt(delta, 'audio', 'transcript'), choice);
    this.#answer.flow('refusal', seq, textAt(delta, 'refusal'), choice);
    for (const call of listAt(delta, 'tool_calls')) this.#call(call, choice, seq);
    const single = at(delta, 'function_call');
    if (isRecord(single)) this.#call({ index: 'function', function: single }, choice, seq);
    for (const tool of listAt(delta, 'executed_tools')) this.#executed(tool, choice, seq);
    for (const note of listAt(delta, 'annotations')) this.#cite([note], seq, choice);
    for (const image of listAt(delta, 'images')) this.#whole('image', image, choice, seq);
  }

  /** A text, or Mistral's list of pieces of text and of thinking. */
  #content(content: unknown, choice: string, seq: number): void {
    this.#answer.flow('text', seq, textOf(content), choice);
    for (const piece of listOf(content)) {
      this.#answer.flow('text', seq, textAt(piece, 'text'), choice);
      for (const thought of listAt(piece, 'thinking'))
        this.#answer.flow('thinking', seq, textAt(thought, 'text'), choice);
      if (at(piece, 'type') === 'reference') this.#cite([piece], seq, choice);
    }
  }

  #call(call: unknown, choice: string, seq: number): void {
    const index = nameAt(call, 'index') || '0';
    const [id, name] = [textAt(call, 'id'), textAt(call, 'function', 'name')];
    const part = this.#callPart({ key: `${choice}:call:${index}`, choice, index, id, name }, seq);
    part.id ||= id;
    part.name ||= name;
    this.#answer.appendArguments(part, seq, jsonTextOf(at(call, 'function', 'arguments')));
  }

  /** Several calls with one index are told apart by their IDs. */
  #callPart(call: { key: string; choice: string; index: string; id: string; name: string }, seq: number): Part {
    const known = this.#answer.part(call.key);
    const isAnother = known !== undefined && call.id !== '' && known.id !== '' && call.id !== known.id;
    if (isAnother) this.#answer.faults.add('sharedIndex', seq, { index: call.index, id: call.id, first: known.id });
    if (known && !isAnother) return known;
    // The name is in the first piece of a call: that piece was lost.
    if (call.name === '') this.#answer.faults.add('partNotOpened', seq, { part: call.key, kind: 'toolCall' });
    return this.#answer.open({ ...call, kind: 'toolCall', seq });
  }

  /** Groq's compound models run tools themselves. Each is sent first with its arguments, then again with its output. */
  #executed(tool: unknown, choice: string, seq: number): void {
    const key = `${choice}:executed:${nameAt(tool, 'index')}`;
    const part =
      this.#answer.part(key) ?? this.#answer.open({ key, kind: 'serverTool', seq, choice, name: textAt(tool, 'type') });
    this.#answer.replace(part, seq, textAt(tool, 'arguments'));
    const output = textAt(tool, 'output');
    if (output !== '') this.#answer.whole({ key: `${key}:output`, kind: 'toolResult', seq, choice }, output);
  }

  #cite(sources: readonly unknown[], seq: number, choice = '0'): void {
    for (const source of sources) {
      this.#sources++;
      this.#whole('citation', source, choice, seq);
    }
  }

  #whole(kind: 'citation' | 'image', value: unknown, choice: string, seq: number): void {
    const key = `${choice}:${kind}:${this.#answer.parts.length}`;
    this.#answer.whole({ key, kind, seq, choice }, '', value);
  }
}

/** The same thinking is often sent under two names: it is read once. */
function thinkingOf(delta: unknown): string {
  const named = textAt(delta, 'reasoning_content') || textAt(delta, 'reasoning');
  if (named !== '') return named;
  const details = listAt(delta, 'reasoning_details');
  return details.map((detail) => textAt(detail, 'text') || textAt(detail, 'summary')).join('');
}

function textOfChoice(answer: Answer, choice: string): string {
  const parts = answer.parts.filter((part) => part.kind === 'text' && part.choice === choice);
  return parts.map((part) => part.text).join('');
}
