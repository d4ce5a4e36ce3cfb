/** Reads events out of what others wrote: every member is looked at, nothing is taken on trust. */

import { recordingFaults } from '../../shared/messages/recording-messages.ts';
import { parseStreamUrl } from '../../shared/request/url.ts';
import { hidden } from '../../net/redaction.ts';
import type { RecordedEvent } from './stream-text.ts';

/** The largest date that JavaScript has, in ms. */
const maxTime = 8.64e15;

/** An event as our NDJSON and JSON have it, or as others write such; or why it is none. */
export function eventOf(value: unknown): RecordedEvent | string {
  if (!isObject(value)) return recordingFaults.noObject();
  const { type, data, id, lastEventId, bytes } = value;
  if (typeof data !== 'string') return recordingFaults.noData();
  if (type !== undefined && typeof type !== 'string') return recordingFaults.badType();
  const time = timeOf(value);
  return {
    data,
    ...(type !== undefined && { type }),
    ...(typeof id === 'string' && { id }),
    ...(typeof lastEventId === 'string' && { lastEventId }),
    ...(typeof bytes === 'number' && { bytes }),
    ...(time !== undefined && { time }),
  };
}

/** `timeMs`, else `time` in milliseconds or as a date. */
function timeOf({ timeMs, time }: Record<string, unknown>): number | undefined {
  const ms = typeof timeMs === 'number' ? timeMs : typeof time === 'string' ? Date.parse(time) : time;
  return validTime(ms);
}

function validTime(ms: unknown): number | undefined {
  return typeof ms === 'number' && Math.abs(ms) <= maxTime ? ms : undefined;
}

/** An entry of `_eventSourceMessages`, as Chrome writes it, or as we do. */
function messageOf(value: unknown, before: string): RecordedEvent | string {
  if (!isObject(value)) return recordingFaults.noObject();
  const { time, eventName, eventId, data, _bytes: bytes, _hasId: hasId } = value;
  if (typeof data !== 'string') return recordingFaults.noData();
  const ms = typeof time === 'number' ? validTime(Math.round(time * 1e6) / 1000) : undefined;
  // Chrome does not say whether the ID is the event's own: a new one is.
  const isOwn = typeof eventId === 'string' && (typeof hasId === 'boolean' ? hasId : eventId !== before);
  return {
    data,
    ...(typeof eventName === 'string' && { type: eventName }),
    ...(typeof eventId === 'string' && { lastEventId: eventId }),
    ...(isOwn && { id: eventId }),
    ...(typeof bytes === 'number' && { bytes }),
    ...(ms !== undefined && { time: ms }),
  };
}

/**
 * What is in a file of JSON: our array, or a HAR file. Each is an event, or says why it is none.
 *
 * @returns whether the file is of such a kind
 */
export function* eventsIn(file: unknown): Generator<RecordedEvent | string, boolean> {
  if (Array.isArray(file)) {
    for (const value of file) yield eventOf(value);
    return true;
  }
  const entries = isObject(file) && isObject(file['log']) ? file['log']['entries'] : undefined;
  if (!Array.isArray(entries)) {
    if (!isObject(file) || !('data' in file)) return false;
    yield eventOf(file);
    return true;
  }
  let before = '';
  for (const entry of entries as unknown[]) {
    const messages = isObject(entry) ? entry['_eventSourceMessages'] : undefined;
    for (const value of Array.isArray(messages) ? (messages as unknown[]) : []) {
      const message = messageOf(value, before);
      if (typeof message !== 'string') before = message.lastEventId ?? before;
      yield message;
    }
  }
  return true;
}

/** The URL of the first request of a HAR file that has events. Absent where secrets were taken out of it, or there is none. */
export function recordedUrl(file: unknown): string | undefined {
  const entries = isObject(file) && isObject(file['log']) ? file['log']['entries'] : undefined;
  const entry = Array.isArray(entries)
    ? (entries as unknown[]).find((entry) => isObject(entry) && Array.isArray(entry['_eventSourceMessages']))
    : undefined;
  const request = isObject(entry) ? entry['request'] : undefined;
  if (!isObject(request) || typeof request['url'] !== 'string' || request['method'] !== 'GET') return undefined;
  const { url } = request;
  return 'url' in parseStreamUrl(url) && !url.includes(hidden) ? url : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
