/**
 * One TCP connection out of several addresses ("Happy Eyeballs", RFC 8305): where one does not answer soon, the next is
 * tried beside it, and the first that connects wins.
 *
 * Not node's `autoSelectFamily`: that gives up an address after a quarter of a second, so that a server far away is never
 * reached by the ones before the last.
 */

import { Socket, type SocketConstructorOpts } from 'node:net';
import { addressesOf, type Destination } from './destination.ts';

/** [spec] RFC 8305 section 5: Connection Attempt Delay, recommended 250 ms. */
const attemptDelayMs = 250;

export interface Dial {
  /** Ends it, as long as it has not connected. */
  readonly signal: AbortSignal;
  /** Of the sockets. */
  readonly options?: SocketConstructorOpts;
  /** Called when a name was looked up. */
  readonly onLookedUp?: () => void;
  /** @defaultValue as RFC 8305 recommends */
  readonly delayMs?: number;
}

/**
 * Connects to a host.
 *
 * @returns a socket that reads nothing yet
 * @throws the error of the look-up, or of the address that tells most; that of the signal
 */
export async function dial({ host, port }: Destination, call: Dial): Promise<Socket> {
  const { addresses, isLookedUp } = await addressesOf(host);
  call.signal.throwIfAborted();
  if (isLookedUp) call.onLookedUp?.();
  return dialAddresses(
    addresses.map(({ address, family }) => ({ host: address, port, family })),
    call,
  );
}

/** Connects to one of several addresses, the first ones first. */
export function dialAddresses(addresses: readonly Address[], call: Dial): Promise<Socket> {
  return new Race(addresses, call).winner;
}

/** Connects to a socket file, or a pipe of Windows. */
export function dialPath(path: string, call: Dial): Promise<Socket> {
  return dialAddresses([{ path }], call);
}

export type Address = { readonly path: string } | (Destination & { readonly family: number });

class Race {
  readonly #addresses: readonly Address[];
  readonly #call: Dial;
  readonly #outcome = Promise.withResolvers<Socket>();
  readonly #running = new Set<Socket>();
  readonly #errors: Error[] = [];
  #next = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(addresses: readonly Address[], call: Dial) {
    this.#addresses = addresses;
    this.#call = call;
    call.signal.addEventListener('abort', this.#abort, { once: true });
    this.#start();
  }

  get winner(): Promise<Socket> {
    return this.#outcome.promise;
  }

  /** Tries the next address, and the one after it when that takes long. */
  #start(): void {
    const address = this.#addresses[this.#next++];
    if (address === undefined) return;
    const socket = new Socket(this.#call.options);
    this.#running.add(socket);
    socket.once('connect', () => this.#won(socket));
    // Also of one that has lost, or won and is not read yet.
    socket.on('error', (error) => this.#lost(socket, error));
    // Whoever reads says so: what comes before is nobody's.
    socket.pause();
    socket.connect(address);
    clearTimeout(this.#timer);
    if (this.#next < this.#addresses.length) {
      this.#timer = setTimeout(() => this.#start(), this.#call.delayMs ?? attemptDelayMs);
    }
  }

  #won(socket: Socket): void {
    if (!this.#running.delete(socket)) return;
    this.#end();
    this.#outcome.resolve(socket);
  }

  #lost(socket: Socket, error: Error): void {
    if (!this.#running.delete(socket)) return;
    this.#errors.push(error);
    if (this.#next < this.#addresses.length) this.#start();
    else if (this.#running.size === 0) this.#fail(mostTelling(this.#errors));
  }

  #fail(error: unknown): void {
    this.#end();
    this.#outcome.reject(error);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#next = this.#addresses.length;
    this.#call.signal.removeEventListener('abort', this.#abort);
    const left = [...this.#running];
    this.#running.clear();
    for (const socket of left) socket.destroy();
  }

  readonly #abort = (): void => this.#fail(this.#call.signal.reason);
}

/** What says nothing of the server: this machine has no such address, or no way to it. */
const ownFaults: ReadonlySet<unknown> = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENETUNREACH', 'EINVAL', 'EACCES']);

function mostTelling(errors: readonly (Error & { readonly code?: unknown })[]): Error {
  return errors.find(({ code }) => !ownFaults.has(code)) ?? errors[0] ?? new Error('The host has no address.');
}
