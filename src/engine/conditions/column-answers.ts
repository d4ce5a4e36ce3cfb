/** How the index is asked: for each condition that it can answer, what holds for an event of a segment. */

import { compare, type Condition, type Measure } from '../../shared/stream/condition.ts';
import { ColumnCondition } from './column-condition.ts';
import type { EventLog } from '../log/event-log.ts';
import type { EventReader } from '../log/event-reader.ts';
import { inherited, type Segment } from '../log/segment.ts';
import { isNamed, isOfType, type Named } from './names.ts';

/** A look into a column. */
const cheap = 16;
/** A search for the read that brought the event. */
const search = 128;

const costs = { size: cheap, seq: cheap, time: search, gap: 2 * search } satisfies Record<Measure, number>;

export function measureCondition(
  log: EventLog,
  { kind, op, value }: Extract<Condition, { kind: Measure }>,
): ColumnCondition {
  const measure = measures(log)[kind];
  return new ColumnCondition((segment, index) => compare(measure(segment, index), op, value), costs[kind]);
}

function measures(log: EventLog): Record<Measure, (segment: Segment, index: number) => number> {
  return {
    size: (segment, index) => segment.length[index] as number,
    seq: (segment, index) => segment.firstSeq + index,
    time: (segment, index) => log.times.timeOf(segment.firstSeq + index),
    gap: (segment, index) => gapBefore(log, segment.firstSeq + index),
  };
}

/** NaN for an event that has none before it in the log. */
function gapBefore(log: EventLog, seq: number): number {
  return log.has(seq - 1) ? log.times.timeOf(seq) - log.times.timeOf(seq - 1) : Number.NaN;
}

export function typeCondition({ types }: EventLog, reader: EventReader, type: Named): ColumnCondition {
  /** By type id; the name of an id never changes. */
  const verdicts: boolean[] = [];
  return new ColumnCondition((segment, index) => {
    const id = segment.type[index] as number;
    if (id === types.other) return isOfType(reader.type(segment.firstSeq + index), type, true);
    return (verdicts[id] ??= isOfType(types.name(id), type, false));
  }, cheap);
}

/** Of its own: the ID that it inherits is in force for it, and does not name it. */
export function idCondition(log: EventLog, id: Named): ColumnCondition {
  return new ColumnCondition((segment, index) => {
    const at = segment.idAt[index] as number;
    if (at === inherited || at < (segment.start[index] as number)) return false;
    return isNamed(log.idOf(segment.firstSeq + index).text, id);
  }, search);
}
