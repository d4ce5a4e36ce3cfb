/** Whether a server of this machine reacts to a new connection. */

import { connect, isIPv6 } from 'node:net';
import type { ConnectionAttempt } from '../../shared/stream/records.ts';

/** A server that is asked. */
export interface PingTarget {
  /** Of this machine. */
  readonly address: string;
  readonly port: number;
}

/**
 * `responds`: it sent something, or ended the connection; `refuses`: there is nobody to connect to. Pending: the system
 * accepted the connection for a process that doesn't take it.
 */
export type PingResult = 'responds' | 'refuses';

/**
 * Who responded to an attempt; undefined unless that is known to be a server of this machine, without TLS and with nothing
 * between: nobody else is asked.
 */
export function pingTarget({ finalUrl, remoteAddress, via }: ConnectionAttempt): PingTarget | undefined {
  const url = URL.parse(finalUrl);
  if (url?.protocol !== 'http:' || via !== undefined || remoteAddress === undefined) return undefined;
  return isLoopback(remoteAddress) ? { address: remoteAddress, port: Number(url.port || 80) } : undefined;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

/**
 * [spec] RFC 9110 section 9.3.7: `OPTIONS *` does nothing beyond telling that the server is there. A connection alone tells
 * nothing: uvicorn's reloader and gunicorn's master keep the port open while no process takes what connects to it.
 *
 * @param signal - ends it, without a result
 */
export function ping({ address, port }: PingTarget, signal: AbortSignal): Promise<PingResult> {
  const { promise, resolve } = Promise.withResolvers<PingResult>();
  const socket = connect({ host: address, port, signal });
  const responds = (): void => {
    if (!signal.aborted) resolve('responds');
    socket.destroy();
  };
  socket.once('data', responds).once('end', responds);
  socket.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') resolve('refuses');
    else responds();
  });
  socket.write(
    `OPTIONS * HTTP/1.1\r\nHost: ${isIPv6(address) ? `[${address}]` : address}:${port}\r\nConnection: close\r\n\r\n`,
  );
  return promise;
}
