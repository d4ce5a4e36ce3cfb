/** A tunnel through a proxy. */

import type { Socket } from 'node:net';
import type { ResponseHead } from '../http/head.ts';
import { requestHead } from '../http/request-head.ts';
import type { ProxyAddress } from '../route.ts';
import { authorityOf, type Destination } from './destination.ts';
import { readHead } from './read-head.ts';
import { ProxyError } from './proxy-error.ts';
import { Wire } from './wire.ts';

/**
 * [spec] RFC 9110 section 9.3.6: CONNECT, with host and port of the server; any 2xx means that the tunnel is open, and that
 * what follows is the server's.
 *
 * @param socket - connected to the proxy
 * @throws a {@link ProxyError}; the reason of the signal
 */
export async function openTunnel(
  socket: Socket,
  proxy: ProxyAddress,
  destination: Destination,
  signal: AbortSignal,
): Promise<Socket> {
  const wire = new Wire().attach(socket, false);
  const { status, statusText } = await askFor(wire, proxy, destination, signal);
  if (status >= 200 && status < 300) return wire.detach();
  wire.destroy();
  throw new ProxyError(proxy, { status, statusText });
}

async function askFor(
  wire: Wire,
  proxy: ProxyAddress,
  destination: Destination,
  signal: AbortSignal,
): Promise<ResponseHead> {
  const authority = authorityOf(destination);
  const { authorization } = proxy;
  const credentials = authorization === undefined ? [] : [['Proxy-Authorization', authorization] as const];
  try {
    wire.socket.write(requestHead('CONNECT', authority, [['Host', authority], ...credentials]));
    return await readHead(wire, signal);
  } catch (error) {
    wire.destroy();
    signal.throwIfAborted();
    throw new ProxyError(proxy, { cause: error as Error });
  }
}
