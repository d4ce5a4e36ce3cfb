/**
 * The cookies of a panel, or of a stream without one: set by answers, also by those that redirect, and sent again as browsers
 * do. In memory only.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265
 */

import { type Cookie, CookieJar } from '../cookies/cookie-jar.ts';
import { siteOf } from '../cookies/public-suffix.ts';
import { parseSetCookie, type SetCookie } from '../cookies/set-cookie.ts';
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
  readonly #jar = new CookieJar();
  #revision = 0;
  /** Called after each change. */
  onDidChange: (() => void) | undefined;

  /** Another number after each change; 0 as long as there was none. */
  get revision(): number {
    return this.#revision;
  }

  /** Those that have not expired, by domain, path and name. */
  get rows(): readonly CookieRow[] {
    return this.#jar.all
      .filter(isAlive)
      .map(rowOf)
      .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
  }

  /** Keeps what an answer sets. What is no cookie, or not for that host, is left aside, as browsers do. */
  take(url: URL, lines: readonly string[]): void {
    if (lines.length === 0) return;
    for (const line of lines) {
      const cookie = parseSetCookie(line, Date.now());
      if (cookie !== undefined) this.#jar.set(cookie, url);
    }
    this.#letGo();
    this.#changed();
  }

  /**
   * Else a server could fill the memory, and requests grow until none is taken. What goes is of the site that has most, so
   * that no site can push out the cookies of another.
   */
  #letGo(): void {
    const { all } = this.#jar;
    if (all.length <= maxOfSite) return;
    const sites = [...Map.groupBy(all, ({ domain }) => siteOf(domain) ?? domain).values()].map((cookies) =>
      cookies.toSorted(leastUsed),
    );
    for (const cookies of sites) this.#removeFirst(cookies, cookies.length - maxOfSite);
    for (let excess = this.#jar.all.length - maxCookies; excess > 0; excess--) {
      this.#removeFirst(
        sites.reduce((a, b) => (isLarger(a, b) ? a : b)),
        1,
      );
    }
  }

  #removeFirst(cookies: Cookie[], count: number): void {
    for (const cookie of cookies.splice(0, Math.max(0, count))) this.#jar.remove(cookie);
  }

  /**
   * @param own - cookies that the person sends: they stay, and win over those of the same name
   * @returns the value of the header `Cookie`; empty: none
   */
  headerFor(url: URL, own: string): string {
    const names = new Set(own.split(';').map((pair) => pair.split('=', 1)[0]?.trim()));
    const others = this.#jar.for(url).filter(({ name }) => !names.has(name));
    return [...(own.trim() === '' ? [] : [own]), ...others.map(({ name, value }) => `${name}=${value}`)].join('; ');
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
    if (!this.#jar.set(cookieOf(row), new URL(url))) return messageText(cookieMessages.publicSuffix(row.domain));
    if (before !== undefined && keyOf(before) !== keyOf(row)) this.#remove(before);
    this.#changed();
    return undefined;
  }

  remove(row: CookieRow): void {
    this.#remove(row);
    this.#changed();
  }

  #remove({ domain, path, name }: CookieRow): void {
    this.#jar.remove({ domain: domain.replace(/^\./, ''), path, name });
  }

  #changed(): void {
    this.#revision++;
    this.onDidChange?.();
  }
}

function isAlive({ expires }: Cookie): boolean {
  return expires === undefined || expires > Date.now();
}

/** Those that have expired come first, then those that were set or sent the longest time ago. */
function leastUsed(a: Cookie, b: Cookie): number {
  return usedAt(a) - usedAt(b);
}

function usedAt(cookie: Cookie): number {
  return isAlive(cookie) ? cookie.usedAt : 0;
}

/** Of two sites that have as many, the one whose cookies were not used for longer. */
function isLarger(a: readonly Cookie[], b: readonly Cookie[]): boolean {
  if (a.length !== b.length || a[0] === undefined || b[0] === undefined) return a.length > b.length;
  return leastUsed(a[0], b[0]) <= 0;
}

/** A domain with a dot in front is for all hosts below it too. */
function rowOf({ name, value, domain, isHostOnly, path, secure, httpOnly, expires }: Cookie): CookieRow {
  return {
    name,
    value,
    domain: `${isHostOnly ? '' : '.'}${domain}`,
    path,
    secure,
    httpOnly,
    ...(expires !== undefined && { expires }),
  };
}

function cookieOf({ domain, ...cookie }: CookieRow): SetCookie {
  return { ...cookie, ...(domain.startsWith('.') && { domain: domain.slice(1) }) };
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
