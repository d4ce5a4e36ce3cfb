/** GraphQL over SSE, in both of its modes: one operation for a stream, or several with an ID each. */

import type { Answer } from '../answer/answer.ts';
import { at, isRecord, listAt, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';

export const graphqlSse: LlmFormat = {
  ...usualFormat,
  id: 'graphql-sse',
  name: 'GraphQL over SSE',
  isShared: true,
  terminators: ['complete'],
  needsTerminator: true,
  recognise({ type, json }) {
    if (type !== 'next') return undefined;
    const result = isRecord(at(json, 'payload')) ? at(json, 'payload') : json;
    const isResult = at(result, 'data') !== undefined || Array.isArray(at(result, 'errors'));
    return isResult ? 'event: next' : undefined;
  },
  begin(answer) {
    const reader = new GraphqlReader(answer);
    return (event) => reader.read(event);
  },
};

class GraphqlReader {
  readonly #answer: Answer;
  readonly #completed = new Set<string>();

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read({ type, json, seq }: LlmEvent): void {
    const id = textAt(json, 'id');
    if (type === 'complete') return this.#complete(id, seq);
    if (type !== 'next') return this.#answer.unknown(type, seq);
    if (!isRecord(json)) return this.#answer.faults.add('notJson', seq);
    if (this.#completed.has(id)) this.#answer.faults.add('afterEnd', seq, { type: id });
    const result = id === '' ? json : at(json, 'payload');
    const part = this.#answer.part(id) ?? this.#answer.open({ key: id, kind: 'values', seq, id });
    this.#answer.append(part, seq, JSON.stringify(result ?? null));
    const errors = listAt(result, 'errors');
    if (errors.length > 0) this.#answer.error(errors, seq);
  }

  #complete(id: string, seq: number): void {
    if (this.#completed.has(id)) this.#answer.faults.add('doneTwice', seq, { name: `complete ${id}`.trim() });
    this.#completed.add(id);
    const part = this.#answer.part(id);
    if (part) part.closedAt = seq;
    this.#answer.stop('complete', seq);
    if (!this.#answer.isEnded) this.#answer.end('complete', seq);
  }
}
