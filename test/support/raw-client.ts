/** A client on a raw TCP socket: what a test sends and receives byte by byte. */

import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** What came back on a connection, up to its end. */
export interface RawAnswer {
  readonly bytes: Buffer;
  /** `reset` when the other side broke the connection off, `end` when it ended it properly. */
  readonly end: 'end' | 'reset';
}

/** Connects to a loopback port. Rejects with the socket's error, for example `ECONNREFUSED`. */
export async function connectRaw(port: number, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host });
  await new Promise<void>((resolve, reject) => socket.once('error', reject).once('connect', () => resolve()));
  return socket;
}

/** Sends these bytes on a connection of their own and reads until its end. */
export async function exchangeRaw(request: string | Buffer, port: number, host = '127.0.0.1'): Promise<RawAnswer> {
  const socket = await connectRaw(port, host);
  socket.write(request);
  return readRaw(socket);
}

/** Reads to the end of the connection. */
export async function readRaw(socket: Socket): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  let end: RawAnswer['end'] = 'end';
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.once('error', () => {
    end = 'reset';
  });
  await new Promise((resolve) => socket.once('close', resolve));
  return { bytes: Buffer.concat(chunks), end };
}

/** Reads until these bytes have come; the rest stays unread on the socket. Rejects when the connection ends first. */
export async function readRawUntil(socket: Socket, text: string): Promise<Buffer> {
  let received = Buffer.alloc(0);
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error(`The connection ended before "${text}" came.`));
    socket.once('close', ended);
    const read = (chunk: Buffer): void => {
      received = Buffer.concat([received, chunk]);
      if (!received.includes(text)) return;
      socket.off('data', read).off('close', ended);
      resolve(received);
    };
    socket.on('data', read);
  });
}
