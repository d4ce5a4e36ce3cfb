/** Google Gemini, `streamGenerateContent?alt=sse`. */

import type { Answer } from '../answer/answer.ts';
import { at, isRecord, listAt, nameAt, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';
import { PathArguments } from './path-arguments.ts';

export const gemini: LlmFormat = {
  ...usualFormat,
  id: 'gemini',
  name: 'Google Gemini',
  recognise({ json }) {
    if (isRecord(at(json, 'candidates', 0))) return 'candidates[]';
    if (isRecord(at(json, 'usageMetadata'))) return 'usageMetadata';
    return textAt(json, 'promptFeedback', 'blockReason') === '' ? undefined : 'promptFeedback.blockReason';
  },
  begin(answer) {
    const reader = new GeminiReader(answer);
    return (event) => reader.read(event);
  },
};

class GeminiReader {
  readonly #answer: Answer;
  /** Of each choice: the call whose arguments come piece by piece. */
  readonly #streamed = new Map<string, PathArguments>();

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read({ json, seq }: LlmEvent): void {
    if (!isRecord(json)) return this.#answer.faults.add('notJson', seq);
    this.#answer.model(json['modelVersion'], seq);
    for (const candidate of listAt(json, 'candidates')) this.#candidate(candidate, seq);
    const blocked = textAt(json, 'promptFeedback', 'blockReason');
    if (blocked !== '') this.#answer.stop(blocked, seq);
    if (isRecord(json['error'])) this.#answer.error(json['error'], seq);
    this.#answer.report(json['usageMetadata'], seq);
  }

  #candidate(candidate: unknown, seq: number): void {
    const choice = nameAt(candidate, 'index') || '0';
    for (const part of listAt(candidate, 'content', 'parts')) this.#part(part, choice, seq);
    for (const chunk of listAt(candidate, 'groundingMetadata', 'groundingChunks'))
      this.#whole('citation', chunk, choice, seq);
    if (textAt(candidate, 'finishReason') === '') return;
    this.#answer.stop(at(candidate, 'finishReason'), seq, choice);
    const open = this.#streamed.get(choice)?.part;
    if (open) this.#answer.faults.add('partNeverClosed', seq, { part: open.key, kind: open.kind });
  }

  #part(part: unknown, choice: string, seq: number): void {
    const kind = at(part, 'thought') === true ? 'thinking' : 'text';
    this.#answer.flow(kind, seq, textAt(part, 'text'), choice);
    const call = at(part, 'functionCall') ?? at(part, 'toolCall');
    if (isRecord(call)) this.#call(call, choice, seq);
    const code = at(part, 'executableCode');
    if (isRecord(code)) this.#code(code, choice, seq);
    const result = at(part, 'codeExecutionResult') ?? at(part, 'toolResponse');
    if (isRecord(result)) this.#result(result, choice, seq);
    if (isRecord(at(part, 'inlineData'))) this.#whole('image', at(part, 'inlineData', 'mimeType'), choice, seq);
  }

  /** Whole, or begun by a name and filled by paths, until a piece doesn't say that more will follow. */
  #call(call: unknown, choice: string, seq: number): void {
    const name = textAt(call, 'name');
    const continues = at(call, 'willContinue') === true;
    const isStreamed = continues || at(call, 'partialArgs') !== undefined;
    if (name !== '') this.#heedOpen(choice, seq);
    if (name !== '' && !isStreamed) return this.#wholeCall(call, name, choice, seq);
    if (name !== '') this.#beginCall(call, name, choice, seq);
    const streamed = this.#streamed.get(choice);
    if (!streamed) {
      if (isStreamed) this.#answer.faults.add('partNotOpened', seq, { part: choice, kind: 'toolCall' });
      return;
    }
    for (const piece of listAt(call, 'partialArgs')) this.#answer.append(streamed.part, seq, streamed.add(piece));
    if (continues) return;
    streamed.part.closedAt = seq;
    this.#streamed.delete(choice);
  }

  /** Calls are streamed one after the other. */
  #heedOpen(choice: string, seq: number): void {
    const open = this.#streamed.get(choice)?.part;
    if (!open) return;
    this.#answer.faults.add('partOpenedTwice', seq, { part: open.key, kind: open.kind, first: open.openedAt });
  }

  #beginCall(call: unknown, name: string, choice: string, seq: number): void {
    const key = `${choice}:call:${this.#answer.parts.length}`;
    const part = this.#answer.open({ key, kind: 'toolCall', seq, choice, name, id: textAt(call, 'id') });
    this.#streamed.set(choice, new PathArguments(part));
  }

  #wholeCall(call: unknown, name: string, choice: string, seq: number): void {
    const key = `${choice}:call:${this.#answer.parts.length}`;
    const value = at(call, 'args') ?? {};
    const spec = { key, kind: 'toolCall', seq, choice, name, id: textAt(call, 'id') } as const;
    this.#answer.whole(spec, JSON.stringify(value), value);
  }

  #code(code: unknown, choice: string, seq: number): void {
    const key = `${choice}:code:${this.#answer.parts.length}`;
    const spec = { key, kind: 'serverTool', seq, choice, name: 'code_execution' } as const;
    this.#answer.whole(spec, textAt(code, 'code'), code);
  }

  #result(result: unknown, choice: string, seq: number): void {
    const key = `${choice}:result:${this.#answer.parts.length}`;
    this.#answer.whole({ key, kind: 'toolResult', seq, choice }, textAt(result, 'output'), result);
  }

  #whole(kind: 'citation' | 'image', value: unknown, choice: string, seq: number): void {
    this.#answer.whole({ key: `${choice}:${kind}:${this.#answer.parts.length}`, kind, seq, choice }, '', value);
  }
}
