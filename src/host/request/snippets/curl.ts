/** A request becomes a cURL command that sends the same. */

import { quote } from 'shlex';
import { routeArguments } from '../curl/route.ts';
import type { ResolvedRequest } from '../request.ts';

/**
 * For a POSIX shell. curl prints what comes as it comes (`-N`), and sends what it is told and no content type of its own.
 *
 * @param request - as it would be sent; its credentials are in its headers
 */
export function writeCurl({ url, method, headers, body, bodyFile, options }: ResolvedRequest): string {
  const given = Object.entries(headers);
  const has = (name: string): boolean => given.some(([other]) => other.toLowerCase() === name);
  const data = dataOf(body, bodyFile);
  const lines = [
    `curl -N ${quote(url.href)}`,
    ...routeArguments(options).map(([name, value]) => (value === undefined ? name : `${name} ${quote(value)}`)),
    ...(method === 'GET' && data === undefined ? [] : [`-X ${quote(method)}`]),
    ...(has('accept') ? [] : ["-H 'Accept: text/event-stream'"]),
    ...given.map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(data === undefined ? [] : [...(has('content-type') ? [] : ["-H 'Content-Type:'"]), data]),
  ];
  return lines.join(' \\\n  ');
}

function dataOf(body: string | undefined, bodyFile: string | undefined): string | undefined {
  if (bodyFile !== undefined) return `--data-binary ${quote(`@${bodyFile}`)}`;
  return body === undefined ? undefined : `--data-raw ${quote(body)}`;
}
