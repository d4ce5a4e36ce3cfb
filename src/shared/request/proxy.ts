/** The URL of a proxy in its parts, valid or not: what is secret in it is shown apart, and kept apart. */

export interface ProxyParts {
  /** Scheme, host and port, as they were written. */
  readonly server: string;
  /** Percent-encoded, like the password; absent without an `@`. */
  readonly user?: string;
  /** Absent without a colon after the user. */
  readonly password?: string;
}

/** The last `@` ends the password: people write it there as it is. A variable in the user may have a colon: `{{secret:NAME}}`. */
const withCredentials = /^([a-z][a-z0-9+.-]*:\/\/)?((?:\{\{[^{}]*\}\}|(?!\{\{[^{}]*\}\})[^/:@])*)(?::(.*))?@([^@]*)$/is;

export function splitProxy(proxy: string): ProxyParts {
  const [isMatch, scheme = '', user, password, host = ''] = withCredentials.exec(proxy) ?? [];
  if (isMatch === undefined) return { server: proxy };
  return { server: scheme + host, ...(user !== undefined && { user }), ...(password !== undefined && { password }) };
}

export function joinProxy({ server, user, password }: ProxyParts): string {
  if (user === undefined && password === undefined) return server;
  const [scheme = ''] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(server) ?? [];
  const credentials = password === undefined ? (user ?? '') : `${user ?? ''}:${password}`;
  return `${scheme}${credentials}@${server.slice(scheme.length)}`;
}
