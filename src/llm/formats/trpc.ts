/** Subscriptions of tRPC 11. */

import { isRecord } from '../json/values.ts';
import { usualFormat } from './format.ts';
import type { LlmFormat } from './format.ts';

/** Options that the server gives its client when it is connected. */
const options = new Set(['reconnectAfterInactivityMs', 'pingMs', 'enabled', 'intervalMs']);

export const trpc: LlmFormat = {
  ...usualFormat,
  id: 'trpc',
  name: 'tRPC',
  terminators: ['return', 'serialized-error'],
  needsTerminator: true,
  recognise({ type, json }) {
    if (type === 'serialized-error' && isRecord(json)) return 'event: serialized-error';
    const names = type === 'connected' && isRecord(json) ? Object.keys(json) : [];
    return names.length > 0 && names.every((name) => options.has(name)) ? 'event: connected' : undefined;
  },
  begin: (answer) => {
    return ({ type, json, data, seq }) => {
      if (answer.isEnded) answer.faults.add('afterEnd', seq, { type });
      if (type === 'serialized-error') answer.error(json ?? data, seq);
      if (type === 'return' || type === 'serialized-error') {
        answer.stop(type, seq);
        answer.end(type, seq);
      } else if (type === 'message') {
        const part = answer.part('values') ?? answer.open({ key: 'values', kind: 'values', seq });
        if (json === undefined) answer.faults.add('notJson', seq);
        else answer.append(part, seq, data);
      } else if (type !== 'connected' && type !== 'ping') answer.unknown(type, seq);
    };
  },
};
