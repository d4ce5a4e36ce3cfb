/** What of a request may be written where others read it: a file that a team commits, or storage that is synchronised. */

import { isSecretHeader } from '../../shared/request/headers.ts';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import { splitProxy } from '../../shared/request/proxy.ts';
import { type HeaderSecrets, secretsOf, withSecrets, withoutSecrets } from '../../shared/request/secrets.ts';
import { splitCredentials, withoutCredentials } from '../../shared/request/url-credentials.ts';
import { parseTemplate } from '../../shared/request/variables.ts';

/** A value that only names where the secret is to be found: `Bearer {{secret:KEY}}`. */
function isReference(value: string): boolean {
  const parts = parseTemplate(value);
  const [before, variable] = parts.length === 1 ? [undefined, parts[0]] : parts;
  if (parts.length > 2 || variable?.kind !== 'variable') return false;
  return before === undefined || (before.kind === 'text' && /^[\w-]+ +$/.test(before.text));
}

/**
 * The draft without values of secret headers, credentials, passphrases, and passwords in URLs. Their names stay, and so do
 * values that are none, but say where the secret is to be found.
 */
export function shareable(draft: RequestDraft): RequestDraft {
  const { options, ...rest } = withSecrets(withoutSecrets(draft), referencesOf(draft));
  const { passphrase = '', proxy, ...reached } = options ?? {};
  return {
    ...rest,
    url: shareableUrl(draft.url),
    ...(options !== undefined && {
      options: {
        ...reached,
        ...(passphrase !== '' && { passphrase }),
        ...(proxy !== undefined && { proxy: shareableProxy(proxy) }),
      },
    }),
  };
}

/** An `@` where credentials were taken out already stays: it says that they are kept elsewhere. */
function shareableUrl(url: string): string {
  return splitCredentials(url)?.credentials === '' ? url : withoutCredentials(url);
}

/** User and password stay together, where the password only says where it is to be found. */
function shareableProxy(proxy: string): string {
  const { password = '' } = splitProxy(proxy);
  return password === '' ? withoutCredentials(proxy) : proxy;
}

function referencesOf(draft: RequestDraft): HeaderSecrets {
  // Of parameters the person decides.
  const kept = (key: string, value: string): string => (key.startsWith('url:') || isReference(value) ? value : '');
  return new Map([...secretsOf(draft)].map(([key, values]) => [key, values.map((value) => kept(key, value))]));
}

/** Names of query parameters whose values look like secrets. Nothing is left out of a URL: the person decides. */
export function secretParameters({ url }: RequestDraft): string[] {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? [];
  return query.split('&').flatMap((pair) => {
    const [[name, value] = ['', '']] = [...new URLSearchParams(pair)];
    // As written in the URL: what is encoded there is filled with nothing.
    const written = pair.slice(pair.indexOf('=') + 1);
    return isSecretHeader(name) && value !== '' && !isReference(written) ? [name] : [];
  });
}
