/** How events are written in each format that has one event after the other. */

import type { ExportFormat } from '../../shared/stream/export.ts';
import type { EventRecord } from '../../shared/stream/records.ts';
import { csvText, jsonText, shortJsonText } from './text.ts';

/** A format: what stands before, between and behind the events, and each of them, in pieces. */
export interface EventWriter {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly event: (record: EventRecord) => Iterable<string>;
}

/** Exact to the microsecond: what is finer is noise of the clock, and would not survive HAR, which counts in seconds. */
function microseconds(timeMs: number): number {
  return Math.round(timeMs * 1000);
}

/** The event as JSON on one line. Its data come last: so a person sees the rest first. */
function* jsonEvent(record: EventRecord): Iterable<string> {
  const { seq, type, id, lastEventId, time, bytes, data } = record;
  yield `{"seq":${seq},"type":`;
  yield* jsonText(type);
  if (id !== undefined) {
    yield ',"id":';
    yield* jsonText(id);
  }
  yield ',"lastEventId":';
  yield* jsonText(lastEventId);
  yield `,"time":"${isoTime(time)}","timeMs":${microseconds(time) / 1000},"bytes":${bytes},"data":`;
  yield* jsonText(data);
  yield '}';
}

const csvColumns = ['seq', 'type', 'id', 'lastEventId', 'time', 'timeMs', 'bytes', 'data'];

function csv(isForSpreadsheet: boolean): EventWriter {
  return {
    // [spec] RFC 4180, 2.1: each record is delimited by a line break (CRLF). Excel takes UTF-8 for such only with the mark.
    head: `${isForSpreadsheet ? '\uFEFF' : ''}${csvColumns.join(',')}\r\n`,
    between: '',
    tail: '',
    *event({ seq, type, id, lastEventId, time, bytes, data }) {
      yield `${seq},`;
      for (const text of [type, id ?? '', lastEventId]) {
        yield* csvText(text, isForSpreadsheet);
        yield ',';
      }
      yield `${isoTime(time)},${microseconds(time) / 1000},${bytes},`;
      yield* csvText(data, isForSpreadsheet);
      yield '\r\n';
    },
  };
}

/**
 * The message as Chrome's DevTools write it: `time` in seconds since the epoch, `eventId` the last event ID in effect. What
 * they have no name for begins with an underscore, as HAR says for what is one's own.
 */
export function* harMessage({ type, data, id, lastEventId, time, seq, bytes }: EventRecord): Iterable<string> {
  yield `{"time":${microseconds(time) / 1e6},"eventName":`;
  yield* jsonText(type);
  yield `,"eventId":${shortJsonText(lastEventId)},"data":`;
  yield* jsonText(data);
  yield `,"_seq":${seq},"_bytes":${bytes},"_hasId":${id !== undefined}}`;
}

export const eventWriters: Readonly<Record<Exclude<ExportFormat, 'raw' | 'har'>, EventWriter>> = {
  ndjson: {
    head: '',
    between: '',
    tail: '',
    *event(record) {
      yield* jsonEvent(record);
      yield '\n';
    },
  },
  json: { head: '[\n', between: ',\n', tail: '\n]\n', event: jsonEvent },
  csv: csv(false),
  spreadsheet: csv(true),
};

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
