import { type Condition, conditionsIn } from '../../shared/stream/condition.ts';
import { parsePattern } from '../../shared/stream/pattern.ts';
import type { ByteStore } from '../bytes/byte-store.ts';
import { AllOf, AnyOf, Not } from './combinations.ts';
import { ColumnCondition } from './column-condition.ts';
import { idCondition, measureCondition, typeCondition } from './column-answers.ts';
import type { DataCondition } from './data-condition.ts';
import type { EventLog } from '../log/event-log.ts';
import type { EventReader } from '../log/event-reader.ts';
import { GuardedCondition } from './guarded-condition.ts';
import { pathTest } from './path-test.ts';
import { TextCondition } from './text-condition.ts';

/** Where events are looked at. */
export interface LogSources {
  readonly log: EventLog;
  readonly store: ByteStore;
  readonly reader: EventReader;
}

/** What judging an event by it costs, beside the others: columns, bytes, a match, a value of JSON. */
const ranks = { text: 1, pattern: 2, path: 3 } as const;

/** @param condition - see {@link patternProblem}; a regular expression that is none is not to come here */
export function compileCondition(condition: Condition, sources: LogSources): DataCondition {
  const { log, store, reader } = sources;
  switch (condition.kind) {
    case 'and':
      return new AllOf(compileAll(condition.of, sources));
    case 'or':
      return new AnyOf(compileAll(condition.of, sources));
    case 'not':
      return new Not(compileCondition(condition.of, sources));
    case 'text':
      return new TextCondition(store, condition.text);
    case 'pattern':
      return patternCondition(store, condition);
    case 'path': {
      const { test, bytesPerEvent } = pathTest(condition);
      return new GuardedCondition(store, test, bytesPerEvent);
    }
    case 'type':
      return typeCondition(log, reader, condition);
    case 'id':
      return idCondition(log, condition);
    case 'size':
    case 'gap':
    case 'time':
    case 'seq':
      return measureCondition(log, condition);
  }
}

/** What the first regular expression of a condition that is none has wrong with it. */
export function patternProblem(condition: Condition): string | undefined {
  for (const part of conditionsIn(condition)) {
    const parsed = part.kind === 'pattern' ? parsePattern(part.source, part.flags) : undefined;
    if (parsed !== undefined && 'error' in parsed) return parsed.error;
  }
  return undefined;
}

function compileAll(conditions: readonly Condition[], sources: LogSources): DataCondition[] {
  return conditions.toSorted((a, b) => rankOf(a) - rankOf(b)).map((condition) => compileCondition(condition, sources));
}

function rankOf(condition: Condition): number {
  const kinds = Array.from(conditionsIn(condition), ({ kind }) => kind);
  return Math.max(...kinds.map((kind) => (kind in ranks ? ranks[kind as keyof typeof ranks] : 0)));
}

function patternCondition(store: ByteStore, { source, flags }: Extract<Condition, { kind: 'pattern' }>): DataCondition {
  const parsed = parsePattern(source, flags);
  return 'pattern' in parsed ? new GuardedCondition(store, parsed.pattern, 32) : new ColumnCondition(() => false, 1);
}
