/** TLS over a connection that is there. */

import type { Socket } from 'node:net';
import tls, { type ConnectionOptions, type TLSSocket } from 'node:tls';
import { type Destination, serverNameOf } from './destination.ts';
import { secureContextOf } from './secure-context.ts';

/** [spec] RFC 8446 sections 5.1 and 6: a header of five bytes, level and description. */
const alertBytes = 7;

/**
 * Resolves when the handshake is over; the socket reads nothing yet.
 *
 * @throws the error of node or OpenSSL; the reason of the signal
 */
export function secured(
  socket: Socket,
  destination: Destination,
  options: ConnectionOptions,
  signal: AbortSignal,
): Promise<TLSSocket> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<TLSSocket>();
  const servername = serverNameOf(destination);
  const secureContext = secureContextOf(options);
  // The authorities stay among the options: where there are any, VS Code adds none to the context.
  const secure = tls.connect({ ...options, secureContext, socket, host: destination.host, servername });
  const abort = (): void => {
    secure.destroy();
    reject(signal.reason as Error);
  };
  signal.addEventListener('abort', abort, { once: true });
  secure.on('error', (error) => {
    // Whatever else a server begins with is longer than a record with an alert.
    reject(Object.assign(error, { isBeforeHello: socket.bytesRead <= alertBytes }));
  });
  secure.once('close', () => signal.removeEventListener('abort', abort));
  secure.once('secureConnect', () => {
    signal.removeEventListener('abort', abort);
    resolve(secure);
  });
  return promise;
}
