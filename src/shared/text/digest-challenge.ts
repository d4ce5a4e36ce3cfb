/** Which Digest challenges can be met: RFC 7616. */

import type { Challenge } from './challenges.ts';

const hashes = new Map<string, 'MD5' | 'SHA-256'>([
  ['md5', 'MD5'],
  ['sha-256', 'SHA-256'],
]);

/** The hash of an algorithm, `MD5-sess` for example. @param algorithm - absent: MD5. @returns undefined: one that isn't known */
export function digestHash(algorithm = 'MD5'): 'MD5' | 'SHA-256' | undefined {
  return hashes.get(algorithm.toLowerCase().replace(/-sess$/, ''));
}

/** Whether it is one for Digest, with a nonce, a hash that is known, and a way that needs no hash of the body (`auth-int`). */
export function isUsableDigest({ scheme, parameters }: Challenge): boolean {
  if (scheme.toLowerCase() !== 'digest' || !parameters.has('nonce')) return false;
  const qop = parameters.get('qop');
  const isAuth = qop === undefined || qop.split(',').some((way) => way.trim().toLowerCase() === 'auth');
  return isAuth && digestHash(parameters.get('algorithm')) !== undefined;
}
