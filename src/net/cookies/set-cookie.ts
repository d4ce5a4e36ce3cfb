/**
 * Reads `Set-Cookie`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-5.2
 */

import { parseCookieDate } from './cookie-date.ts';

/** What a server asks for. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** As written, without a dot in front, in lower case. */
  readonly domain?: string;
  /** Absent: that of the request. */
  readonly path?: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** Ms since 1970; absent: with the panel. */
  readonly expires?: number;
}

/** The last that a `Date` can say: ECMA-262, section 21.4.1.1. */
const lastTime = 8.64e15;

/** @param now - ms since 1970 @returns `undefined`: it sets no cookie */
export function parseSetCookie(line: string, now: number): SetCookie | undefined {
  const [pair = '', ...attributes] = line.trim().split(';');
  const [name, value] = split(pair.split(/[\n\r\0]/, 1)[0] ?? '');
  if (name === '' || value === undefined || hasControls(name + value)) return undefined;
  return { name, value, ...readAttributes(attributes, now) };
}

function hasControls(text: string): boolean {
  return Array.from(text).some((char) => char < ' ');
}

/** @returns the second is absent where there is no `=` */
function split(pair: string): [name: string, value: string | undefined] {
  const at = pair.indexOf('=');
  return at === -1 ? [pair.trim(), undefined] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

/** [spec] The last of each counts; with Max-Age, Expires does not. */
function readAttributes(attributes: readonly string[], now: number): Omit<SetCookie, 'name' | 'value'> {
  const found: { domain?: string; path?: string | undefined; date?: number; maxAge?: number } = {};
  const names = new Set<string>();
  for (const attribute of attributes) {
    const [written, value = ''] = split(attribute);
    const name = written.toLowerCase();
    names.add(name);
    if (name === 'path') found.path = value.startsWith('/') ? value : undefined;
    const domain = value.replace(/^\./, '').toLowerCase();
    if (name === 'domain' && domain !== '') found.domain = domain;
    if (name === 'expires') found.date = parseCookieDate(value) ?? found.date ?? Number.NaN;
    if (name === 'max-age' && /^-?\d+$/.test(value)) found.maxAge = Number(value);
  }
  const { domain, path, date = Number.NaN, maxAge } = found;
  const expires = maxAge === undefined ? date : Math.min(lastTime, Math.max(0, now + maxAge * 1000));
  return {
    ...(domain !== undefined && { domain }),
    ...(path !== undefined && { path }),
    ...(!Number.isNaN(expires) && { expires }),
    secure: names.has('secure'),
    httpOnly: names.has('httponly'),
  };
}
