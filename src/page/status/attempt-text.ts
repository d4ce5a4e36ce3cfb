/** An attempt in words and numbers. */

import { t } from '@vscode/l10n';
import { leftBehind } from '../../shared/messages/redirects.ts';
import { statusLine } from '../../shared/messages/wording.ts';
import { visibleName } from '../../shared/text/invisible.ts';
import type { ChunkFacts } from '../../shared/stream/body.ts';
import type { AnsweredChallenge, AttemptWait, ConnectionAttempt, RedirectHop } from '../../shared/stream/records.ts';
import { formatCount, formatDecimal, formatEvents, formatSize, formatTime } from '../ui/format.ts';

export const columns = [
  { title: '#', hint: t('Attempt number') },
  { title: t('Began'), hint: t('When the request was sent') },
  { title: 'Last-Event-ID', hint: t('The last event ID that was sent') },
  { title: t('Status'), hint: t('HTTP version and status of the response') },
  { title: t('Headers after'), hint: t('From the request to the response headers') },
  { title: t('First event after'), hint: t('From the headers to the first event') },
  { title: t('Events'), hint: t('Events of this attempt') },
  { title: t('Size'), hint: t('Bytes of event stream, without content encoding') },
  { title: t('Duration'), hint: t('From the request to the end') },
  { title: t('Ended'), hint: t('Why it ended') },
] as const;

/** One text a column. */
export function cellsOf(attempt: ConnectionAttempt): readonly string[] {
  const { number, startedAt, headersAt, firstEventAt, endedAt, lastEventIdSent, events, bytes, end } = attempt;
  return [
    formatCount(number),
    formatTime(startedAt),
    visibleName(lastEventIdSent ?? ''),
    statusOf(attempt),
    between(startedAt, headersAt),
    between(headersAt, firstEventAt),
    formatCount(events),
    formatSize(bytes),
    between(startedAt, endedAt),
    end?.message ?? '',
  ];
}

/** How many attempts a list leaves out. */
export function describeOlder(count: number): string {
  return count === 1 ? t('1 older attempt is not listed.') : t`${formatCount(count)} older attempts are not listed.`;
}

/** `3 events received again; the ID went back`; undefined when there is nothing to say. */
export function describeRepeats({ repeated = 0, idWent }: ConnectionAttempt): string | undefined {
  const parts = [
    ...(repeated === 0 ? [] : [t`${formatEvents(repeated)} received again`]),
    ...(idWent === undefined ? [] : [idWent === 'back' ? t('the ID went back') : t('the ID continued')]),
  ];
  if (parts.length === 0) return undefined;
  const text = parts.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `waited 3.0 s, the default of browsers`. */
export function describeWait({ ms, setBy, afterSeq }: AttemptWait): string {
  const reasons = {
    server: t('as the server’s retry asked'),
    default: t('the default of browsers'),
    backOff: t('increasing after each failed attempt'),
    person: t('cut short by “Reconnect now”'),
    save: t('for the server to restart after a save'),
  } satisfies Record<AttemptWait['setBy'], string>;
  const [wait, reason] = [formatDuration(ms), reasons[setBy]];
  if (afterSeq === undefined) return t`After a wait of ${wait}, ${reason}`;
  if (afterSeq === 0) return t`After a wait of ${wait}, ${reason} before the first event`;
  return t`After a wait of ${wait}, ${reason} after event ${formatCount(afterSeq)}`;
}

/** Where the response came from, what is between, and how it was encrypted. */
export function describeWay({ remoteAddress, via, tls }: ConnectionAttempt): readonly string[] {
  const encrypted =
    tls === undefined
      ? ''
      : `, ${tls.protocol}, ${tls.cipher}${tls.verified ? '' : `, ${t('its certificate could not be verified')}`}`;
  return [
    ...(via === undefined ? [] : [t`Over the ${via}`]),
    ...(remoteAddress === undefined ? [] : [t`From ${remoteAddress}` + encrypted]),
  ];
}

/** `301 Moved Permanently to http://localhost/mcp/: POST became GET, without its body`. */
export function describeRedirect({ status, statusText, to, method, changed }: RedirectHop): string {
  const left = leftBehind(changed);
  const changes = [
    ...(changed.includes('method') ? [t`${method} became GET, without its body`] : []),
    ...(left === undefined ? [] : [t`without ${left}`]),
  ];
  const led = t`${statusLine(status, statusText)}: redirected to ${to}`;
  return changes.length === 0 ? led : `${led} (${changes.join('; ')})`;
}

/** `401 Unauthorized: the server asked for Digest authentication (SHA-256) for “cameras”; the request was sent again with it`. */
export function describeChallenge({ status, statusText, algorithm, realm, isStale }: AnsweredChallenge): string {
  const [line, place] = [statusLine(status, statusText), visibleName(realm)];
  if (isStale) return t`${line}: the Digest nonce had expired; the request was sent again with the new one`;
  return place === ''
    ? t`${line}: the server asked for Digest authentication (${algorithm}); the request was sent again with it`
    : t`${line}: the server asked for Digest authentication (${algorithm}) for “${place}”; the request was sent again with it`;
}

/** `12 chunks: 10 completed one event, 1 several, 1 none; 2 events over several chunks`. */
export function describeChunks({ count, withNone, withOne, withSeveral, splitEvents }: ChunkFacts): string {
  const chunks = count === 1 ? t('1 chunk') : t`${formatCount(count)} chunks`;
  if (withNone + withOne + withSeveral === 0) return chunks;
  const [one, several, none] = [withOne, withSeveral, withNone].map(formatCount);
  const held = t`${chunks}: ${one ?? ''} completed one event, ${several ?? ''} several, ${none ?? ''} none`;
  return splitEvents === 0 ? held : t`${held}; ${formatEvents(splitEvents)} over several chunks`;
}

function statusOf({ httpVersion, status, statusText }: ConnectionAttempt): string {
  if (status === undefined) return '';
  return `${httpVersion === undefined ? '' : `HTTP/${httpVersion} `}${status} ${statusText ?? ''}`.trim();
}

function between(from: number | undefined, to: number | undefined): string {
  return from === undefined || to === undefined ? '' : formatDuration(Math.max(0, to - from));
}

/** As {@link formatDuration}, without the fraction of a second: `0 s`, `14 s`, `2 min 5 s`. */
export function formatWholeSeconds(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000);
}

/** `12 ms`, `1.5 s`, `2 min 5 s`, `3 h 20 min`. */
function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${formatDecimal(ms / 1000)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.floor((ms % 60_000) / 1000)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
