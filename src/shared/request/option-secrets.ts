/** What of the options must not be seen: the passphrase of a key, and the password in the URL of a proxy. */

import { joinProxy, splitProxy } from './proxy.ts';
import type { ConnectionOptions } from '../stream/records.ts';

/** Names that no header has, for both are kept in one place. */
const passphraseKey = 'option:passphrase';
const proxyKey = 'option:proxy';

/** Those that there are, by the name under which they are kept. One that was taken out is there, and empty. */
export function optionSecrets({ passphrase, proxy = '' }: ConnectionOptions = {}): [key: string, value: string][] {
  const { password } = splitProxy(proxy);
  return [
    ...(passphrase === undefined ? [] : [[passphraseKey, passphrase] as [string, string]]),
    ...(password === undefined ? [] : [[proxyKey, password] as [string, string]]),
  ];
}

/** @param secretOf - the value that takes the place of a secret, by the name under which it is kept */
export function replaceOptionSecrets(
  options: ConnectionOptions,
  secretOf: (key: string, value: string) => string,
): ConnectionOptions {
  const { passphrase, proxy } = options;
  const parts = proxy === undefined ? undefined : splitProxy(proxy);
  return {
    ...options,
    ...(passphrase !== undefined && { passphrase: secretOf(passphraseKey, passphrase) }),
    ...(parts?.password !== undefined && {
      proxy: joinProxy({ ...parts, password: secretOf(proxyKey, parts.password) }),
    }),
  };
}
