/** What a response tells of the wire: what was read though HTTP doesn’t allow it, what redirects changed, and what came late. */

import type { ConnectionAttempt, RedirectHop } from '../../shared/stream/records.ts';
import { leftBehind } from '../../shared/messages/redirects.ts';
import type { Holding } from './header-diagnoses.ts';

/** Headers that come so late, in ms, and the first event so soon after them, were held back until there was one. */
const lateMs = 5000;
const momentMs = 100;

/** @param attempts - each kind is told of the last one that a response has come for, or that was redirected */
export function wireDiagnoses(attempts: readonly ConnectionAttempt[]): Holding[] {
  const last: Partial<ConnectionAttempt> = attempts.findLast(({ status }) => status !== undefined) ?? {};
  const { redirects = [] } = attempts.findLast((attempt) => attempt.redirects !== undefined) ?? {};
  return [
    ...leniencies(last),
    ...oncePerKind(redirects.flatMap(redirect)),
    ...lateHeaders(last),
    ...members(last.body?.gzip?.members ?? 1),
  ];
}

function leniencies({ lenient = [], body }: Partial<ConnectionAttempt>): Holding[] {
  return oncePerKind([...lenient, ...(body?.lenient ?? [])].map(({ kind, text }) => [kind, { text }]));
}

/** [spec] RFC 1952 section 2.2: a file is a series of members. What comes after the first, browsers do not read. */
function members(count: number): Holding[] {
  return count > 1 ? [['compressedMembers', { members: count }]] : [];
}

/** With the facts of the first, and how often it holds. */
function oncePerKind(holdings: readonly Holding[]): Holding[] {
  return [...Map.groupBy(holdings, ([kind]) => kind)].map(([kind, found]) => [kind, found[0]?.[1] ?? {}, found.length]);
}

function redirect({ url: from, method, status, to, changed }: RedirectHop): Holding[] {
  const left = leftBehind(changed);
  return [
    ...(changed.includes('method') ? [['redirectMethod', { status, from, to, method }] as const] : []),
    ...(left === undefined ? [] : [['redirectCredentials', { status, to, left }] as const]),
    ...(changed.includes('host') ? [['redirectOrigin', { status, from, to }] as const] : []),
    ...(changed.includes('scheme') && to.startsWith('http:')
      ? [['redirectToPlain', { status, from, to }] as const]
      : []),
  ];
}

function lateHeaders({
  startedAt,
  phases,
  headersAt,
  firstEventAt,
  suspendedMs,
}: Partial<ConnectionAttempt>): Holding[] {
  if (suspendedMs !== undefined) return [];
  const sentAt = phases?.sentAt ?? startedAt;
  if (sentAt === undefined || headersAt === undefined || firstEventAt === undefined) return [];
  const waited = headersAt - sentAt;
  if (waited < lateMs || firstEventAt - headersAt > momentMs) return [];
  return [['lateHeaders', { seconds: Math.round(waited / 100) / 10 }]];
}
