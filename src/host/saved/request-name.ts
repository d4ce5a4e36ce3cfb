/** How requests are named and described in lists. */

import type { RequestDraft } from '../../protocol/page.ts';
import { parseStreamUrl, shortName } from '../../protocol/url.ts';
import { withoutCredentials } from '../../protocol/url-credentials.ts';

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
