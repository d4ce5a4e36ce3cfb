/** A dev server: before it restarts, it takes no new connections and waits until those that it has are over. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openEventStream } from './sse-server.ts';

export class RestartingServer implements AsyncDisposable {
  /** The last event IDs that it was asked for, and its pings: `*`. */
  readonly asked: (string | undefined)[] = [];
  /** What streams are answered with. */
  answer: (response: ServerResponse, request: IncomingMessage) => void = (response) => openEventStream(response);
  /** Whether anything comes back to a ping. */
  answersPings = true;
  /** Connections that are open. */
  open = 0;
  #http = this.#begin();
  #port = 0;

  static async start(): Promise<RestartingServer> {
    const server = new RestartingServer();
    await server.listen();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  get port(): number {
    return this.#port;
  }

  /** Its new process is there. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#http.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#http.address() as AddressInfo).port;
  }

  /** Resolves when its old process has ended: with its last connection. */
  async shutDown(): Promise<void> {
    const ending = this.#http;
    await new Promise<void>((resolve) => void ending.close(() => resolve()));
    this.#http = this.#begin();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#http.closeAllConnections();
    if (this.#http.listening) await this.shutDown();
  }

  #begin(): Server {
    const http = createServer((request, response) => {
      const isPing = request.url === '*';
      this.asked.push(isPing ? '*' : (request.headers['last-event-id'] as string | undefined));
      if (isPing && this.answersPings) response.writeHead(204).end();
      if (!isPing) this.answer(response, request);
    });
    http.on('connection', (socket) => {
      this.open++;
      socket.once('close', () => this.open--);
    });
    return http;
  }
}
