import type { Condition } from '../../shared/stream/condition.ts';
import type { EventFilter } from '../../shared/stream/engine.ts';
import type { TimeRange } from '../model/timeline-facts.ts';

/** The stretch of time to which a filter narrows the list, open ends being infinite; `undefined` when it names no time. */
export function rangeOfFilter({ where }: EventFilter): TimeRange | undefined {
  const parts: readonly (Condition | undefined)[] = where?.kind === 'and' ? where.of : [where];
  let [from, to] = [-Infinity, Infinity];
  for (const part of parts) {
    if (part?.kind !== 'time') continue;
    if (part.op === '>' || part.op === '>=') from = Math.max(from, part.value);
    else if (part.op === '<' || part.op === '<=') to = Math.min(to, part.value);
  }
  return from === -Infinity && to === Infinity ? undefined : { from, to };
}
