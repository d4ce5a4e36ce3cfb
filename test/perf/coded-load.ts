/** A load in the codings that a response's body may have. */

import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Readable, type Writable, pipeline } from 'node:stream';
import { gzipSync } from 'node:zlib';

/**
 * - `blocks`: chunks of about a megabyte, as a server sends them that puts many events into one write
 * - `chunks`: one event per chunk, as a server sends them that writes each event
 * - `gzip`: compressed as a whole
 */
export const loadCodings = ['blocks', 'chunks', 'gzip'] as const;

export type LoadCoding = (typeof loadCodings)[number];

/** A load's bytes as they are sent, again and again, and where they go. */
export interface CodedLoad {
  readonly headers: OutgoingHttpHeaders;
  /** Sends the whole body, after the headers. */
  send(response: ServerResponse): void;
}

/**
 * @param blocks - of the body, uncompressed and unchunked
 * @throws Error for `chunks` when an event isn't whole in one block
 */
export function codedLoad(blocks: Iterable<Buffer>, coding: LoadCoding): CodedLoad {
  if (coding === 'gzip') {
    const pieces = cut(gzipSync(Buffer.concat([...blocks]), { level: 1 }), 1 << 20);
    return { headers: { 'Content-Encoding': 'gzip' }, send: (response) => send(pieces, response) };
  }
  if (coding === 'blocks') return { headers: {}, send: (response) => send(blocks, response) };
  const wire = [...Array.from(blocks, chunkPerEvent), Buffer.from('0\r\n\r\n')];
  return {
    headers: { 'Transfer-Encoding': 'chunked', Connection: 'close' },
    // Past node's own coding, which would take longer for a million writes than anybody takes to read them.
    send: (response) => response.socket !== null && send(wire, response.socket),
  };
}

function chunkPerEvent(block: Buffer): Buffer {
  const events = block.toString('latin1').split('\n\n');
  if (events.pop() !== '') throw new Error('An event is in two blocks.');
  const chunks = events.map((event) => `${(event.length + 2).toString(16)}\r\n${event}\n\n\r\n`);
  return Buffer.from(chunks.join(''), 'latin1');
}

function cut(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

/** Sends bytes as fast as they are taken, and ends. */
export function send(bytes: Iterable<Buffer> | AsyncIterable<Buffer>, to: Writable): void {
  // A client that has seen enough goes away: that is no failure of the server.
  pipeline(Readable.from(bytes), to, () => {});
}
