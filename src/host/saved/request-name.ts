/** How requests are named and described in lists. */

import type { RequestDraft } from '../../shared/boundary/page.ts';
import { withoutCredentials } from '../../shared/request/url-credentials.ts';
import { parseStreamUrl, shortName } from '../../shared/request/url.ts';

/** `localhost:8000/events`: what a connection is called before anybody gives it a name. */
export function nameOf({ url }: RequestDraft): string {
  const parsed = parseStreamUrl(url);
  if ('error' in parsed) return withoutCredentials(url).trim();
  return shortName(parsed.url);
}

/** More of a query is only in the tooltip. */
const maxQueryChars = 80;

/**
 * `GET localhost:8000 ?a=1`: what its name does not say. Requests to one path are told apart by their query.
 *
 * @param name - what is beside it
 */
export function describeRequest({ url, method }: RequestDraft, name: string): string {
  const parsed = parseStreamUrl(url);
  if ('error' in parsed) return `${method} ${withoutCredentials(url).trim()}`;
  const { host, search } = parsed.url;
  const query = search.length > maxQueryChars ? `${search.slice(0, maxQueryChars)}…` : search;
  return [method, name.includes(host) ? '' : host, query].filter((part) => part !== '').join(' ');
}
