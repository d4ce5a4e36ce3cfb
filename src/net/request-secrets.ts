/**
 * The one list of what must not be seen of a request. Everything that is said of it goes through a redactor with this list:
 * the ledger of attempts, states, titles, messages, notes, the log, and what is exported around the events.
 *
 * In it are the values of variables that are secret, authorizations, headers, cookies, parameters and form fields whose
 * names are those of secrets, credentials in URLs, and the passphrase of a key.
 */

import type { Authorization, ConnectionOptions, StreamRequest } from '../shared/stream/records.ts';
import { splitProxy } from '../shared/request/proxy.ts';
import { isSecretName } from '../shared/request/secret-names.ts';
import { percentDecoded } from '../shared/request/url.ts';
import { splitCredentials } from '../shared/request/url-credentials.ts';
import { basic } from './auth.ts';

/**
 * @param request - without variables
 * @param hidden - values of its variables that must not be seen
 */
export function secretsOfRequest(request: StreamRequest, hidden: Iterable<string> = []): string[] {
  const { url, headers = {}, auth, query = [], form = [], options } = request;
  const secrets = [
    ...hidden,
    ...ofUrl(url),
    ...Object.entries(headers).flatMap(([name, value]) => ofHeader(name, value)),
    ...ofAuthorization(auth),
    ...ofPairs([...query, ...form]),
    ...ofOptions(options),
  ];
  return [...new Set(secrets)].filter((secret) => typeof secret === 'string' && secret !== '');
}

function ofUrl(url: string): string[] {
  const [, search = ''] = url.split('#', 1)[0]?.split(/\?(.*)/s) ?? [];
  const { credentials = '' } = splitCredentials(url) ?? {};
  const [user = '', ...password] = credentials.split(':');
  const ofUser = credentials === '' ? [] : ofCredentials({ user, password: password.join(':') });
  return [...ofPairs([...new URLSearchParams(search)]), ...ofUser];
}

/** A user without a password is one: that is how some services want their keys. */
function ofCredentials({ user = '', password = '' }: { readonly user?: string; readonly password?: string }): string[] {
  const told = password === '' ? user : password;
  return [told, percentDecoded(told), ofBasic(basic(percentDecoded(user), percentDecoded(password)))];
}

/** @param value - of the header; its user may be seen when it stands alone */
function ofBasic(value: string): string {
  return value.slice('Basic '.length);
}

function ofAuthorization(auth: Authorization | undefined): string[] {
  if (auth?.kind === 'basic') {
    return [auth.password === '' ? auth.user : auth.password, ofBasic(basic(auth.user, auth.password))];
  }
  if (auth?.kind === 'bearer') return [auth.token];
  if (auth?.kind === 'digest') return [auth.password];
  return auth === undefined ? [] : [auth.value];
}

function ofHeader(name: string, value: string): string[] {
  if (!isSecretName(name) || typeof value !== 'string') return [];
  const trimmed = value.trim();
  return [trimmed, ...(/^cookie$/i.test(name.trim()) ? ofCookies(trimmed) : ofScheme(trimmed))];
}

function ofCookies(header: string): string[] {
  return header
    .split(';')
    .map((cookie) =>
      cookie
        .slice(cookie.indexOf('=') + 1)
        .trim()
        .replaceAll('"', ''),
    )
    .filter(isLong);
}

/** `Bearer value`, and the password in `Basic value`. */
function ofScheme(header: string): string[] {
  const end = header.search(/\s/);
  if (end < 0) return [];
  const value = header.slice(end).trim();
  if (header.slice(0, end).toLowerCase() !== 'basic') return [value];
  const [user = '', ...password] = Buffer.from(value, 'base64').toString('utf8').split(':');
  return [value, password.join(':') || user];
}

function ofPairs(pairs: readonly (readonly [name: string, value: string])[]): string[] {
  return pairs.filter(([name, value]) => isSecretName(name) && isLong(value)).map(([, value]) => value);
}

/** What goes by a name alone and is this short says nothing, and stands in every text: `?key=1`. */
function isLong(value: unknown): boolean {
  return typeof value === 'string' && Buffer.byteLength(value) >= 4;
}

function ofOptions({ proxy = '', passphrase = '' }: ConnectionOptions = {}): string[] {
  const { user = '', password = '' } = splitProxy(proxy);
  return [...(user === '' && password === '' ? [] : ofCredentials({ user, password })), passphrase];
}
