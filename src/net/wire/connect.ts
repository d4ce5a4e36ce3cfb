/**
 * Connections that are made here: past every proxy, over a proxy that the person named, or over a socket file. VS Code has
 * no part in them.
 */

import type { Socket } from 'node:net';
import type { AttemptPhases } from '../../shared/stream/records.ts';
import { type ProxyAddress, type Route, plainRoute } from '../route.ts';
import { destinationOf } from './destination.ts';
import { type Dial, dial, dialPath } from './dial.ts';
import { ProxyError } from './proxy-error.ts';
import { openTunnel } from './tunnel.ts';
import { secured } from './tls.ts';
import { tlsOptions } from './tls-options.ts';
import { Wire } from './wire.ts';

/** What a connection is made for. */
export interface Connecting {
  readonly route: Route;
  /** Whether it is the origin that was asked first: see {@link tlsOptions}. */
  readonly isOriginal: boolean;
  readonly signal: AbortSignal;
  /** Called when one of them is over. @param address - of the other side, once connected */
  readonly onPhase: (phase: keyof AttemptPhases, address?: string) => void;
}

/** Whether a person has said how the server is reached. */
export function isChosen({ proxy, socketPath }: Route): boolean {
  return proxy !== undefined || socketPath !== undefined;
}

/** The proxy that `http:` is asked through with whole URLs, and `https:` tunnelled through. */
export function proxyOf({ proxy, socketPath }: Route): ProxyAddress | undefined {
  return typeof proxy === 'object' && socketPath === undefined ? proxy : undefined;
}

/**
 * Connects to the server of a URL, or to what is to be asked in its place.
 *
 * @throws the error of node or OpenSSL, with its `code`; a {@link ProxyError}; the reason of the signal
 */
export async function connect(url: URL, connecting: Connecting): Promise<Wire> {
  return url.protocol === 'https:' ? connectSecure(url, connecting) : connectPlain(url, connecting);
}

/** TCP is read into one buffer; TLS, which a proxy may have, gives out buffers of its own. */
async function connectPlain(url: URL, connecting: Connecting): Promise<Wire> {
  const wire = new Wire();
  const { options } = wire;
  const proxy = proxyOf(connecting.route);
  if (proxy === undefined) return wire.attach(await open(url, connecting, { options }), true);
  const isSecure = proxy.url.protocol === 'https:';
  return wire.attach(await reachProxy(proxy, connecting, isSecure ? {} : { options }), !isSecure);
}

async function connectSecure(url: URL, connecting: Connecting): Promise<Wire> {
  const { route, isOriginal, signal, onPhase } = connecting;
  const destination = destinationOf(url);
  const proxy = proxyOf(route);
  const plain =
    proxy === undefined
      ? await open(url, connecting)
      : await openTunnel(await reachProxy(proxy, connecting), proxy, destination, signal);
  const secure = await secured(plain, destination, tlsOptions(route, isOriginal, true), signal);
  onPhase('securedAt');
  return new Wire().attach(secure, false);
}

async function open(
  url: URL,
  { route, signal, onPhase }: Pick<Connecting, 'route' | 'signal' | 'onPhase'>,
  more: Pick<Dial, 'options'> = {},
): Promise<Socket> {
  const call: Dial = { signal, onLookedUp: () => onPhase('lookedUpAt'), ...more };
  const { socketPath } = route;
  const socket = socketPath === undefined ? await dial(destinationOf(url), call) : await dialPath(socketPath, call);
  onPhase('connectedAt', socket.remoteAddress);
  return socket;
}

/** That it cannot be reached is told apart from failures of the server. */
async function reachProxy(
  proxy: ProxyAddress,
  connecting: Connecting,
  more: Pick<Dial, 'options'> = {},
): Promise<Socket> {
  const { signal, route } = connecting;
  // That any certificate will do, and which one the client shows, is about the server, and not about the way to it.
  const { authorities } = route;
  const toProxy = { ...plainRoute, ...(authorities !== undefined && { authorities }) };
  try {
    const socket = await open(proxy.url, { ...connecting, route: toProxy }, more);
    if (proxy.url.protocol !== 'https:') return socket;
    return await secured(socket, destinationOf(proxy.url), tlsOptions(toProxy, false, true), signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new ProxyError(proxy, { cause: error as Error });
  }
}
