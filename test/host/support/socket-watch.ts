/** Every connection that this process begins, whoever begins it. */

import { createHook } from 'node:async_hooks';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

/** Handles of node's that reach out of the process: to servers, to sockets of the system, and to name servers. */
const reaching = new Set([
  'TCPCONNECTWRAP',
  'PIPECONNECTWRAP',
  'GETADDRINFOREQWRAP',
  'GETNAMEINFOREQWRAP',
  'QUERYWRAP',
  'UDPWRAP',
  'UDPSENDWRAP',
]);

/**
 * Says where connections lead, and counts them where node makes them, below everything that code could go around: what is
 * counted and not named was begun in a way that nobody thought of. Workers are not seen; a lint rule keeps sockets out of the
 * engine.
 */
export class SocketWatch implements Disposable {
  /** `host:port`, the path of a socket, or the name that was looked up, in their order. */
  readonly named: string[] = [];
  /** The kinds of handles that were made. */
  readonly counted: string[] = [];
  readonly #restore: (() => void)[] = [];

  constructor() {
    const hook = createHook({
      init: (_id, type) => {
        if (reaching.has(type)) this.counted.push(type);
      },
    }).enable();
    this.#restore.push(() => hook.disable());
    this.#see(net.Socket.prototype, 'connect', (args) => {
      // `net.connect` has put its arguments together already.
      const [first] = args;
      const [options, port] = (Array.isArray(first) ? first : args) as [unknown, unknown];
      const {
        host = 'localhost',
        port: portOf,
        path,
      } = (typeof options === 'object' ? options : {}) as net.TcpNetConnectOpts & net.IpcNetConnectOpts;
      return path ?? (typeof options === 'object' ? `${host}:${portOf}` : `${String(port)}:${options as number}`);
    });
    this.#see(dns, 'lookup', ([name]) => `the name ${String(name)}`);
    this.#see(dgram.Socket.prototype, 'send', () => 'a datagram');
  }

  [Symbol.dispose](): void {
    for (const restore of this.#restore.splice(0)) restore();
  }

  #see<T extends object>(owner: T, member: keyof T, name: (args: readonly unknown[]) => string): void {
    const original = owner[member] as (...args: unknown[]) => unknown;
    const { named } = this;
    owner[member] = function seen(this: unknown, ...args: unknown[]) {
      named.push(name(args));
      return original.apply(this, args);
    } as T[keyof T];
    this.#restore.push(() => {
      owner[member] = original as T[keyof T];
    });
  }
}
