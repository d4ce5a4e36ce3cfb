/** A server on raw sockets: whatever bytes a case of the field has, sent in answer to a request that was read whole. */

import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { Listening } from './listening.ts';
import { parseRequestHead } from './wire-request.ts';

export interface FieldRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Counts from 1. */
  readonly n: number;
}

/** What is done with a request: the port is that of the server. */
export type Answer = (socket: Socket, request: FieldRequest, port: number) => unknown;

export interface FieldServerOptions {
  /** @defaultValue 127.0.0.1 */
  readonly host?: string;
  /** Over TLS. */
  readonly secure?: TlsOptions;
  /** Done with each connection in the place of reading a request. */
  readonly onConnect?: (socket: Socket) => unknown;
}

export class FieldServer implements AsyncDisposable {
  readonly requests: FieldRequest[] = [];
  readonly #answer: Answer;
  #listening: Listening | undefined;

  static async start(
    answer: Answer,
    { host = '127.0.0.1', secure, onConnect }: FieldServerOptions = {},
  ): Promise<FieldServer> {
    const server = new FieldServer(answer);
    const serve = onConnect ?? ((socket: Socket) => server.#serve(socket));
    const made: Server = secure === undefined ? createServer(serve) : createTlsServer(secure, serve);
    made.on('tlsClientError', () => undefined);
    server.#listening = await Listening.start(made, { host });
    return server;
  }

  private constructor(answer: Answer) {
    this.#answer = answer;
  }

  get port(): number {
    return this.#listening?.port ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listening?.[Symbol.asyncDispose]();
  }

  #serve(socket: Socket): void {
    let received = Buffer.alloc(0);
    const read = (bytes: Buffer): void => {
      received = Buffer.concat([received, bytes]);
      const request = requestIn(received, this.requests.length + 1);
      if (request === undefined) return;
      socket.off('data', read).resume();
      this.requests.push(request);
      this.#answer(socket, request, this.port);
    };
    socket.on('error', () => undefined).on('data', read);
  }
}

function requestIn(received: Buffer, n: number): FieldRequest | undefined {
  const head = parseRequestHead(received);
  if (head === undefined) return undefined;
  const headers = Object.fromEntries(head.headers.map(([name, value]) => [name.toLowerCase(), value]));
  const body = received.subarray(received.indexOf('\r\n\r\n') + 4);
  if (body.length < Number(headers['content-length'] ?? 0)) return undefined;
  return { method: head.method, target: head.target, headers, body: body.toString(), n };
}
