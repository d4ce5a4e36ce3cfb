/** What a condition means, said as plainly as possible: for tests to compare with, and for the page's far side in them. */

import { query } from 'jsonpath-rfc9535';

import { type Condition, compare } from '../../src/shared/stream/condition.ts';
import { type EventFilter, otherTypes } from '../../src/shared/stream/engine.ts';
import { parsePattern } from '../../src/shared/stream/pattern.ts';

export interface ModelEvent {
  readonly seq: number;
  readonly type: string;
  readonly data: string;
  /** Its own. */
  readonly id?: string | undefined;
  readonly time: number;
  readonly bytes: number;
  /** Of the event before it in the log. */
  readonly timeBefore?: number | undefined;
}

export function isShown({ only, hide, where }: EventFilter, event: ModelEvent): boolean {
  if (hide.includes(event.type) || (only.length > 0 && !only.includes(event.type))) return false;
  return where === undefined || holds(where, event);
}

function holds(condition: Condition, event: ModelEvent): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.of.every((part) => holds(part, event));
    case 'or':
      return condition.of.some((part) => holds(part, event));
    case 'not':
      return !holds(condition.of, event);
    case 'text':
      return event.data.toLowerCase().includes(condition.text.toLowerCase());
    case 'pattern': {
      const parsed = parsePattern(condition.source, condition.flags);
      return 'pattern' in parsed && parsed.pattern.test(event.data);
    }
    case 'type':
      return condition.name !== otherTypes && isNamed(event.type, condition);
    case 'id':
      return event.id !== undefined && isNamed(event.id, condition);
    case 'path':
      return nodesOf(event.data, condition.path).some(
        (node) => condition.test === undefined || compare(node, condition.test.op, condition.test.value),
      );
    case 'size':
      return compare(event.bytes, condition.op, condition.value);
    case 'seq':
      return compare(event.seq, condition.op, condition.value);
    case 'time':
      return compare(event.time, condition.op, condition.value);
    case 'gap':
      return compare(event.time - (event.timeBefore ?? Number.NaN), condition.op, condition.value);
  }
}

function isNamed(name: string, { name: wanted, isGlob }: { name: string; isGlob: boolean }): boolean {
  if (!isGlob) return name === wanted;
  const parts = wanted
    .split('*')
    .map((part) => part.replaceAll(/[^\w]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`));
  return new RegExp(`^${parts.join('.*')}$`, 'su').test(name);
}

function nodesOf(data: string, path: string): readonly unknown[] {
  try {
    return query(JSON.parse(data) as Parameters<typeof query>[0], path);
  } catch {
    return [];
  }
}
