/** Options as the person edits them: only those are kept that differ from the default. */

import { joinProxy, splitProxy } from '../../shared/request/proxy.ts';
import type { ConnectionOptions } from '../../shared/stream/records.ts';
import { percentDecoded } from '../../shared/request/url.ts';
import { mapText } from '../../shared/request/variables.ts';

type Name = keyof ConnectionOptions;

/** @param value - as it is to be; the default, or an empty text, takes the option away */
export function withOption<N extends Name>(
  options: ConnectionOptions,
  name: N,
  value: ConnectionOptions[N],
): ConnectionOptions {
  const { [name]: _before, ...others } = options;
  const isDefault = value === undefined || value === '' || value === (name === 'followRedirects');
  return isDefault ? others : { ...others, [name]: value };
}

/** How many differ from the default. A secret that is not known yet is none. */
export function countOptions(options: ConnectionOptions = {}): number {
  return Object.entries(options).filter(([name, value]) => value !== '' && value !== (name === 'followRedirects'))
    .length;
}

/** Where requests go: as VS Code's settings say, past every proxy, or over one that is named. */
export type ProxyChoice = 'settings' | 'direct' | 'named';

export function proxyChoice({ proxy }: ConnectionOptions): ProxyChoice {
  if (proxy === undefined) return 'settings';
  return proxy.trim().toLowerCase() === 'direct' ? 'direct' : 'named';
}

/** A named one without a name yet is a scheme. */
export function withProxyChoice(options: ConnectionOptions, choice: ProxyChoice): ConnectionOptions {
  if (choice === 'settings') return withOption(options, 'proxy', undefined);
  return { ...options, proxy: choice === 'direct' ? 'direct' : 'http://' };
}

/** The parts of a proxy as a person reads them. */
export interface ProxyFields {
  readonly server: string;
  readonly user: string;
  readonly password: string;
}

export function proxyFields({ proxy = '' }: ConnectionOptions): ProxyFields {
  const { server, user = '', password = '' } = splitProxy(proxy);
  return { server, user: percentDecoded(user), password: percentDecoded(password) };
}

export function withProxyFields(
  options: ConnectionOptions,
  { server, user, password }: ProxyFields,
): ConnectionOptions {
  const typed = splitProxy(server);
  const name = typed.user ?? mapText(user, encodeURIComponent);
  const secret = typed.password ?? mapText(password, encodeURIComponent);
  const proxy = joinProxy({
    server: typed.server,
    ...(name + secret !== '' && { user: name }),
    ...(secret !== '' && { password: secret }),
  });
  return { ...options, proxy };
}
