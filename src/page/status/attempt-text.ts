/** An attempt in words and numbers. */

import type { AttemptWait, ConnectionAttempt } from '../../protocol/records.ts';
import { formatCount, formatSize, formatTime } from '../format.ts';

export const columns = [
  { title: '#', hint: 'Number of the attempt' },
  { title: 'Began', hint: 'When the request was sent' },
  { title: 'Last-Event-ID', hint: 'The last event ID that was sent' },
  { title: 'Status', hint: 'HTTP version and status of the answer' },
  { title: 'Headers after', hint: 'From the request to the headers of the answer' },
  { title: 'First event after', hint: 'From the headers to the first event' },
  { title: 'Events', hint: 'Events of this attempt' },
  { title: 'Size', hint: 'Bytes of event stream, without content encoding' },
  { title: 'Lasted', hint: 'From the request to the end' },
  { title: 'Ended', hint: 'Why it ended' },
] as const;

/** One text a column. */
export function cellsOf(attempt: ConnectionAttempt): readonly string[] {
  const { number, startedAt, headersAt, firstEventAt, endedAt, lastEventIdSent, events, bytes, end } = attempt;
  return [
    formatCount(number),
    formatTime(startedAt),
    lastEventIdSent ?? '',
    statusOf(attempt),
    between(startedAt, headersAt),
    between(headersAt, firstEventAt),
    formatCount(events),
    formatSize(bytes),
    between(startedAt, endedAt),
    end?.message ?? '',
  ];
}

/** `3 events came again; the ID went back`; undefined when there is nothing to say. */
export function describeRepeats({ repeated = 0, idWent }: ConnectionAttempt): string | undefined {
  const parts = [
    ...(repeated === 0 ? [] : [`${formatCount(repeated)} ${repeated === 1 ? 'event' : 'events'} came again`]),
    ...(idWent === undefined ? [] : [`the ID went ${idWent}`]),
  ];
  if (parts.length === 0) return undefined;
  const text = parts.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `waited 3.0 s, the default of browsers`. */
export function describeWait({ ms, setBy, afterSeq }: AttemptWait): string {
  const reasons = {
    server: 'as the server’s retry asked',
    default: 'the default of browsers',
    backOff: 'which grows with each attempt in vain',
    person: 'cut short by “Reconnect now”',
  } satisfies Record<AttemptWait['setBy'], string>;
  const where = afterSeq === 0 ? ' before the first event' : ` after event ${formatCount(afterSeq ?? 0)}`;
  return `After a wait of ${formatDuration(ms)}, ${reasons[setBy]}${afterSeq === undefined ? '' : where}`;
}

/** Where the answer came from, what is between, and how it was encrypted. */
export function describeWay({ remoteAddress, via, tls }: ConnectionAttempt): readonly string[] {
  const encrypted =
    tls === undefined
      ? ''
      : `, ${tls.protocol}, ${tls.cipher}${tls.verified ? '' : ', its certificate could not be verified'}`;
  return [
    ...(via === undefined ? [] : [`Over the ${via}`]),
    ...(remoteAddress === undefined ? [] : [`From ${remoteAddress}${encrypted}`]),
  ];
}

function statusOf({ httpVersion, status, statusText }: ConnectionAttempt): string {
  if (status === undefined) return '';
  return `${httpVersion === undefined ? '' : `HTTP/${httpVersion} `}${status} ${statusText ?? ''}`.trim();
}

function between(from: number | undefined, to: number | undefined): string {
  return from === undefined || to === undefined ? '' : formatDuration(Math.max(0, to - from));
}

/** `12 ms`, `1.5 s`, `2 min 5 s`, `3 h 20 min`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.floor((ms % 60_000) / 1000)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
