/**
 * Which cookies a response may set, and which a request sends.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-5.3
 */

import { isIP, isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { siteOf } from './public-suffix.ts';
import type { SetCookie } from './set-cookie.ts';

/** A cookie that is kept. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** A host, or a name that hosts are below. */
  readonly domain: string;
  readonly isHostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** Ms since 1970. */
  readonly expires?: number;
  /** When it was set or sent last; ms since 1970. */
  usedAt: number;
}

/** What tells cookies apart: RFC 6265 section 5.3, step 11. */
export type CookieKey = Pick<Cookie, 'domain' | 'path' | 'name'>;

export class CookieJar {
  /** In the order in which they were set first. */
  readonly #cookies = new Map<string, Cookie>();

  /** All, also those that have expired. */
  get all(): readonly Cookie[] {
    return [...this.#cookies.values()];
  }

  /**
   * Keeps a cookie that a response from that URL sets.
   *
   * @returns false: it may not set that one
   */
  set(cookie: SetCookie, url: URL): boolean {
    const host = hostOf(url);
    const domain = cookie.domain === undefined ? host : canonicalDomain(cookie.domain);
    const isHostOnly = cookie.domain === undefined;
    if (!isHostOnly && ((siteOf(domain) === undefined && isIP(domain) === 0) || !isBelow(host, domain))) return false;
    if (cookie.secure && !isTrustworthy(url)) return false;
    const path = cookie.path?.startsWith('/') === true ? cookie.path : defaultPath(pathOf(url));
    if (!keepsPromise(cookie, isHostOnly)) return true;
    const kept = { ...cookie, domain, isHostOnly, path, usedAt: Date.now() };
    this.#cookies.set(keyOf(kept), kept);
    return true;
  }

  /** Those that a request sends, in its order; what has expired is removed. */
  for(url: URL): readonly Cookie[] {
    const now = Date.now();
    const sent = this.all
      .filter((cookie) => isFor(cookie, url))
      .filter((cookie) => {
        const isAlive = cookie.expires === undefined || cookie.expires > now;
        if (!isAlive) this.remove(cookie);
        return isAlive;
      });
    for (const cookie of sent) cookie.usedAt = now;
    // [spec] Section 5.4, step 2: longer paths first, then those that were set first.
    return sent.toSorted((a, b) => b.path.length - a.path.length);
  }

  remove(key: CookieKey): void {
    this.#cookies.delete(keyOf(key));
  }
}

function keyOf({ domain, path, name }: CookieKey): string {
  return JSON.stringify([domain, path, name]);
}

/** An IPv6 address is without its brackets. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function pathOf({ pathname }: URL): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

/** @returns empty: it is none */
function canonicalDomain(domain: string): string {
  const name = domain.trim().replace(/^\./, '').toLowerCase();
  if (isIPv6(name)) return hostOf(new URL(`http://[${name}]/`));
  return /[^\0-\x7f]/.test(name) ? domainToASCII(name) : name;
}

/** [spec] Section 5.1.3. */
function isBelow(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(`.${domain}`) && isIP(host) === 0);
}

/** Sites share nothing, not even what the host above them set for all: `localhost` is a host, and `a.localhost` a site. */
function isOfSite(host: string, domain: string): boolean {
  return domain.endsWith(siteOf(host) ?? host);
}

/** [spec] Section 5.1.4. */
function defaultPath(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}

function isFor({ domain, isHostOnly, path, secure }: Cookie, url: URL): boolean {
  const host = hostOf(url);
  if (host !== domain && (isHostOnly || !isBelow(host, domain) || !isOfSite(host, domain))) return false;
  if (secure && !isTrustworthy(url)) return false;
  const asked = pathOf(url);
  return asked === path || asked.startsWith(path.endsWith('/') ? path : `${path}/`);
}

/** [spec] Secure Contexts, section 3.1: TLS, or this machine. As Chromium does it. */
function isTrustworthy(url: URL): boolean {
  if (url.protocol === 'https:') return true;
  const host = hostOf(url).replace(/\.$/, '');
  if (isIP(host) !== 0) return isIPv4(host) ? host.startsWith('127.') : host === '::1';
  return host === 'localhost' || host.endsWith('.localhost');
}

/** [spec] RFC 6265bis, section 4.1.3: what the prefix of a name promises. */
function keepsPromise({ name, secure, path }: SetCookie, isHostOnly: boolean): boolean {
  if (name.startsWith('__Secure-')) return secure;
  return !name.startsWith('__Host-') || (secure && isHostOnly && path === '/');
}
