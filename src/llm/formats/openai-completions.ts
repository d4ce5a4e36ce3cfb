/** OpenAI's legacy Completions, which vLLM and others still speak. */

import { at, isRecord, listAt, nameAt, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmFormat } from './format.ts';

export const openaiCompletions: LlmFormat = {
  ...usualFormat,
  id: 'openai-completions',
  name: 'OpenAI Completions',
  terminators: ['[DONE]'],
  needsTerminator: true,
  recognise({ json }) {
    if (at(json, 'object') === 'text_completion') return 'object: "text_completion"';
    const isText =
      typeof at(json, 'choices', 0, 'text') === 'string' && at(json, 'choices', 0, 'finish_reason') !== undefined;
    return isText ? 'choices[].text' : undefined;
  },
  begin: (answer) => {
    return ({ json, data, seq }) => {
      if (data === '[DONE]') return answer.end('[DONE]', seq);
      if (!isRecord(json)) return answer.faults.add('notJson', seq);
      answer.model(json['model'], seq);
      for (const choice of listAt(json, 'choices')) {
        const index = nameAt(choice, 'index') || '0';
        answer.flow('text', seq, textAt(choice, 'text'), index);
        answer.stop(at(choice, 'finish_reason'), seq, index);
      }
      if (isRecord(json['error'])) answer.error(json['error'], seq);
      answer.report(json['usage'], seq);
    };
  },
};
