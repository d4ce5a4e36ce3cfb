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

/** `GET localhost:8000` */
export function describeRequest({ url, method }: RequestDraft): string {
  const parsed = parseStreamUrl(url);
  return `${method} ${'url' in parsed ? parsed.url.host : withoutCredentials(url).trim()}`;
}
