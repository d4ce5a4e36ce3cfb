/** A request becomes a cURL command that sends the same. */

import { routeArguments } from '../curl/curl-route.ts';
import type { ResolvedRequest } from '../../../net/request.ts';

/**
 * For bash and zsh; without characters beyond ASCII in a header, for any POSIX shell. curl prints what arrives as it arrives
 * (`-N`), and sends what it is given and no content type of its own.
 *
 * @param request - as it would be sent; its credentials are in its headers
 */
export function writeCurl({ url, method, headers, body, bodyFile, options, digest }: ResolvedRequest): string {
  const given = Object.entries(headers);
  const has = (name: string): boolean => given.some(([other]) => other.toLowerCase() === name);
  const data = dataOf(body, bodyFile);
  const lines = [
    // curl makes several URLs of one that has brackets or braces.
    `${printed(body)}curl -N ${/[[\]{}]/.test(url.href) ? '--globoff ' : ''}${quote(url.href)}`,
    ...routeArguments(options).map(([name, value]) =>
      value === undefined ? name : `${name} ${quoteValue(name, value)}`,
    ),
    ...(digest === undefined ? [] : [`--digest -u ${quote(`${digest.user}:${digest.password}`)}`]),
    ...methodOf(method, data),
    ...(has('accept') ? [] : ["-H 'Accept: text/event-stream'"]),
    // A value of spaces would take a header away.
    ...given.map(([name, value]) => `-H ${quoteBytes(/^[ \t]*$/.test(value) ? `${name};` : `${name}: ${value}`)}`),
    ...(data === undefined ? [] : [...(has('content-type') ? [] : ["-H 'Content-Type:'"]), data]),
  ];
  return lines.join(' \\\n  ');
}

/** The home folder is for the shell to find: within quotation marks it would be a folder called `~`. */
function quoteValue(name: string, value: string): string {
  return fileOptions.has(name) && value.startsWith('~/') ? `~/${quote(value.slice(2))}` : quote(value);
}

const fileOptions = new Set(['--cacert', '--proxy-cacert', '--cert', '--key', '--unix-socket']);

/** Told by `-X` that it is HEAD, curl would wait for a body. */
function methodOf(method: string, data: string | undefined): readonly string[] {
  if (data !== undefined) return [`-X ${quote(method)}`];
  if (method === 'HEAD') return ['-I'];
  return method === 'GET' ? [] : [`-X ${quote(method)}`];
}

function dataOf(body: string | undefined, bodyFile: string | undefined): string | undefined {
  if (bodyFile !== undefined) return `--data-binary ${quote(`@${bodyFile}`)}`;
  if (body === undefined) return undefined;
  return hasNull(body) ? '--data-binary @-' : `--data-raw ${quote(body)}`;
}

/** No argument of a program can have this character. */
function hasNull(body: string): boolean {
  return body.includes('\0');
}

/** Hands a body to curl that cannot be an argument. */
function printed(body = ''): string {
  if (!hasNull(body)) return '';
  return `printf -- ${quote(body.replaceAll('\\', '\\\\').replaceAll('%', '%%').replaceAll('\0', '\\000'))} | `;
}

/** One word for any shell. Not shlex's own way, which shlex does not read again after a backslash. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A header is bytes, one for each character; a shell would make two of those beyond ASCII. */
function quoteBytes(text: string): string {
  // eslint-disable-next-line no-control-regex -- all of ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return quote(text);
  const escaped = text.replaceAll(/['\\]/g, '\\$&').replaceAll(/[\x80-\xff]/g, escapeByte);
  return `$'${escaped}'`;
}

/** In octal, which ends after three digits whatever follows. */
function escapeByte(character: string): string {
  return `\\${character.charCodeAt(0).toString(8)}`;
}
