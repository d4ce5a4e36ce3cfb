/** What of a request may be written where others read it: a file that a team commits, or storage that is synchronised. */

import type { HeaderRow, RequestDraft } from '../../protocol/page.ts';
import type { Authorization } from '../../protocol/records.ts';
import { isSecretHeader } from '../../protocol/headers.ts';
import { withoutSecrets } from '../../protocol/secrets.ts';

/** A value that only names where the secret is to be found: `Bearer {{secret:KEY}}`. */
const reference = /^(?:[\w-]+ +)?\{\{[^{}]*\}\}$/;

/** The draft without values of secret headers, credentials, passphrases, and passwords in URLs. Their names stay. */
export function shareable(draft: RequestDraft): RequestDraft {
  const { headers, auth, options, ...rest } = withoutSecrets(draft);
  const { passphrase: _passphrase, proxy, ...reached } = options ?? {};
  return {
    ...rest,
    url: withoutCredentials(draft.url),
    ...(headers !== undefined && { headers: headers.map((row, i) => withReference(row, draft.headers?.[i])) }),
    ...(auth !== undefined && { auth: withoutCredential(auth, draft.auth ?? auth) }),
    ...(options !== undefined && {
      options: { ...reached, ...(proxy !== undefined && { proxy: withoutCredentials(proxy) }) },
    }),
  };
}

/** Names of query parameters whose values look like secrets. Nothing is left out of a URL: the person decides. */
export function secretParameters({ url }: RequestDraft): string[] {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? [];
  return [...new URLSearchParams(query)]
    .filter(([name, value]) => isSecretHeader(name) && value !== '' && !reference.test(value))
    .map(([name]) => name);
}

/** `http://user:password@host/` becomes `http://host/`; the rest stays as it was typed. */
export function withoutCredentials(url: string): string {
  return url.replace(/^(\s*(?:(?:[a-z][a-z0-9+.-]*:)?\/\/)?)[^/?#\\]*@/i, '$1');
}

function withReference(row: HeaderRow, before: HeaderRow | undefined): HeaderRow {
  return before !== undefined && reference.test(before.value) ? { ...row, value: before.value } : row;
}

function withoutCredential(auth: Authorization, before: Authorization): Authorization {
  const kept = (value: string): string => (reference.test(value) ? value : '');
  if (auth.kind === 'basic') return { ...auth, password: before.kind === 'basic' ? kept(before.password) : '' };
  if (auth.kind === 'bearer') return { ...auth, token: before.kind === 'bearer' ? kept(before.token) : '' };
  return { ...auth, value: before.kind === 'apiKey' ? kept(before.value) : '' };
}
