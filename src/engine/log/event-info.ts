import type { EventInfo } from '../../shared/stream/engine.ts';
import type { EventLog } from './event-log.ts';
import type { EventReader } from './event-reader.ts';
import { sameType } from './same-type.ts';

/** What there is to know of an event, which is kept, beside what it says. */
export function eventInfo(log: EventLog, reader: EventReader, seq: number): EventInfo {
  const time = log.times.timeOf(seq);
  const read = log.times.readOf(seq);
  const before = sameType(log, reader, seq, -1);
  return {
    seq,
    offset: log.startOf(seq),
    ...reader.dataSize(seq),
    ...(log.has(seq - 1) && { gapMs: time - log.times.timeOf(seq - 1) }),
    ...(before !== undefined && { sameBefore: { seq: before, gapMs: time - log.times.timeOf(before) } }),
    read: { ...read, lastSeq: Math.min(read.lastSeq, log.nextSeq - 1) },
  };
}
