/** A request as a message of HTTP that a person can read. */

import { t } from '@vscode/l10n';
import { isSecretHeader } from '../../shared/request/headers.ts';
import type { CookieStore } from '../../net/connection/cookies.ts';
import { ownHeaders, sentHeaders } from '../../net/connection/sent-headers.ts';
import { hidden, type Redact, redactNothing, redactor } from '../../net/redaction.ts';
import type { ResolvedRequest } from '../../net/request.ts';

/** Nobody reads more of a body to see whether it is the right one. */
const maxBodyBytes = 4096;

/** What is sent beside what a request has itself: the cookies that are kept. */
export type SentCookies = Pick<CookieStore, 'headerFor'>;

/** A message of HTTP/1.1 (RFC 9112 section 2.1), with line ends that are read well. */
export function previewText(request: ResolvedRequest, showSecrets: boolean, cookies?: SentCookies): string {
  const { url, method, body, bodyBytes, secrets = [] } = request;
  const redact = showSecrets ? redactNothing : redactor(secrets);
  const content = bodyBytes ?? body;
  const own = ownHeaders({ headers: request.headers, ...(content !== undefined && { body: content }) });
  const lines = sentHeaders(own, url, cookies).map(
    ([name, value]) => `${name}: ${showSecrets ? value : shownValue(name, value, redact)}`,
  );
  const start = [redact(`${method} ${url.pathname}${url.search} HTTP/1.1`), ...lines, ''].join('\n');
  return content === undefined ? start : `${start}\n${bodyText(content, redact)}`;
}

function shownValue(name: string, value: string, redact: Redact): string {
  if (name.toLowerCase() === 'cookie') return value.split('; ').map(withoutValue).map(redact).join('; ');
  return isSecretHeader(name) ? hidden : redact(value);
}

/** A cookie's value is as good as a password; what has no name may be one as a whole. */
function withoutValue(cookie: string): string {
  const end = cookie.indexOf('=');
  return end < 0 ? hidden : `${cookie.slice(0, end)}=${hidden}`;
}

function bodyText(body: string | Uint8Array, redact: Redact): string {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const isWhole = bytes.length <= 4 * maxBodyBytes;
  const read = new TextDecoder().decode(bytes.subarray(0, 4 * maxBodyBytes), { stream: !isWhole });
  // Before it is cut: half of a secret at the end would not be found.
  const text = isWhole ? redact(read) : redact.beginning(read);
  const more = bytes.length > maxBodyBytes ? `\n… (${t`${bytes.length} bytes in all`})` : '';
  return `${text.slice(0, maxBodyBytes)}${more}`;
}
