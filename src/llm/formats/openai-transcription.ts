/** OpenAI's transcription of audio. */

import { isRecord, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmFormat } from './format.ts';

export const openaiTranscription: LlmFormat = {
  ...usualFormat,
  id: 'openai-transcription',
  name: 'OpenAI Transcription',
  terminators: ['transcript.text.done'],
  needsTerminator: true,
  recognise({ json }) {
    const type = textAt(json, 'type');
    return type.startsWith('transcript.text.') ? `type: "${type}"` : undefined;
  },
  begin: (answer) => {
    return ({ json, data, seq }) => {
      if (data === '[DONE]') return answer.end('[DONE]', seq);
      if (!isRecord(json)) return answer.faults.add('notJson', seq);
      const type = textAt(json, 'type');
      if (type === 'error' || isRecord(json['error'])) answer.error(json['error'] ?? json, seq);
      else if (type === 'transcript.text.delta') answer.flow('text', seq, textAt(json, 'delta'));
      else if (type === 'transcript.text.segment') answer.flow('text', seq, textAt(json, 'text'));
      else if (type === 'transcript.text.done') {
        answer.prove('text', seq, answer.parts.map((part) => part.text).join(''), textAt(json, 'text'));
        answer.stop(type, seq);
        answer.report(json['usage'], seq);
        answer.end(type, seq);
      } else answer.unknown(type, seq);
    };
  },
};
