/** A small HTTP server whose answers a test programs, and which records what it was asked. */

import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request whose body was read to its end. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Name, value, name, value, … as they were sent. */
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/**
 * Answers a request. `n` counts the requests from 1. What it throws, now or later, is answered with 500 and rejects
 * `stop()`, so that the test fails.
 */
export type SseHandler = (request: RecordedRequest, response: ServerResponse, n: number) => void | Promise<void>;

/** Starts a server on a free port of 127.0.0.1. */
export async function startSseServer(handler: SseHandler): Promise<SseServer> {
  const http = createServer();
  const server = new SseServer(http, handler);
  await new Promise<void>((resolve, reject) => http.once('error', reject).listen(0, '127.0.0.1', resolve));
  return server;
}

/** Sends the head of an event stream at once, before there is an event. */
export function openEventStream(response: ServerResponse, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', ...headers });
  response.flushHeaders();
}

export class SseServer implements AsyncDisposable {
  readonly #http: Server;
  readonly #handler: SseHandler;
  readonly #requests: RecordedRequest[] = [];
  #open = 0;
  #failure: unknown;

  constructor(http: Server, handler: SseHandler) {
    this.#http = http;
    this.#handler = handler;
    http.on('connection', (socket) => {
      this.#open++;
      socket.once('close', () => this.#open--);
    });
    http.on('request', (request, response) => void this.#answer(request, response));
  }

  /** Scheme, host and port, without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** Connections that are open. */
  get open(): number {
    return this.#open;
  }

  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  /** Closes the port and every connection, also those in the middle of an answer. Rejects when the handler threw. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#http.close(resolve));
    this.#http.closeAllConnections();
    await closed;
    if (this.#failure !== undefined) throw this.#failure;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const recorded = await record(request);
      const n = this.#requests.push(recorded);
      await this.#handler(recorded, response, n);
    } catch (error) {
      // A client that goes away while it still sends its request is no fault of the handler.
      if (!request.complete) return;
      this.#failure ??= error;
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    }
  }
}

async function record(request: IncomingMessage): Promise<RecordedRequest> {
  const { method = '', url = '', headers, rawHeaders } = request;
  let body = '';
  for await (const text of request.setEncoding('utf8')) body += text;
  return { method, url, headers, rawHeaders, body };
}
