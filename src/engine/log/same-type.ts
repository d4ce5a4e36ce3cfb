import type { EventLog } from './event-log.ts';
import type { EventReader } from './event-reader.ts';
import { lastAtMost } from '../bytes/binary-search.ts';

/** So many events are looked at one by one that share the place of types that are too many to be told apart. */
const maxNamesRead = 20_000;

/**
 * The next event of the same type as the event `seq`, which is kept, or the previous one.
 *
 * Whole segments are left aside by the counts of their types, so that it takes no longer than a look into two of them.
 *
 * @returns `undefined` when there is none in the log
 */
export function sameType(log: EventLog, reader: EventReader, seq: number, step: 1 | -1): number | undefined {
  const segment = log.segmentOf(seq);
  const type = segment.type[seq - segment.firstSeq] as number;
  const name = type === log.types.other ? reader.type(seq) : undefined;
  let namesRead = 0;
  for (let at = nextOf(log, seq, type, step); at !== undefined; at = nextOf(log, at, type, step)) {
    if (name === undefined || reader.type(at) === name) return at;
    if (++namesRead === maxNamesRead) return undefined;
  }
  return undefined;
}

/** By the ids of types alone. */
function nextOf(log: EventLog, seq: number, type: number, step: 1 | -1): number | undefined {
  const { spans } = log;
  let at = seq + step;
  let index = lastAtMost(spans.length, (span) => spans[span]?.firstSeq ?? 0, at);
  while (log.has(at)) {
    const span = spans[index];
    if (span === undefined) return undefined;
    if (span.typeCounts.of(type) > 0) {
      const found = findIn(log, at, type, step);
      if (found !== undefined) return found;
    }
    at = step > 0 ? span.firstSeq + span.count : span.firstSeq - 1;
    index += step;
  }
  return undefined;
}

/** From that event on, within its segment. */
function findIn(log: EventLog, from: number, type: number, step: 1 | -1): number | undefined {
  const { firstSeq, count, type: types } = log.segmentOf(from);
  for (let index = from - firstSeq; index >= 0 && index < count; index += step) {
    if (types[index] === type) return log.has(firstSeq + index) ? firstSeq + index : undefined;
  }
  return undefined;
}
