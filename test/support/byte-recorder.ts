/** A server that keeps every byte that comes in, over TCP and over a socket of this machine, and ends each request at once. */

import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

const response = 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n';

export class ByteRecorder implements AsyncDisposable {
  readonly #servers = [createServer(), createServer(), createServer()] as const;
  #bytes: Buffer[] = [];

  constructor() {
    for (const server of this.#servers) server.on('connection', (socket) => this.#keep(socket));
  }

  /** @param socketPath - where the socket is made */
  async listen(socketPath: string): Promise<void> {
    const [server, proxy, local] = this.#servers;
    await Promise.all([
      once(server.listen(0, '127.0.0.1'), 'listening'),
      once(proxy.listen(0, '127.0.0.1'), 'listening'),
      once(local.listen(socketPath), 'listening'),
    ]);
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#servers[0].address() as AddressInfo).port}`;
  }

  /** A second one, that a request could be led to. */
  get proxy(): string {
    return `http://127.0.0.1:${(this.#servers[1].address() as AddressInfo).port}`;
  }

  /** All that came since it was asked for the last time. */
  take(): Buffer {
    return Buffer.concat(this.#bytes.splice(0));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.#servers) server.close();
  }

  #keep(socket: Socket): void {
    let head = '';
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      this.#bytes.push(bytes);
      if (head.includes('\r\n\r\n')) return;
      head += bytes.toString('latin1');
      if (head.includes('\r\n\r\n')) socket.end(response);
    });
  }
}

/** Whether a secret is in the bytes: as it is, in Base64 at any offset, or in percent-encoding. */
export function hasSecret(bytes: Buffer, secret: string): boolean {
  const text = bytes.toString('latin1');
  const encoded = [0, 1, 2].map((offset) => {
    const whole = Buffer.from(' '.repeat(offset) + secret).toString('base64');
    return whole.slice(offset === 0 ? 0 : 4, whole.length - 4);
  });
  return [secret, ...encoded].some((form) => text.includes(form)) || decoded(text).includes(secret);
}

function decoded(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
