/** `user:password@` in the text of a URL, as a person typed it: found in one pass, and where the URL standard finds it. */

/** A URL's text in three, so that `before + user + (':' + password) + '@' + after` is the text again. */
export interface UrlCredentials {
  /** Scheme and slashes. */
  readonly before: string;
  /** Percent-encoded, like the password. */
  readonly user: string;
  /** Absent without a colon behind the user. */
  readonly password?: string;
  /** From the host on. */
  readonly after: string;
}

/**
 * Reads as the URL standard does what is sent: tabs and line ends don't count, slashes and backslashes before the host are
 * skipped however many there are, and the last `@` before the path ends the credentials. A text without a scheme is read as
 * with `http://`. A variable in the user may have a colon: `{{secret:NAME}}`.
 *
 * @returns `undefined` where there are none
 */
export function splitCredentials(text: string): UrlCredentials | undefined {
  const start = authorityStart(text);
  const end = authorityEnd(text, start);
  const at = text.lastIndexOf('@', end - 1);
  if (at < start) return undefined;
  const colon = colonAfterUser(text, start, at);
  return {
    before: text.slice(0, start),
    user: text.slice(start, colon < 0 ? at : colon),
    ...(colon >= 0 && { password: text.slice(colon + 1, at) }),
    after: text.slice(at + 1),
  };
}

/** The text of a URL from its parts; without user and password there is no `@`. */
export function joinCredentials({
  before,
  after,
  ...parts
}: Partial<UrlCredentials> & { readonly after: string }): string {
  const { user, password } = parts;
  if (user === undefined && password === undefined) return `${before ?? ''}${after}`;
  return `${before ?? ''}${user ?? ''}${password === undefined ? '' : `:${password}`}@${after}`;
}

/** `http://user:password@host/` becomes `http://host/`; the rest stays as it was typed. */
export function withoutCredentials(text: string): string {
  const parts = splitCredentials(text);
  if (parts === undefined) return text;
  const { before, after } = parts;
  // The host of `user@https:` is `https`: without what stands before, it would pass for a scheme.
  const host = after.trimStart();
  const end = /[/\\]/.test(before) ? 0 : schemeEnd(host, 0);
  const needsScheme = end > 0 && !/^\d+(?:[/?#]|$)/.test(host.slice(end));
  return `${before}${needsScheme ? 'http://' : ''}${after}`;
}

/** As `parseStreamUrl` has it: what isn't followed by slashes is no scheme, but a user, or a host with its port. */
function authorityStart(text: string): number {
  const start = text.length - text.trimStart().length;
  const scheme = schemeEnd(text, start);
  const isHttp = /^https?:\/$/i.test(text.slice(start, scheme + 1));
  return skipSlashes(text, isHttp || text.startsWith('//', scheme) ? scheme : start);
}

/** @returns the place behind the colon of a scheme; `at` where there is none */
function schemeEnd(text: string, at: number): number {
  const scheme = /[a-z][a-z0-9+.-]*:/iy;
  scheme.lastIndex = at;
  return scheme.test(text) ? scheme.lastIndex : at;
}

/** [URL] special authority ignore slashes state. */
function skipSlashes(text: string, from: number): number {
  let at = from;
  let end = from;
  for (; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '/' || char === '\\') end = at + 1;
    else if (!/[\t\r\n]/.test(char)) break;
  }
  return end;
}

function authorityEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !'/?#\\'.includes(text[at] ?? '')) at++;
  return at;
}

function colonAfterUser(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (text[at] === ':') return at;
    if (!text.startsWith('{{', at)) continue;
    const close = text.indexOf('}}', at);
    // Without an end it isn't a variable, and what follows needn't be looked at for one again.
    if (close < 0 || close > end) return text.indexOf(':', at) < end ? text.indexOf(':', at) : -1;
    at = close + 1;
  }
  return -1;
}
