/** What `Authorization: Digest` says: RFC 7616. Texts are strings of bytes, as in headers, where nothing else is said. */

import { createHash } from 'node:crypto';
import type { DigestUser } from '../auth.ts';
import { digestHash, isUsableDigest } from '../../shared/text/digest-challenge.ts';
import { challengesOf, type Challenge } from '../../shared/text/challenges.ts';

/** What a server asks for. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  /** As it was sent; absent: MD5. */
  readonly algorithm?: string;
  readonly opaque?: string;
  /** Whether the server reads more than RFC 2069 had: with a nonce count. */
  readonly hasQop: boolean;
  /** Whether the server reads names in UTF-8 (section 3.4: `username*`). */
  readonly isUtf8: boolean;
  /** The login was right, but its nonce is too old. */
  readonly isStale: boolean;
}

/** The part of a request that is signed, and how. */
export interface DigestUse {
  readonly method: string;
  /** As in the request line, in origin form. */
  readonly target: string;
  /** How many requests have used the nonce, this one included. */
  readonly count: number;
  /** The same for all requests with the nonce. */
  readonly cnonce: string;
}

/** From weak to strong. */
const strengths = ['MD5', 'SHA-256'] as const;

/**
 * The strongest challenge that can be met, of those of a response.
 *
 * @param values - of its `WWW-Authenticate` headers
 */
export function digestChallenge(values: readonly string[]): DigestChallenge | undefined {
  const usable = values.flatMap(challengesOf).filter((challenge) => isUsableDigest(challenge) && isSendable(challenge));
  const strongest = usable.toSorted((a, b) => strengthOf(b) - strengthOf(a))[0];
  return strongest && challengeFrom(strongest);
}

/** What a header can't hold, a lenient head may have had. */
function isSendable({ parameters }: Challenge): boolean {
  // oxlint-disable-next-line eslint/no-control-regex -- these are the characters
  return ![...parameters.values()].some((value) => /[\0-\x08\x0a-\x1f\x7f]/.test(value));
}

function strengthOf({ parameters }: Challenge): number {
  return strengths.indexOf(digestHash(parameters.get('algorithm')) ?? 'MD5');
}

function challengeFrom({ parameters }: Challenge): DigestChallenge {
  const { algorithm, opaque, realm = '', nonce = '', qop, charset, stale } = Object.fromEntries(parameters);
  return {
    realm,
    nonce,
    ...(algorithm !== undefined && { algorithm }),
    ...(opaque !== undefined && { opaque }),
    hasQop: qop !== undefined,
    isUtf8: charset?.toLowerCase() === 'utf-8',
    isStale: stale?.toLowerCase() === 'true',
  };
}

/** The value of the header `Authorization`. */
export function digestCredentials(login: DigestUser, challenge: DigestChallenge, use: DigestUse): string {
  const { realm, nonce, algorithm, opaque, hasQop } = challenge;
  const { target, count, cnonce } = use;
  const parts = [
    ...userOf(login.user, challenge),
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(target)}`,
    ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
    `response="${responseOf(login, challenge, use)}"`,
    // [spec] Section 3.4: these are not to be sent where the server didn't send qop. -sess can't be checked without the cnonce.
    ...(hasQop ? ['qop=auth', `nc=${countText(count)}`] : []),
    ...(hasQop || isSession(algorithm) ? [`cnonce="${cnonce}"`] : []),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
  ];
  return `Digest ${parts.join(', ')}`;
}

/** [spec] Sections 3.4.1 to 3.4.3: response, A1, and A2. */
function responseOf({ user, password }: DigestUser, challenge: DigestChallenge, use: DigestUse): string {
  const { realm, nonce, algorithm, hasQop } = challenge;
  const { method, target, count, cnonce } = use;
  const hash = (text: string): string => hashOf(algorithm, text);
  const login = hash(`${bytesOf(user)}:${realm}:${bytesOf(password)}`);
  const a1 = isSession(algorithm) ? hash(`${login}:${nonce}:${cnonce}`) : login;
  const a2 = hash(`${method}:${target}`);
  const between = hasQop ? `${nonce}:${countText(count)}:${cnonce}:auth` : nonce;
  return hash(`${a1}:${between}:${a2}`);
}

/** [spec] Section 3.4: a name that a quoted string can't hold is sent in UTF-8, percent-encoded (RFC 5987). */
function userOf(user: string, { isUtf8 }: DigestChallenge): string[] {
  const isPlain = /^[\t\x20-\x7e]*$/.test(user);
  if (isPlain || !isUtf8) return [`username=${quoted(bytesOf(user))}`];
  const encoded = encodeURIComponent(user.toWellFormed()).replaceAll(/['()*]/g, percentEncoded);
  return [`username*=UTF-8''${encoded}`];
}

function percentEncoded(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

function isSession(algorithm = ''): boolean {
  return algorithm.toLowerCase().endsWith('-sess');
}

function hashOf(algorithm: string | undefined, text: string): string {
  const name = digestHash(algorithm) === 'SHA-256' ? 'sha256' : 'md5';
  return createHash(name).update(text, 'latin1').digest('hex');
}

/** [spec] `nc-value = 8LHEX`. */
function countText(count: number): string {
  return count.toString(16).padStart(8, '0');
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
