/** LangGraph's servers: the protocol of 2026, whose events name a method, and the older modes of streaming. */

import { at, isRecord, textAt } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmFormat } from './format.ts';
import { GraphMessages } from './langgraph-messages.ts';
import { OlderMessages } from './langgraph-older.ts';

const older = /^(?:metadata|values|updates|messages|messages\/(?:partial|complete|metadata))(?:\|.*)?$/;

export const langgraph: LlmFormat = {
  ...usualFormat,
  id: 'langgraph',
  name: 'LangGraph',
  terminators: ['end', 'completed', 'failed', 'interrupted'],
  replaces: true,
  thinkingSeparator: '\n\n',
  isLastMessage: true,
  recognise({ json, type }) {
    const isEvent = at(json, 'type') === 'event' && Array.isArray(at(json, 'params', 'namespace'));
    if (isEvent) return `method: "${textAt(json, 'method')}"`;
    if (type === 'metadata' && textAt(json, 'run_id') !== '') return 'event: metadata';
    const isMessage = older.test(type) && /^(?:AIMessageChunk|ai|AIMessage)$/.test(textAt(json, 0, 'type'));
    return isMessage ? `event: ${type}` : undefined;
  },
  begin: (answer) => {
    const messages = new GraphMessages(answer);
    const olderMessages = new OlderMessages(answer);
    return ({ json, type, data, seq }) => {
      if (type === 'error') return answer.error(json ?? data, seq);
      if (type === 'end') return answer.end('end', seq);
      if (at(json, 'type') === 'event') return messages.read(json, seq);
      if (Array.isArray(json) || isRecord(json)) olderMessages.read(type, json, seq);
      else if (data !== '' && data !== 'null') answer.faults.add('notJson', seq);
    };
  },
};
