/** Drafts without their secrets, for what is written to disk, and with them again. */

import { isSecretHeader } from './headers.ts';
import { optionSecrets, replaceOptionSecrets } from './option-secrets.ts';
import type { HeaderRow, RequestDraft } from '../boundary/page.ts';
import type { Authorization } from '../stream/records.ts';
import { parseStreamUrl } from './url.ts';
import { withoutCredentials } from './url-credentials.ts';
import { replaceUrlSecrets, urlSecrets } from './url-secrets.ts';
import { hasVariables } from './variables.ts';

/** By a header's name in lower case: the values of its rows, in their order. That of an authorization is under its kind. */
export type HeaderSecrets = ReadonlyMap<string, readonly string[]>;

/** Scheme and host as they are typed. */
const authority = /^((?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?)([^/?#\\]*)/i;

/**
 * Where a draft would be sent; `undefined` while its URL is none. One whose host is a variable is what is typed: what is
 * kept for it follows the variable.
 */
export function originOf({ url }: RequestDraft): string | undefined {
  const [, scheme = '', host = ''] = authority.exec(withoutCredentials(url).trimStart()) ?? [];
  if (hasVariables(host)) return `${scheme}${host}`;
  const parsed = parseStreamUrl(url);
  return 'url' in parsed ? parsed.url.origin : undefined;
}

/** The values that must not be seen. */
export function secretsOf(draft: RequestDraft): HeaderSecrets {
  const { headers = [], auth, options } = draft;
  const secrets = new Map<string, string[]>(optionSecrets(options).map(([key, value]) => [key, [value]]));
  if (auth !== undefined) secrets.set(authKey(auth), [secretOf(auth)]);
  const rows = headers.filter(isSecret).map(({ name, value }): [string, string] => [keyOf(name), value]);
  for (const [key, value] of [...rows, ...urlSecrets(draft)]) {
    const known = secrets.get(key);
    if (known === undefined) secrets.set(key, [value]);
    else known.push(value);
  }
  return secrets;
}

/** The draft as it may be written to disk: a secret's name stays, its value does not. */
export function withoutSecrets(draft: RequestDraft): RequestDraft {
  const { headers, auth, options } = draft;
  return {
    ...withoutUrlSecrets(draft),
    ...(headers && { headers: headers.map(withoutValue) }),
    ...(auth && { auth: withSecret(auth, '') }),
    ...(options && { options: replaceOptionSecrets(options, () => '') }),
  };
}

/** Without what is secret in its URL alone. */
export function withoutUrlSecrets(draft: RequestDraft): RequestDraft {
  return { ...draft, ...replaceUrlSecrets(draft, () => '') };
}

function withoutValue(row: HeaderRow): HeaderRow {
  return isSecret(row) ? { ...row, value: '' } : row;
}

/** Puts secrets where a draft has empty values for them. The caller has seen that they belong to its origin. */
export function withSecrets(draft: RequestDraft, secrets: HeaderSecrets): RequestDraft {
  const { headers, auth, options } = draft;
  const next = inOrder(secrets);
  return {
    ...draft,
    ...replaceUrlSecrets(draft, next),
    ...(headers && { headers: headers.map((row) => withValue(row, next)) }),
    ...(auth && { auth: withSecret(auth, next(authKey(auth), secretOf(auth))) }),
    ...(options && { options: replaceOptionSecrets(options, next) }),
  };
}

/** Of those that are kept under one name the first belongs to the first place, whether that has a value or not. */
function inOrder(secrets: HeaderSecrets): (key: string, value: string) => string {
  const seen = new Map<string, number>();
  return (key, value) => {
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return value === '' ? (secrets.get(key)?.[nth] ?? '') : value;
  };
}

function withValue(row: HeaderRow, next: (key: string, value: string) => string): HeaderRow {
  return isSecret(row) ? { ...row, value: next(keyOf(row.name), row.value) } : row;
}

/** No header can have such a name. */
function authKey({ kind }: Authorization): string {
  return `: ${kind}`;
}

function secretOf(auth: Authorization): string {
  if (auth.kind === 'basic' || auth.kind === 'digest') return auth.password;
  return auth.kind === 'bearer' ? auth.token : auth.value;
}

function withSecret(auth: Authorization, secret: string): Authorization {
  if (auth.kind === 'basic' || auth.kind === 'digest') return { ...auth, password: secret };
  return auth.kind === 'bearer' ? { ...auth, token: secret } : { ...auth, value: secret };
}

function isSecret({ name }: HeaderRow): boolean {
  return isSecretHeader(name);
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
