/** What an {@link Authorization} becomes in a request. */

import type { Authorization } from '../shared/stream/records.ts';

/** A header or a query parameter. */
export interface AuthPart {
  readonly in: 'header' | 'query';
  readonly name: string;
  readonly value: string;
}

/** Who logs in by Digest. Characters, not bytes. */
export interface DigestUser {
  readonly user: string;
  readonly password: string;
}

/** `undefined` as long as nothing was entered: a form that is still empty sends nothing. */
export function authPart(auth: Authorization | undefined): AuthPart | undefined {
  if (auth?.kind === 'basic') {
    return auth.user === '' && auth.password === '' ? undefined : header(basic(auth.user, auth.password));
  }
  if (auth?.kind === 'bearer') return auth.token === '' ? undefined : header(`Bearer ${auth.token}`);
  // It has no header before the server has asked for it.
  if (auth === undefined || auth.kind === 'digest' || (auth.name === '' && auth.value === '')) return undefined;
  return { in: auth.in, name: auth.name, value: auth.value };
}

/** [spec] RFC 7617 section 2: the credentials are `user ":" password` in Base64; the charset here is UTF-8 (section 2.1). */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

function header(value: string): AuthPart {
  return { in: 'header', name: 'Authorization', value };
}
