/** What goes into a TLS connection. On the request, never on an agent: VS Code swaps agents, and keeps what a request has. */

import tls, { type ConnectionOptions } from 'node:tls';
import type { Route } from '../route.ts';

/**
 * @param isOriginal - whether it is the origin that was asked first: another one, where a redirect led, is shown no client
 * certificate, and has to have one that can be verified. Authorities that the person trusts are trusted everywhere.
 * @param isOurs - whether the connection is made here; else VS Code adds the certificates of the system where there are no
 * other ones
 */
export function tlsOptions(route: Route, isOriginal: boolean, isOurs: boolean): ConnectionOptions {
  const { authorities, identity, trustsAnyCertificate } = route;
  return {
    // Else a server that speaks HTTP/2 alone would begin to.
    ALPNProtocols: ['http/1.1'],
    ...(trustsAnyCertificate && isOriginal && { rejectUnauthorized: false }),
    ...((isOurs || authorities !== undefined) && {
      ca: [...knownAuthorities(), ...(authorities ? [authorities] : [])],
    }),
    ...(isOriginal && identity),
  };
}

let known: readonly string[] | undefined;

/** Those of node and of the system, which is what VS Code trusts too. Reading them takes a moment: once. */
function knownAuthorities(): readonly string[] {
  known ??= [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])];
  return known;
}
