/** Replicate: the data of an event is a piece of the text itself. */

import { isRecord, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmFormat } from './format.ts';

export const replicate: LlmFormat = {
  ...usualFormat,
  id: 'replicate',
  name: 'Replicate',
  terminators: ['done'],
  needsTerminator: true,
  recognise: ({ type, id }) => (type === 'output' && /^\d+:\d+$/.test(id) ? 'event: output' : undefined),
  begin: (answer) => {
    return ({ type, data, json, seq }) => {
      if (answer.isEnded) answer.faults.add('afterEnd', seq, { type });
      if (type === 'output') answer.flow('text', seq, data);
      else if (type === 'error') answer.error(isRecord(json) ? json : data, seq);
      else if (type === 'done') {
        answer.stop(textAt(json, 'reason') || 'done', seq);
        answer.end('done', seq);
      } else answer.unknown(type, seq);
    };
  },
};
