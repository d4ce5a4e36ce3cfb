/**
 * The cookies of a panel, or of a stream without one: set by answers, also by those that redirect, and sent again as browsers
 * do. In memory only.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265
 */

import { Cookie, CookieJar, getPublicSuffix, MemoryCookieStore } from 'tough-cookie';
import { cookieMessages } from '../../shared/messages/cookie-messages.ts';
import { type Message, messageText } from '../../shared/messages/message.ts';
import type { CookieRow } from '../../shared/stream/records.ts';

/** The part of a jar that a request needs. */
export type CookieStore = Pick<Cookies, 'take' | 'headerFor'>;

/** As many as Chromium keeps for a site: a registrable domain with all hosts below it, or a host that is below none. */
const maxOfSite = 180;

/** In all: a server can redirect to as many sites as it likes. */
const maxCookies = 1000;

export class Cookies {
  readonly #store = new MemoryCookieStore();
  /** As Chromium does it, `localhost` may set secure cookies and needs no public suffix. */
  readonly #jar = new CookieJar(this.#store, { allowSecureOnLocal: true, allowSpecialUseDomain: true });
  #revision = 0;
  /** Called after each change. */
  onDidChange: (() => void) | undefined;

  /** Another number after each change; 0 as long as there was none. */
  get revision(): number {
    return this.#revision;
  }

  /** Those that have not expired, by domain, path and name. */
  get rows(): readonly CookieRow[] {
    return this.#all()
      .filter((cookie) => cookie.TTL() > 0)
      .map(rowOf)
      .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
  }

  /** Keeps what an answer sets. What is no cookie, or not for that host, is left aside, as browsers do. */
  take(url: URL, lines: readonly string[]): void {
    if (lines.length === 0) return;
    for (const line of lines) {
      const cookie = Cookie.parse(line);
      if (cookie !== undefined) this.#jar.setCookieSync(expiring(cookie), url.href, { ignoreError: true });
    }
    this.#letGo();
    this.#changed();
  }

  /**
   * Else a server could fill the memory, and requests grow until none is taken. What goes is of the site that has most, so
   * that no site can push out the cookies of another.
   */
  #letGo(): void {
    const all = this.#all();
    if (all.length <= maxOfSite) return;
    const sites = [...Map.groupBy(all, siteOf).values()].map((cookies) => cookies.toSorted(leastUsed));
    for (const cookies of sites) this.#removeFirst(cookies, cookies.length - maxOfSite);
    for (let excess = this.#all().length - maxCookies; excess > 0; excess--) {
      this.#removeFirst(
        sites.reduce((a, b) => (isLarger(a, b) ? a : b)),
        1,
      );
    }
  }

  #removeFirst(cookies: Cookie[], count: number): void {
    for (const cookie of cookies.splice(0, Math.max(0, count))) this.#remove(rowOf(cookie));
  }

  /**
   * @param own - cookies that the person sends: they stay, and win over those of the same name
   * @returns the value of the header `Cookie`; empty: none
   */
  headerFor(url: URL, own: string): string {
    const names = new Set(own.split(';').map((pair) => pair.split('=', 1)[0]?.trim()));
    const others = this.#jar.getCookiesSync(url.href).filter(({ key }) => !names.has(key));
    return [...(own.trim() === '' ? [] : [own]), ...others.map((cookie) => cookie.cookieString())].join('; ');
  }

  /**
   * Puts in a cookie that a person has written.
   *
   * @param before - what it takes the place of
   * @returns why it is none
   */
  put(row: CookieRow, before?: CookieRow): string | undefined {
    const problem = problemOf(row);
    if (problem !== undefined) return messageText(problem);
    const url = `${row.secure ? 'https' : 'http'}://${row.domain.replace(/^\./, '')}${row.path}`;
    if (!URL.canParse(url)) return messageText(cookieMessages.badDomain(row.domain));
    const cookie = cookieOf(row);
    try {
      this.#jar.setCookieSync(cookie, url, { http: true });
    } catch {
      return messageText(cookieMessages.publicSuffix(row.domain));
    }
    if (before !== undefined && keyOf(before) !== keyOf(row)) this.#remove(before);
    this.#changed();
    return undefined;
  }

  remove(row: CookieRow): void {
    this.#remove(row);
    this.#changed();
  }

  #all(): readonly Cookie[] {
    let found: readonly Cookie[] = [];
    // This store answers at once.
    this.#store.getAllCookies((_error, cookies) => void (found = cookies ?? []));
    return found;
  }

  #remove({ domain, path, name }: CookieRow): void {
    void this.#store.removeCookie(domain.replace(/^\./, ''), path, name);
  }

  #changed(): void {
    this.#revision++;
    this.onDidChange?.();
  }
}

function siteOf({ domain }: Cookie): string {
  const host = domain ?? '';
  return getPublicSuffix(host, { allowSpecialUseDomain: true, ignoreError: true }) ?? host;
}

/** Those that have expired come first, then those that were set or sent the longest time ago. */
function leastUsed(a: Cookie, b: Cookie): number {
  return usedAt(a) - usedAt(b);
}

function usedAt(cookie: Cookie): number {
  return cookie.TTL() > 0 ? Number(cookie.lastAccessed ?? 0) : 0;
}

/** Of two sites that have as many, the one whose cookies were not used for longer. */
function isLarger(a: readonly Cookie[], b: readonly Cookie[]): boolean {
  if (a.length !== b.length || a[0] === undefined || b[0] === undefined) return a.length > b.length;
  return leastUsed(a[0], b[0]) <= 0;
}

/** A domain with a dot in front is for all hosts below it too. */
function rowOf(cookie: Cookie): CookieRow {
  const { key, value, domain, path, hostOnly, secure, httpOnly } = cookie;
  const ends = cookie.expiryTime();
  return {
    name: key,
    value,
    domain: `${hostOnly === false ? '.' : ''}${domain ?? ''}`,
    path: path ?? '/',
    secure,
    httpOnly,
    ...(ends !== undefined && Number.isFinite(ends) && { expires: ends }),
  };
}

/**
 * [spec] RFC 6265 section 5.3, step 3: with Max-Age a cookie expires so long after it was set. The jar would count from when
 * it was sent last.
 */
function expiring(cookie: Cookie): Cookie {
  const { maxAge } = cookie;
  if (maxAge === null) return cookie;
  cookie.maxAge = null;
  cookie.expires = new Date(Math.min(lastTime, Math.max(0, Date.now() + Number(maxAge) * 1000)));
  return cookie;
}

/** The last that a `Date` can say: ECMA-262, section 21.4.1.1. */
const lastTime = 8.64e15;

function cookieOf({ name, value, domain, path, secure, httpOnly, expires }: CookieRow): Cookie {
  const isForAll = domain.startsWith('.');
  return new Cookie({
    key: name,
    value,
    path,
    secure,
    httpOnly,
    ...(isForAll && { domain: domain.slice(1) }),
    ...(expires !== undefined && { expires: new Date(expires) }),
  });
}

/** [spec] RFC 6265 section 4.1.1: a cookie's name is a token, and its value has no blanks, quotes, commas, semicolons. */
function problemOf({ name, value, domain, path }: CookieRow): Message | undefined {
  if (name === '') return cookieMessages.noName();
  if (/[^!#$%&'*+.^_`|~0-9A-Za-z-]/.test(name)) return cookieMessages.badName();
  if (/[^\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]/.test(value.replace(/^"(.*)"$/, '$1'))) {
    return cookieMessages.badValue();
  }
  if (domain.replace(/^\./, '') === '') return cookieMessages.noDomain();
  if (!/^\/[\x21-\x3a\x3c-\x7e]*$/.test(path)) return cookieMessages.badPath();
  return undefined;
}

/** What tells cookies apart: RFC 6265 section 5.3, step 11. */
function keyOf({ domain, path, name }: CookieRow): string {
  return `${domain.replace(/^\./, '')};${path};${name}`;
}
