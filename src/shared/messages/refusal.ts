/** What a response that is refused says in its headers: sentences. */

import { t } from '@vscode/l10n';
import { type Challenge, challengesOf } from '../text/challenges.ts';
import { isUsableDigest } from '../text/digest-challenge.ts';
import type { Authorization } from '../stream/records.ts';
import { formatDelay } from '../text/delay.ts';
import { visibleText } from '../text/invisible.ts';
import { shortened } from '../text/shortened.ts';

/** As they came, in their order. */
type Headers = readonly (readonly [name: string, value: string])[];

/** So much of a value is told. */
const maxValueChars = 200;
/** So many headers about limits are told. */
const maxLimits = 8;

/** The kind of authorization that the request bar has for a challenge. */
function kindOf(challenge: Challenge): Authorization['kind'] | undefined {
  const scheme = challenge.scheme.toLowerCase();
  if (scheme === 'basic' || scheme === 'bearer') return scheme;
  return isUsableDigest(challenge) ? 'digest' : undefined;
}

/** @param now - in ms since the epoch, to tell how long it is until then */
export function refusalFacts(status: number, headers: Headers, now: number): string[] {
  const values = (name: string): string[] =>
    headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value.trim());
  return [
    ...values('www-authenticate').flatMap(challengesOf).map(challengeFact),
    ...values('retry-after').map((value) => waitFact(value, now)),
    ...(status === 405 ? values('allow').map((allow) => t`It accepts ${told(allow)} here.`) : []),
    ...(status >= 400 ? values('location').map((place) => t`The response points to ${told(place)}.`) : []),
    ...limitFacts(headers),
    ...values('deprecation').map((value) => t`The endpoint is deprecated (Deprecation: ${told(value)}).`),
    ...values('sunset').map((value) => t`It will be switched off (Sunset: ${told(value)}).`),
  ];
}

/** The first kind of authorization that the server asks for and the request bar has; Digest rather than Basic. */
export function authorizationAsked(headers: Headers): Authorization['kind'] | undefined {
  const kinds = headers
    .filter(([name]) => name.toLowerCase() === 'www-authenticate')
    .flatMap(([, value]) => challengesOf(value).map(kindOf))
    .filter((kind) => kind !== undefined);
  return kinds[0] === 'basic' && kinds.includes('digest') ? 'digest' : kinds[0];
}

function challengeFact(challenge: Challenge): string {
  const { scheme, parameters } = challenge;
  const name = told(scheme);
  const [realm, error, description] = ['realm', 'error', 'error_description'].map((key) => parameters.get(key));
  const place = realm === undefined || realm === '' ? '' : told(realm);
  const asks =
    place === ''
      ? t`The server asks for ${name} authentication.`
      : t`The server asks for ${name} authentication for “${place}”.`;
  const problem = [error, description].filter((text) => text !== undefined && text !== '').join(': ');
  const says = problem === '' ? '' : ` ${t`It says: “${told(problem)}”.`}`;
  return `${asks}${says}${kindOf(challenge) === undefined ? ` ${t`SSE Monitor can’t log in with ${unknownWay(challenge)}.`}` : ''}`;
}

/** `Negotiate`; of Digest, which is one of ours, what makes it another. */
function unknownWay({ scheme, parameters }: Challenge): string {
  const asked = ['algorithm', 'qop'].map((name) => parameters.get(name)).filter((value) => value !== undefined);
  const isDigest = scheme.toLowerCase() === 'digest' && asked.length > 0;
  return isDigest ? told(`${scheme} (${asked.join(', ')})`) : told(scheme);
}

/** How long a server asks to wait in a header Retry-After, in ms; 0: not at all, or nothing that can be read. */
export function askedWaitMs(headers: Headers, now: number): number {
  const value = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1].trim() ?? '';
  return Math.max(waitOf(value, now) ?? 0, 0);
}

function waitFact(value: string, now: number): string {
  const ms = waitOf(value, now);
  if (ms === undefined) return t`The server sent Retry-After: ${told(value)}.`;
  if (seconds.test(value)) return t`The server asks you to wait ${formatDelay(ms)} (Retry-After).`;
  if (ms <= 0) return t`The server asked you to wait until ${told(value)}, which has passed (Retry-After).`;
  return t`The server asks you to wait ${formatDelay(ms)}, until ${told(value)} (Retry-After).`;
}

const seconds = /^\d{1,9}$/;

/** [RFC 9110] section 10.2.3: seconds, or a date. @returns milliseconds; undefined for what is neither */
function waitOf(value: string, now: number): number | undefined {
  if (seconds.test(value)) return Number(value) * 1000;
  const until = Date.parse(value);
  return Number.isNaN(until) ? undefined : until - now;
}

/** `RateLimit`, `RateLimit-Policy`, `X-RateLimit-Remaining` and what else APIs call them. */
function limitFacts(headers: Headers): string[] {
  const limits = headers.filter(([name]) => /^(?:x-)?ratelimit\b/i.test(name) || /^(?:x-)?rate-limit\b/i.test(name));
  if (limits.length === 0) return [];
  const list = limits.slice(0, maxLimits).map(([name, value]) => `${told(name)}: ${told(value)}`);
  return [t`Limits: ${list.join(', ')}.`];
}

function told(value: string): string {
  return visibleText(shortened(value, maxValueChars));
}
