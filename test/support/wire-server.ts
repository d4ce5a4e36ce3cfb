/** A server on a raw TCP socket that answers what a script says, byte by byte: broken answers as well as good ones. */

import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { parseRequestHead } from './wire-request.ts';
import type { RequestHead } from './wire-request.ts';
import { mentions, noRoute, withPort } from './wire-script.ts';
import type { WireResponse, WireScript, WireStep } from './wire-script.ts';

/** A request and the life of its connection. Times in ms since the server began, from a clock that never jumps. */
export interface WireRequest extends RequestHead {
  /** `Last-Event-ID` decoded as UTF-8; null when it was not sent. */
  readonly lastEventId: string | null;
  /** The host that the client asked for: 127.0.0.1, or 127.0.0.99 after some redirects. */
  readonly localAddress: string;
  /** When the head was complete. */
  readonly receivedAt: number;
  /** When one side ended or reset the connection; absent while it is held open. */
  readonly endedAt?: number;
  /** From the end of the connection of the request before this one; absent when there was none, or it goes on. */
  readonly msAfterPreviousEnded?: number;
}

type Recording = { -readonly [Key in keyof WireRequest]: WireRequest[Key] };

const home = '127.0.0.1';
const otherHost = '127.0.0.99';

/** Starts a server that follows the script. Resolves when its port accepts connections, or refuses them. */
export async function startWireServer(script: WireScript): Promise<WireServer> {
  const server = new WireServer(script);
  try {
    await server.start();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

export class WireServer implements AsyncDisposable {
  readonly #script: WireScript;
  readonly #hosts: readonly string[];
  readonly #requests: Recording[] = [];
  readonly #answered = new Map<string, number>();
  readonly #sockets = new Set<Socket>();
  readonly #stopped = new AbortController();
  readonly #waiting = new Set<() => void>();
  readonly #startedAt = performance.now();
  readonly #closing: Promise<void>[] = [];
  #listeners: Server[] = [];
  #port = 0;
  #connections = 0;
  #failure: unknown;

  constructor(script: WireScript) {
    this.#script = script;
    // Not every system has more than one loopback address, so the second one is taken only where it is needed.
    this.#hosts = mentions(script, otherHost) ? [home, otherHost] : [home];
  }

  /** Host and port, without a slash at the end. */
  get origin(): string {
    return `http://${home}:${this.#port}`;
  }

  /** Where a client begins: the script's path as it is typed, which may need encoding. */
  get url(): string {
    return this.origin + (this.#script.path ?? '/s');
  }

  /** Every request whose head was complete, in order; `endedAt` appears later. */
  get requests(): readonly WireRequest[] {
    return this.#requests;
  }

  /** Connections accepted, also those that sent no request. */
  get connections(): number {
    return this.#connections;
  }

  /** Resolves as soon as the condition holds; it is looked at after each change. Rejects when the server stops first. */
  async until(condition: (server: this) => boolean): Promise<void> {
    while (!condition(this)) {
      this.#stopped.signal.throwIfAborted();
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      await promise;
    }
  }

  async start(): Promise<void> {
    await this.#listen();
    if (this.#script.refuse === 'atFirst') {
      this.#closePort();
      this.#inBackground(this.#listenLater());
    }
  }

  /** Closes the port and every connection. Rejects when the script could not be followed. */
  async stop(): Promise<void> {
    this.#stopped.abort(new Error('The server was stopped.'));
    this.#changed();
    for (const socket of this.#sockets) socket.destroy();
    this.#closePort();
    await Promise.all(this.#closing);
    if (this.#failure !== undefined) throw this.#failure;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #listen(): Promise<void> {
    for (const host of this.#hosts) {
      const listener = createServer({ noDelay: true }, (socket) => this.#accept(socket));
      await new Promise<void>((resolve, reject) => {
        listener.once('error', reject).listen(this.#port, host, resolve);
      });
      this.#listeners.push(listener);
      const address = listener.address();
      if (address !== null && typeof address === 'object') this.#port = address.port;
    }
  }

  /** Connections are refused from here on; those that exist go on. */
  #closePort(): void {
    for (const listener of this.#listeners) {
      this.#closing.push(new Promise((resolve) => listener.close(() => resolve())));
    }
    this.#listeners = [];
  }

  async #listenLater(): Promise<void> {
    if (this.#script.refuseForMs === undefined) return;
    await delay(this.#script.refuseForMs, undefined, { signal: this.#stopped.signal });
    await this.#listen();
  }

  #accept(socket: Socket): void {
    this.#connections++;
    this.#sockets.add(socket);
    const refuses = this.#script.refuse === 'afterFirst' && this.#connections === 1;
    if (refuses) this.#closePort();
    socket.once('close', () => {
      this.#sockets.delete(socket);
      if (refuses) this.#inBackground(this.#listenLater());
      this.#changed();
    });
    // The client may go away in the middle of anything: that is recorded as the end of the connection.
    socket.on('error', () => undefined);
    this.#readHead(socket);
    this.#changed();
  }

  #readHead(socket: Socket): void {
    let received = Buffer.alloc(0);
    const read = (bytes: Buffer): void => {
      received = Buffer.concat([received, bytes]);
      const head = parseRequestHead(received);
      if (head === undefined) return;
      socket.off('data', read);
      socket.resume();
      this.#inBackground(this.#answer(socket, head));
    };
    socket.on('data', read);
  }

  async #answer(socket: Socket, head: RequestHead): Promise<void> {
    const request = this.#record(socket, head);
    const closed = new AbortController();
    socket.once('close', () => {
      closed.abort();
      this.#ended(request);
    });
    const signal = AbortSignal.any([closed.signal, this.#stopped.signal]);
    for (const step of this.#nextResponse(head)) {
      if (step.afterMs > 0) await delay(step.afterMs, undefined, { signal });
      if (step.op === 'end' || step.op === 'reset') this.#ended(request);
      this.#perform(socket, step);
    }
  }

  #record(socket: Socket, head: RequestHead): Recording {
    const receivedAt = this.#now();
    const previousEndedAt = this.#requests.at(-1)?.endedAt;
    const request: Recording = {
      ...head,
      lastEventId: head.lastEventIdBytes?.toString('utf8') ?? null,
      localAddress: socket.localAddress ?? '',
      receivedAt,
      ...(previousEndedAt !== undefined && { msAfterPreviousEnded: receivedAt - previousEndedAt }),
    };
    this.#requests.push(request);
    this.#changed();
    return request;
  }

  #ended(request: Recording): void {
    request.endedAt ??= this.#now();
    this.#changed();
  }

  #nextResponse({ method, target }: RequestHead): WireResponse {
    const { responses = [], routes = {} } = this.#script;
    const route = [method, target].find((key) => Object.hasOwn(routes, key)) ?? '';
    const answers = routes[route] ?? responses;
    const answered = this.#answered.get(route) ?? 0;
    this.#answered.set(route, answered + 1);
    return answers[answered] ?? answers.at(-1) ?? noRoute;
  }

  #perform(socket: Socket, step: WireStep): void {
    if (step.op === 'write') socket.write(withPort(step.base64, this.#port));
    else if (step.op === 'end') socket.end();
    else if (step.op === 'reset') socket.resetAndDestroy();
  }

  #inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => {
      const isAborted = error instanceof Error && error.name === 'AbortError';
      if (!isAborted) this.#failure ??= error;
    });
  }

  #changed(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  #now(): number {
    return performance.now() - this.#startedAt;
  }
}
