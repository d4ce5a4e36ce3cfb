/** The proxy that a person names. */

import { percentDecoded } from '../../protocol/url.ts';
import type { ProxyAddress } from '../connection/route.ts';
import { basic } from './auth.ts';
import { RequestError } from './request-error.ts';

/**
 * @param text - `direct`, or a URL; without a scheme it means `http://`
 * @throws {@link RequestError} without the URL in its message, which may have a password
 */
export function resolveProxy(text: string): 'direct' | ProxyAddress {
  const trimmed = text.trim();
  if (trimmed.toLowerCase() === 'direct') return 'direct';
  const given = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  if (given !== undefined && given !== 'http' && given !== 'https') {
    throw new RequestError(
      `A proxy is spoken to over http: or https:, not ${given}:. Write http://host:port in Options.`,
    );
  }
  const absolute = given === undefined ? `http://${trimmed}` : trimmed;
  if (!URL.canParse(absolute)) {
    throw new RequestError('The proxy in Options is not a URL. Write it like http://proxy.example:3128, or direct.');
  }
  const url = new URL(absolute);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new RequestError(
      'The proxy in Options has a path. Write its host and port only, like http://proxy.example:3128.',
    );
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
