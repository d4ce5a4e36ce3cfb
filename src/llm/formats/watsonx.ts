/** IBM watsonx.ai text generation. */

import type { Answer } from '../answer/answer.ts';
import { at, isRecord, listAt, numberAt, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmFormat } from './format.ts';

export const watsonx: LlmFormat = {
  ...usualFormat,
  id: 'watsonx',
  name: 'IBM watsonx.ai',
  recognise: ({ json }) => {
    return typeof at(json, 'results', 0, 'generated_text') === 'string' ? 'results[].generated_text' : undefined;
  },
  begin: (answer) => {
    return ({ json, seq }) => {
      if (!isRecord(json)) return answer.faults.add('notJson', seq);
      answer.model(json['model_id'], seq);
      for (const result of listAt(json, 'results')) {
        answer.flow('text', seq, textAt(result, 'generated_text'));
        const reason = textAt(result, 'stop_reason').toLowerCase();
        if (reason !== 'not_finished') answer.stop(at(result, 'stop_reason'), seq);
        count(answer, result, seq);
      }
      for (const error of listAt(json, 'errors')) answer.error(error, seq);
    };
  },
};

/** The tokens of the input are counted once, and zero after that; those of the output grow. */
function count(answer: Answer, result: unknown, seq: number): void {
  const known = answer.usage?.value;
  const names = ['input_token_count', 'generated_token_count'].filter((name) => numberAt(result, name) !== undefined);
  const counts = names.map(
    (name) => [name, Math.max(numberAt(result, name) ?? 0, numberAt(known, name) ?? 0)] as const,
  );
  if (counts.length > 0) answer.report(Object.fromEntries(counts), seq);
}
