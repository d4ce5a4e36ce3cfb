/** Servers of any kind that a test starts itself, closed with the block that they were started in. */

import { rmSync } from 'node:fs';
import type { AddressInfo, Server, Socket } from 'node:net';

const loopback = { host: '127.0.0.1' };

export class Listening implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  /** @param at - a host of this machine, or the path of a socket */
  static async start(
    server: Server,
    at: { readonly host: string } | { readonly path: string } = loopback,
  ): Promise<Listening> {
    const listening = new Listening(server);
    await new Promise<void>(
      (resolve, reject) => void server.once('error', reject).listen('path' in at ? at : { port: 0, ...at }, resolve),
    );
    return listening;
  }

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections that are open. */
  get open(): number {
    return this.#sockets.size;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const address = this.#server.address();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    if (typeof address === 'string') rmSync(address, { force: true });
  }
}
