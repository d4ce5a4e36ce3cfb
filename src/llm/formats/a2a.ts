/** A2A, the protocol between agents: a task, its artifacts, and its states, in JSON-RPC or bare. */

import type { Answer } from '../answer/answer.ts';
import { at, isRecord, jsonTextOf, listAt, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmEvent, LlmFormat } from './format.ts';

const members = ['task', 'message', 'statusUpdate', 'artifactUpdate'];
/** Of version 0.3, which names the kind. */
const kinds: Readonly<Record<string, string>> = {
  task: 'task',
  message: 'message',
  'status-update': 'statusUpdate',
  'artifact-update': 'artifactUpdate',
};
/** The agent works no longer: it has finished, or waits for the client. */
const stopped = /(?:^|_)(?:completed|failed|cancell?ed|rejected|input[-_]required|auth[-_]required)$/i;

export const a2a: LlmFormat = {
  ...usualFormat,
  id: 'a2a',
  name: 'A2A',
  terminators: ['status'],
  needsTerminator: true,
  replaces: true,
  recognise({ json }) {
    const isCall = at(json, 'jsonrpc') === '2.0';
    const [kind, update] = updateOf(isCall ? at(json, 'result') : json);
    const isOne =
      isRecord(update) && (isCall || typeof at(update, 'taskId') === 'string' || isRecord(at(update, 'status')));
    return isOne ? kind : undefined;
  },
  begin(answer) {
    const reader = new A2aReader(answer);
    return (event) => reader.read(event);
  },
};

function updateOf(result: unknown): readonly [string, unknown] {
  const kind = textAt(result, 'kind');
  if (Object.hasOwn(kinds, kind)) return [kinds[kind] ?? '', result];
  const member = members.find((name) => isRecord(at(result, name))) ?? '';
  return [member, at(result, member)];
}

class A2aReader {
  readonly #answer: Answer;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  read({ json, seq }: LlmEvent): void {
    if (!isRecord(json)) return this.#answer.faults.add('notJson', seq);
    if (isRecord(json['error'])) return this.#answer.error(json['error'], seq);
    const [kind, update] = updateOf(json['jsonrpc'] === '2.0' ? json['result'] : json);
    if (this.#answer.isEnded) this.#answer.faults.add('afterEnd', seq, { type: kind });
    if (kind === 'artifactUpdate') this.#artifact(at(update, 'artifact'), at(update, 'append') === true, seq);
    else if (kind === 'message') this.#contents('message', 'text', listAt(update, 'parts'), seq);
    else if (kind === 'task') this.#task(update, seq);
    else if (kind === 'statusUpdate') this.#status(update, seq);
    else this.#answer.unknown(kind, seq);
  }

  #task(task: unknown, seq: number): void {
    for (const artifact of listAt(task, 'artifacts')) this.#artifact(artifact, false, seq);
    this.#status(task, seq);
  }

  #artifact(artifact: unknown, isAppended: boolean, seq: number): void {
    const key = textAt(artifact, 'artifactId');
    const known = this.#answer.part(key);
    if (isAppended && !known) this.#answer.faults.add('partNotOpened', seq, { part: key, kind: 'text' });
    if (!isAppended && known) {
      this.#answer.replace(
        known,
        seq,
        listAt(artifact, 'parts')
          .map((part) => textAt(part, 'text'))
          .join(''),
      );
    } else this.#contents(key, 'text', listAt(artifact, 'parts'), seq);
  }

  #contents(key: string, kind: 'text' | 'thinking', parts: readonly unknown[], seq: number): void {
    for (const content of parts) {
      const part = this.#answer.part(key) ?? this.#answer.open({ key, kind, seq });
      const text = textAt(content, 'text');
      if (text !== '') this.#answer.append(part, seq, text);
      else this.#answer.whole({ key: `${key}:data`, kind: 'values', seq }, jsonTextOf(at(content, 'data') ?? content));
    }
  }

  #status(update: unknown, seq: number): void {
    const state = textAt(update, 'status', 'state');
    const message = at(update, 'status', 'message');
    this.#contents(`status:${seq}`, 'thinking', listAt(message, 'parts'), seq);
    if (stopped.test(state)) {
      this.#answer.stop(state, seq);
      this.#answer.end('status', seq);
    }
  }
}
