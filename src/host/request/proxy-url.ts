/** The proxy that a person names. */

import { optionMessages } from '../../shared/messages/option-messages.ts';
import { percentDecoded } from '../../shared/request/url.ts';
import type { ProxyAddress } from '../../net/route.ts';
import { basic } from '../../net/auth.ts';
import { RequestError } from '../../net/request-error.ts';

/**
 * @param text - `direct`, or a URL; without a scheme it means `http://`
 * @throws {@link RequestError} without the URL in its message, which may have a password
 */
export function resolveProxy(text: string): 'direct' | ProxyAddress {
  const trimmed = text.trim();
  if (trimmed.toLowerCase() === 'direct') return 'direct';
  const given = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  if (given !== undefined && given !== 'http' && given !== 'https') {
    throw new RequestError(optionMessages.proxyScheme(given));
  }
  const absolute = given === undefined ? `http://${trimmed}` : trimmed;
  if (!URL.canParse(absolute)) {
    throw new RequestError(optionMessages.proxyNoUrl());
  }
  const url = new URL(absolute);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new RequestError(optionMessages.proxyPath());
  }
  return addressOf(url);
}

function addressOf(url: URL): ProxyAddress {
  const { username, password } = url;
  url.username = '';
  url.password = '';
  if (username === '' && password === '') return { url };
  return { url, authorization: basic(percentDecoded(username), percentDecoded(password)) };
}
