/** A TCP proxy that hands bytes on as they are, until it does to an answer what networks and crashed servers do. */

import { connect, createServer, type Server, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** What becomes of the answer on one connection. */
export type Fault =
  /** It comes byte by byte, each in a packet of its own. */
  | { readonly kind: 'drip' }
  | {
      /**
       * `reset`: the connection is reset; `end`: it ends as if all had been sent; `stall`: nothing more comes until
       * `release()`; `silence`: nothing more comes, ever, and what the client does is not answered (a half-open
       * connection); `garbage`: bytes that are none of the server's come before the others.
       */
      readonly kind: 'reset' | 'end' | 'stall' | 'silence' | 'garbage';
      /** The answer passes up to the end of this text, or so many bytes of it. */
      readonly after: string | number;
    };

/** No chunk of a chunked body begins so, nor does an event of a stream. */
const garbage = Buffer.from([0x16, 0x03, 0x01, 0x00, 0xff, 0x0d, 0x0a]);

/**
 * Starts a proxy on a free port of 127.0.0.1.
 *
 * @param upstream - origin of the server behind it
 * @param faults - for the first, second, … connection; those after it have none
 */
export async function startFaultProxy(
  upstream: string,
  faults: readonly (Fault | undefined)[] = [],
): Promise<FaultProxy> {
  const proxy = new FaultProxy(Number(new URL(upstream).port), faults);
  await proxy.comeBack();
  return proxy;
}

export class FaultProxy implements AsyncDisposable {
  readonly #upstreamPort: number;
  readonly #faults: readonly (Fault | undefined)[];
  readonly #passages = new Set<Passage>();
  readonly #waiting = new Set<() => void>();
  #listener: Server | undefined;
  #port = 0;
  #connections = 0;

  constructor(upstreamPort: number, faults: readonly (Fault | undefined)[]) {
    this.#upstreamPort = upstreamPort;
    this.#faults = faults;
  }

  /** Scheme, host and port, without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Connections accepted since the beginning. */
  get connections(): number {
    return this.#connections;
  }

  /** Connections that the client has not closed. */
  get open(): number {
    return [...this.#passages].filter(({ isOpen }) => isOpen).length;
  }

  /** Whether a connection waits for `release()`. */
  get isStalled(): boolean {
    return [...this.#passages].some(({ isStalled }) => isStalled);
  }

  /** Resolves as soon as the condition holds; it is looked at after each change. */
  async until(condition: (proxy: this) => boolean): Promise<void> {
    while (!condition(this)) await new Promise<void>((resolve) => void this.#waiting.add(resolve));
  }

  /** What stalled goes on. */
  release(): void {
    for (const passage of this.#passages) passage.release();
  }

  /** The port refuses connections, and those that exist are reset. */
  async vanish(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      if (this.#listener === undefined) resolve();
      else this.#listener.close(() => resolve());
    });
    this.#listener = undefined;
    for (const passage of this.#passages) passage.reset();
    await closed;
  }

  /** The same port accepts connections again. */
  async comeBack(): Promise<void> {
    const listener = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => this.#accept(socket));
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject).listen(this.#port, '127.0.0.1', resolve);
    });
    this.#listener = listener;
    const address = listener.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.vanish();
  }

  #accept(client: Socket): void {
    const server = connect({ port: this.#upstreamPort, host: '127.0.0.1', noDelay: true });
    const passage = new Passage(client, server, this.#faults[this.#connections], () => this.#changed());
    this.#connections++;
    this.#passages.add(passage);
    this.#changed();
  }

  #changed(): void {
    for (const passage of this.#passages) if (passage.isOver) this.#passages.delete(passage);
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

/** One connection of a client, and the one to the server that belongs to it. */
class Passage {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #changed: () => void;
  /** Absent from the beginning, or over. */
  #fault: Fault | undefined;
  /** What came of the answer and has not passed. */
  #held = Buffer.alloc(0);
  /** Bytes of the answer that have passed. */
  #passed = 0;
  /** The fault is there: nothing passes. */
  #isShut = false;
  #dripping = Promise.resolve();

  constructor(client: Socket, server: Socket, fault: Fault | undefined, changed: () => void) {
    this.#client = client;
    this.#server = server;
    this.#fault = fault;
    this.#changed = changed;
    client.on('data', (bytes: Buffer) => server.write(bytes));
    server.on('data', (bytes: Buffer) => this.#take(bytes));
    server.once('end', () => void this.#serverEnded());
    // Whatever the client thinks of it, it has gone: an HTTP client does not close one direction alone.
    client.once('end', () => this.#destroy());
    for (const socket of [client, server]) socket.on('error', () => this.#destroy()).once('close', () => changed());
  }

  /** Whether the client has not closed it. */
  get isOpen(): boolean {
    return !this.#client.destroyed;
  }

  get isOver(): boolean {
    return this.#client.destroyed && this.#server.destroyed;
  }

  get isStalled(): boolean {
    return this.#isShut && this.#fault?.kind === 'stall';
  }

  release(): void {
    if (!this.isStalled) return;
    this.#fault = undefined;
    this.#isShut = false;
    this.#take(Buffer.alloc(0));
  }

  reset(): void {
    this.#client.resetAndDestroy();
    this.#server.resetAndDestroy();
  }

  #take(bytes: Buffer): void {
    this.#held = Buffer.concat([this.#held, bytes]);
    if (this.#isShut) return;
    if (this.#fault?.kind === 'drip') return this.#drip();
    const cut = this.#fault === undefined ? undefined : this.#cut(this.#fault.after);
    // The text to wait for may come in two reads: what could be its beginning does not pass alone.
    const mayBegin = typeof this.#fault?.after === 'string' ? this.#fault.after.length - 1 : 0;
    this.#pass(cut ?? Math.max(0, this.#held.length - mayBegin));
    if (cut !== undefined && this.#fault !== undefined) this.#strike(this.#fault);
  }

  /** How many of the bytes that are held pass before the fault; undefined while it is further on. */
  #cut(after: string | number): number | undefined {
    if (typeof after === 'number') {
      return this.#passed + this.#held.length >= after ? after - this.#passed : undefined;
    }
    const at = this.#held.indexOf(after);
    return at < 0 ? undefined : at + after.length;
  }

  #pass(count: number): void {
    if (count > 0) this.#client.write(this.#held.subarray(0, count));
    this.#held = this.#held.subarray(count);
    this.#passed += count;
  }

  #strike({ kind }: Fault): void {
    this.#isShut = true;
    if (kind === 'end') this.#client.end();
    // What was written before is on its way: a reset would overtake it.
    if (kind === 'reset') this.#client.write('', () => setImmediate(() => this.reset()));
    if (kind === 'garbage') {
      this.#fault = undefined;
      this.#isShut = false;
      this.#client.write(garbage);
      this.#take(Buffer.alloc(0));
    }
    this.#changed();
  }

  /** One byte in each turn of the event loop. */
  #drip(): void {
    const bytes = this.#held;
    this.#held = Buffer.alloc(0);
    this.#dripping = this.#dripAfter(this.#dripping, bytes);
  }

  async #dripAfter(before: Promise<void>, bytes: Buffer): Promise<void> {
    await before;
    for (const byte of bytes) {
      if (this.#client.destroyed) return;
      this.#client.write(Buffer.of(byte));
      await nextTurn();
    }
  }

  async #serverEnded(): Promise<void> {
    await this.#dripping;
    if (this.#isShut) return;
    this.#pass(this.#held.length);
    this.#client.end();
  }

  #destroy(): void {
    this.#client.destroy();
    this.#server.destroy();
  }
}
