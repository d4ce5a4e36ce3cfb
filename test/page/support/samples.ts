/** Events as servers send them. */

import type { FakeEvent } from './fake-log.ts';

/** As many unnamed events, numbered from 1. */
export function numbered(count: number, type?: string): FakeEvent[] {
  return Array.from({ length: count }, (_, i) => ({ ...(type === undefined ? {} : { type }), data: `{"n":${i + 1}}` }));
}

/** Four types, JSON, text, several lines, ids. */
export const mixed: readonly FakeEvent[] = Array.from({ length: 40 }, (_, i): FakeEvent => {
  const n = i + 1;
  if (n % 7 === 0) return { type: 'token', id: `e-${n}`, data: `{"delta":{"content":"Hello ${n}"},"index":0}` };
  if (n % 5 === 0) return { type: 'heartbeat', data: 'ping' };
  if (n % 11 === 0) return { type: 'progress.update', data: 'line one\nline two' };
  return { data: `{"value":${n * 1.25},"text":"An unnamed event with a rather long text that is cut somewhere"}` };
});
