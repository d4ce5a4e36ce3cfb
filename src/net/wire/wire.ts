/**
 * A connection as a stream of bytes: what comes is handed to whoever reads at that moment, out of one buffer that is used
 * again and again where the connection is TCP itself. No byte is lost: what nobody reads is kept, and comes before the end.
 */

import type { Socket, SocketConstructorOpts } from 'node:net';

/** What takes the bytes of a {@link Wire}. */
export interface WireReader {
  /** @param bytes - valid until the call returns */
  onBytes(bytes: Uint8Array<ArrayBuffer>): void;
  /** Once, after the last byte. @param error - absent: the other side ended it properly */
  onEnd(error?: Error): void;
}

/** As large as the largest read: a socket brings no more at once. */
const bufferBytes = 1 << 18;

/** So much is kept before the socket is paused. */
const maxKeptBytes = 1 << 16;

export class Wire {
  #socket: Socket | undefined;
  #reader: WireReader | undefined;
  #isPaused = true;
  #kept: Uint8Array<ArrayBuffer>[] = [];
  #keptBytes = 0;
  #end: { readonly error?: Error } | undefined;
  #isTold = false;
  #readingAhead: NodeJS.Immediate | undefined;

  /**
   * For a socket that is to be read into one buffer. It has to be one that is made with `new Socket`: what VS Code puts in
   * the place of `net.connect` may forget it.
   */
  get options(): SocketConstructorOpts {
    const buffer = new Uint8Array(bufferBytes);
    return {
      onread: {
        buffer,
        callback: (size) => {
          this.#take(buffer.subarray(0, size));
          return true;
        },
      },
    };
  }

  /**
   * Begins to read the socket, once somebody reads this.
   *
   * @param socket - connected, and paused; made with {@link options}, or another kind of stream of bytes, as TLS
   */
  attach(socket: Socket, isMadeForIt: boolean): this {
    this.#socket = socket;
    // No timeout: a server may think for hours between events. Dead peers are noticed by TCP itself.
    socket.setKeepAlive(true, 30_000).setNoDelay(true);
    if (!isMadeForIt) socket.on('data', this.#take);
    // To listen makes it flow.
    if (this.#isPaused) socket.pause();
    socket.once('end', () => this.#ended({}));
    socket.on('error', (error) => {
      if (this.#end === undefined) this.#drain();
      this.#ended({ error });
    });
    socket.once('close', () => this.#ended({ error: new Error('The connection was closed.') }));
    return this;
  }

  /** Takes the socket off again, for another layer to read. What was not read comes first there. */
  detach(): Socket {
    const { socket } = this;
    socket.off('data', this.#take).pause();
    for (const bytes of this.#kept.splice(0).toReversed()) socket.unshift(bytes);
    this.#reader = undefined;
    this.#end = {};
    return socket;
  }

  get socket(): Socket {
    if (this.#socket === undefined) throw new Error('There is no socket.');
    return this.#socket;
  }

  /** What was kept, and what comes, goes to this one from now on, and so does the end. */
  read(reader: WireReader): void {
    this.#reader = reader;
    this.#isTold = false;
    this.#flow();
  }

  /** Puts back what the reader took too much of: the next one gets it first. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#kept.unshift(bytes.slice());
    this.#keptBytes += bytes.length;
  }

  /**
   * Reads no more in this turn of the event loop. Two turns later a little is read all the same, so that an end is noticed; then
   * the socket fills up, and TCP slows the other side down.
   */
  pause(): void {
    this.#isPaused = true;
    this.socket.pause();
    // Who pauses so that others have their turn goes on in between.
    this.#readingAhead ??= setImmediate(() => {
      this.#readingAhead = setImmediate(() => this.#readAhead());
    });
  }

  resume(): void {
    if (this.#isPaused) this.#flow();
  }

  destroy(): void {
    this.#reader = undefined;
    this.#kept = [];
    clearImmediate(this.#readingAhead);
    this.socket.destroy();
  }

  #readAhead(): void {
    this.#readingAhead = undefined;
    if (this.#keptBytes < maxKeptBytes && !this.socket.destroyed) this.socket.resume();
  }

  #flow(): void {
    this.#isPaused = false;
    clearImmediate(this.#readingAhead);
    this.#readingAhead = undefined;
    // Whoever reads is ready by then.
    process.nextTick(() => this.#deliver());
  }

  /** What was kept, and then what comes. */
  #deliver(): void {
    while (!this.#isPaused && this.#reader !== undefined) {
      const bytes = this.#kept.shift();
      if (bytes === undefined) break;
      this.#keptBytes -= bytes.length;
      this.#reader.onBytes(bytes);
    }
    this.#tellEnd();
    if (!this.#isPaused && !this.socket.destroyed) this.socket.resume();
  }

  readonly #take = (bytes: Uint8Array<ArrayBuffer>): void => {
    if (this.#reader !== undefined && !this.#isPaused && this.#kept.length === 0) return this.#reader.onBytes(bytes);
    this.#kept.push(bytes.slice());
    this.#keptBytes += bytes.length;
    this.#stopWhenFull();
  };

  #stopWhenFull(): void {
    if (this.#isPaused && this.#keptBytes >= maxKeptBytes) this.socket.pause();
  }

  /** A stream that is paused has read ahead, and would take that with it. */
  #drain(): void {
    const { socket } = this;
    for (let bytes = read(socket); bytes !== null; bytes = read(socket)) this.#take(bytes);
  }

  #ended(end: { readonly error?: Error }): void {
    this.#end ??= end;
    this.#tellEnd();
  }

  #tellEnd(): void {
    if (this.#end === undefined || this.#isTold || this.#kept.length > 0 || this.#reader === undefined) return;
    this.#isTold = true;
    this.#reader.onEnd(this.#end.error);
  }
}

function read(socket: Socket): Uint8Array<ArrayBuffer> | null {
  return socket.read() as Uint8Array<ArrayBuffer> | null;
}
