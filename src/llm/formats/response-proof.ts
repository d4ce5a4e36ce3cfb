/** The whole response that ends a stream of the Responses API, beside what the deltas gave. */

import type { Answer } from '../answer/answer.ts';
import type { PartKind } from '../answer/part.ts';
import { jsonTextOf, listAt, textAt, at } from '../json/values.ts';

/** @param output - the items of the response; not empty */
export function proveResponse(answer: Answer, output: readonly unknown[], seq: number): void {
  const of = (type: string): readonly unknown[] => output.filter((item) => textAt(item, 'type') === type);
  const contents = of('message').flatMap((item) => listAt(item, 'content'));
  const thoughts = of('reasoning').flatMap((item) => listAt(item, 'summary').concat(listAt(item, 'content')));
  const calls = [...of('function_call'), ...of('custom_tool_call')];
  answer.prove('text', seq, merged(answer, 'text'), contents.map((content) => textAt(content, 'text')).join(''));
  answer.prove(
    'thinking',
    seq,
    merged(answer, 'thinking'),
    thoughts.map((thought) => textAt(thought, 'text')).join(''),
  );
  const finals = calls.map((call) => jsonTextOf(at(call, 'arguments') ?? at(call, 'input')));
  answer.prove('arguments', seq, merged(answer, 'toolCall'), finals.join(''));
}

function merged(answer: Answer, kind: PartKind): string {
  return answer.parts
    .filter((part) => part.kind === kind)
    .map((part) => part.text)
    .join('');
}
