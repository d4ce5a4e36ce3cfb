/**
 * A forward proxy: requests with a whole URL, and tunnels. Every host name is this machine to it, so that a test can ask for
 * one that nobody else could find.
 */

import { type IncomingMessage, type Server, type ServerResponse, createServer, request as forward } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { type AddressInfo, type Socket, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Certificate } from './certificate.ts';

export interface ProxyOptions {
  /** `user:password` that it wants. */
  readonly credentials?: string;
  /** Answered instead of opening a tunnel. */
  readonly refusal?: string;
  /** It is spoken to over TLS. */
  readonly certificate?: Certificate;
}

export class ProxyServer implements AsyncDisposable {
  readonly #http: Server | TlsServer;
  readonly #options: ProxyOptions;
  readonly #sockets = new Set<Socket>();
  /** What it was asked, `CONNECT host:port` or `GET http://…`. */
  readonly requests: string[] = [];

  static async start(options: ProxyOptions = {}): Promise<ProxyServer> {
    const proxy = new ProxyServer(options);
    await new Promise<void>((resolve) => void proxy.#http.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  private constructor(options: ProxyOptions) {
    this.#options = options;
    this.#http = options.certificate === undefined ? createServer() : createTlsServer(options.certificate);
    this.#http.on('connection', (socket: Socket) => this.#keep(socket));
    this.#http.on('request', (request, response) => this.#forward(request, response));
    this.#http.on('connect', (request, socket, head) => this.#tunnel(request, socket, head));
  }

  /** Host and port. */
  get host(): string {
    return `127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#http.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #isAllowed({ headers }: IncomingMessage): boolean {
    const { credentials } = this.#options;
    if (credentials === undefined) return true;
    return headers['proxy-authorization'] === `Basic ${Buffer.from(credentials).toString('base64')}`;
  }

  #forward(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers } = request;
    this.requests.push(`${method} ${url}`);
    if (!this.#isAllowed(request)) {
      response.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="test"' }).end();
      return;
    }
    const { host, port, pathname, search } = new URL(url);
    const { 'proxy-authorization': _, ...others } = headers;
    const target = { host: '127.0.0.1', port, method, path: pathname + search };
    const onward = forward({ ...target, headers: { ...others, host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.rawHeaders);
      response.flushHeaders();
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.once('close', () => onward.destroy());
    request.pipe(onward);
  }

  #tunnel(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.requests.push(`CONNECT ${request.url ?? ''}`);
    const { refusal } = this.#options;
    if (!this.#isAllowed(request)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"\r\n\r\n');
    } else if (refusal === undefined) {
      const onward = connect(Number(new URL(`http://${request.url ?? ''}`).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.write(head);
        socket.pipe(onward).pipe(socket);
      });
      this.#keep(onward);
      onward.on('error', () => socket.destroy());
      onward.once('close', () => socket.destroy());
      socket.once('close', () => onward.destroy());
    } else socket.end(`HTTP/1.1 ${refusal}\r\n\r\n`);
    socket.on('error', () => {});
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
