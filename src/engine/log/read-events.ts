import { digestsOf, type EventDigests } from '../../shared/stream/event-digest.ts';
import type { EventRecord } from '../../shared/stream/records.ts';
import type { EventLog } from './event-log.ts';
import type { EventReader } from './event-reader.ts';

/** No response has more events than this, nor goes on after so many bytes of them. */
const maxEvents = 10_000;
const maxBytes = 16 << 20;

/**
 * Events in order, from `fromSeq` or the first one after it that is kept.
 *
 * @param limit - at most this many; there may be fewer when they are large
 * @throws RangeError for a limit below 1
 */
export function readEvents(log: EventLog, reader: EventReader, fromSeq: number, limit: number): EventRecord[] {
  if (!(limit >= 1)) throw new RangeError(`At least one event must be asked for, not ${limit}.`);
  const { firstSeq, nextSeq } = log;
  const first = Math.max(Math.ceil(fromSeq), firstSeq);
  const end = Math.min(first + Math.min(Math.floor(limit), maxEvents), nextSeq);
  const records: EventRecord[] = [];
  let bytes = 0;
  for (let seq = first; seq < end && bytes < maxBytes; seq++) {
    const record = reader.record(seq);
    // An ID that many events share is in the response as often as they are.
    bytes += record.bytes + record.lastEventId.length;
    records.push(record);
  }
  return records;
}

/** So many events are digested at once. */
const maxDigests = 2000;

/** Of the events from `fromSeq`, or the first one after it that is kept, up to `toSeq`; as many as there is room for. */
export function readDigests(log: EventLog, reader: EventReader, fromSeq: number, toSeq: number): EventDigests {
  const events = readEvents(log, reader, fromSeq, maxDigests).filter(({ seq }) => seq < toSeq);
  return digestsOf(events[0]?.seq ?? fromSeq, events);
}
