/**
 * Connections that are not VS Code's to choose: past every proxy, over a proxy that the person named, or over a socket file.
 *
 * VS Code replaces the agent of each `request()` and with it the way that a connection is made: its own proxy settings would
 * win. What is left alone is `ClientRequest` itself, with a function that makes the connection.
 */

import http from 'node:http';
import net, { type Socket } from 'node:net';
import tls from 'node:tls';
import { ProxyError } from './proxy-error.ts';
import { type ProxyAddress, type Route, plainRoute } from '../route.ts';
import { tlsOptions } from './tls-options.ts';

/** Whether a connection is made here. */
export function isOurs({ proxy, socketPath }: Route): boolean {
  return proxy !== undefined || socketPath !== undefined;
}

/** A request as it is given to node, on a connection that is made here. */
export function requestOverOwnSocket(
  options: http.RequestOptions,
  url: URL,
  { route, isOriginal, signal }: { readonly route: Route; readonly isOriginal: boolean; readonly signal: AbortSignal },
): http.ClientRequest {
  const isSecure = url.protocol === 'https:';
  const viaProxy = typeof route.proxy === 'object' && route.socketPath === undefined ? route.proxy : undefined;
  const asked = viaProxy !== undefined && !isSecure ? askingProxy(options, url, viaProxy) : options;
  return new http.ClientRequest({
    ...asked,
    // To node it is a connection that it is handed, encrypted or not.
    protocol: 'http:',
    defaultPort: isSecure ? 443 : 80,
    agent: undefined,
    createConnection: (_options, created) => {
      openSocket(url, route, isOriginal, signal).then(
        (socket) => created(null, socket),
        // Its types ask for a stream that there is not.
        (error: Error) => created(error, undefined as unknown as Socket),
      );
      return undefined;
    },
  });
}

/** [spec] RFC 9112 section 3.2.2: a request to a proxy has the target's whole URI. */
function askingProxy(options: http.RequestOptions, url: URL, { authorization }: ProxyAddress): http.RequestOptions {
  const headers = { ...(options.headers as http.OutgoingHttpHeaders) };
  return {
    ...options,
    path: `${url.origin}${options.path ?? '/'}`,
    headers: authorization === undefined ? headers : { ...headers, 'Proxy-Authorization': authorization },
  };
}

async function openSocket(url: URL, route: Route, isOriginal: boolean, signal: AbortSignal): Promise<Socket> {
  const isSecure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (isSecure ? 443 : 80);
  const plain = await openPlainSocket({ host, port }, route, isSecure, signal);
  if (!isSecure) return plain;
  const servername = net.isIP(host) === 0 ? host : '';
  return tls.connect({ ...tlsOptions(route, isOriginal, true), socket: plain, host, servername });
}

async function openPlainSocket(
  target: { readonly host: string; readonly port: number },
  route: Route,
  isTunnel: boolean,
  signal: AbortSignal,
): Promise<Socket> {
  const { proxy, socketPath } = route;
  if (socketPath !== undefined) return net.connect({ path: socketPath });
  if (proxy === undefined || proxy === 'direct') return net.connect(target);
  return isTunnel ? openTunnel(proxy, target, route, signal) : connectedToProxy(proxy, route, signal);
}

/** Resolves once the proxy is reached, so that its failures are told apart from those of the server. */
function connectedToProxy(proxy: ProxyAddress, route: Route, signal: AbortSignal): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connectToProxy(proxy, route);
  const abort = (): void => void socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  socket.once('close', () => signal.removeEventListener('abort', abort));
  const failed = (cause: Error): void => reject(new ProxyError(proxy, { cause }));
  socket.once('error', failed);
  socket.once(socket instanceof tls.TLSSocket ? 'secureConnect' : 'connect', () => {
    socket.off('error', failed);
    signal.removeEventListener('abort', abort);
    resolve(socket);
  });
  return promise;
}

function connectToProxy({ url }: ProxyAddress, { authorities }: Route): Socket {
  const isSecure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (isSecure ? 443 : 80);
  if (!isSecure) return net.connect({ host, port });
  // That any certificate will do, and which one the client shows, is about the server, and not about the way to it.
  const toProxy = { ...plainRoute, ...(authorities !== undefined && { authorities }) };
  return tls.connect({ ...tlsOptions(toProxy, false, true), host, port, servername: net.isIP(host) === 0 ? host : '' });
}

/** [spec] RFC 9110 section 9.3.6: CONNECT, with host and port of the server. */
function openTunnel(
  proxy: ProxyAddress,
  { host, port }: { readonly host: string; readonly port: number },
  route: Route,
  signal: AbortSignal,
): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const request = new http.ClientRequest({
    method: 'CONNECT',
    path: authority,
    headers: {
      Host: authority,
      ...(proxy.authorization !== undefined && { 'Proxy-Authorization': proxy.authorization }),
    },
    createConnection: () => connectToProxy(proxy, route),
  });
  const abort = (): void => void request.destroy();
  signal.addEventListener('abort', abort, { once: true });
  request.once('connect', (response, socket, head) => {
    signal.removeEventListener('abort', abort);
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) {
      if (head.length > 0) socket.unshift(head);
      return resolve(socket);
    }
    socket.destroy();
    reject(new ProxyError(proxy, { status, statusText: response.statusMessage ?? '' }));
  });
  request.on('error', (cause) => {
    signal.removeEventListener('abort', abort);
    reject(new ProxyError(proxy, { cause }));
  });
  request.end();
  return promise;
}
