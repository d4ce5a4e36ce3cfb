/**
 * The 153 vectors of test/fixtures/stream-vectors.json: event streams as bytes, and what the HTML standard's section
 * 9.2.6 makes of them.
 */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFixture } from './fixtures.ts';

/** A chunk of the network: base64, or base64 of bytes that are repeated so often. */
export type EncodedChunk = string | { readonly base64: string; readonly repeat: number };

/** An event that the stream must dispatch. Long data is given by its length and its hash. */
export interface ExpectedEvent {
  readonly type: string;
  readonly data?: string;
  /** In UTF-16 code units. */
  readonly dataLength?: number;
  /** Of the data in UTF-8, in hexadecimal digits. */
  readonly dataSha256?: string;
  /** The last event ID in effect for this event. */
  readonly lastEventId: string;
  /** So many equal events in a row; absent for one. */
  readonly count?: number;
}

export interface ExpectedStream {
  readonly events: readonly ExpectedEvent[];
  /** Text after the colon, not stripped. */
  readonly comments: readonly string[];
  /** The last valid value in ms, or null. JSON cannot hold more than 2^53: then `retryText` has the digits. */
  readonly retry: number | null;
  readonly retryText?: string;
  /** Committed after the stream: what a reconnect sends. */
  readonly lastEventId: string;
  /** `Last-Event-ID` as seen on the wire, where HTTP trims blanks; null when there is no such header. */
  readonly lastEventIdHeader: string | null;
}

export interface StreamVector {
  readonly name: string;
  readonly group: string;
  readonly byteLength: number;
  /** Which splits to try, see `splitsOf`. */
  readonly splits: 'every-byte' | 'sample' | 'fixed';
  readonly chunks: readonly EncodedChunk[];
  readonly expected: ExpectedStream;
  readonly diagnosis?: string;
  /** Where Chromium does not do what the standard says. */
  readonly chromiumDiffers?: Readonly<Record<string, unknown>>;
  /** Where `eventsource` 5.1.5 does not do what the standard says. */
  readonly eventsource5Differs?: boolean;
}

/** One way to cut a stream into chunks. */
export interface Split {
  /** For the test's name. */
  readonly name: string;
  /**
   * Views into bytes that all splits of a vector share: copy (`slice()`) what is transferred or kept.
   * Can be iterated over more than once.
   */
  readonly chunks: Iterable<Uint8Array<ArrayBuffer>>;
}

/** What a test saw of an event. */
export interface SeenEvent {
  readonly type: string;
  readonly data: string;
  readonly lastEventId: string;
}

const fixedSizes = [1000, 4096, 65_536];
/** Small and prime sizes meet every line end in some phase; the larger ones cross a few lines each. */
const sampledSizes = [1, 2, 3, 5, 7, 11, 16, 64, 100, 255, 1024];
const sampledCuts = 85;

/**
 * Reads the vectors, in the order of the file.
 *
 * @param folder - where the fixtures are, for tests that are bundled elsewhere
 */
export function loadStreamVectors(folder?: string | URL): readonly StreamVector[] {
  const file = readFixture('stream-vectors.json', folder) as { vectors: readonly StreamVector[] };
  return file.vectors;
}

/** The chunks of a vector as they are recorded, decoded. Each owns its buffer. */
export function chunksOf(vector: StreamVector): readonly Uint8Array<ArrayBuffer>[] {
  return vector.chunks.map(decodeChunk);
}

/** The whole stream of a vector in one piece. */
export function bytesOf(vector: StreamVector): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(vector.byteLength);
  let end = 0;
  for (const chunk of chunksOf(vector)) {
    bytes.set(chunk, end);
    end += chunk.length;
  }
  assert.equal(end, vector.byteLength, `${vector.name}: the chunks have the length that the vector says`);
  return bytes;
}

/** Every way to cut the stream that the vector names, the recorded one first. */
export function* splitsOf(vector: StreamVector): Generator<Split> {
  const bytes = bytesOf(vector);
  yield { name: 'as recorded', chunks: chunksOf(vector) };
  yield { name: 'one chunk', chunks: [bytes] };
  if (vector.splits === 'fixed') yield* chunksOfSizes(bytes, fixedSizes);
  else if (vector.splits === 'every-byte') yield* everyByte(bytes);
  else yield* sample(bytes);
}

/**
 * Fails unless these are the expected events, in order and in number.
 *
 * @param message - says which vector and split, put before the difference
 */
export function assertSameEvents(seen: Iterable<SeenEvent>, expected: readonly ExpectedEvent[], message: string): void {
  const rest = seen[Symbol.iterator]();
  let number = 0;
  for (const event of expected) {
    for (let left = event.count ?? 1; left > 0; left--) {
      number++;
      const next = rest.next();
      if (next.done === true) assert.fail(`${message}: event ${number} is missing`);
      assertSameEvent(next.value, event, `${message}: event ${number}`);
    }
  }
  assert.equal(rest.next().done, true, `${message}: there are more than ${number} events`);
}

function assertSameEvent(seen: SeenEvent, expected: ExpectedEvent, message: string): void {
  assert.equal(seen.type, expected.type, `${message}: type`);
  assert.equal(seen.lastEventId, expected.lastEventId, `${message}: lastEventId`);
  if (expected.data !== undefined) assert.equal(seen.data, expected.data, `${message}: data`);
  if (expected.dataLength !== undefined) assert.equal(seen.data.length, expected.dataLength, `${message}: length`);
  if (expected.dataSha256 !== undefined) assert.equal(sha256(seen.data), expected.dataSha256, `${message}: hash`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function decodeChunk(chunk: EncodedChunk): Uint8Array<ArrayBuffer> {
  const { base64, repeat } = typeof chunk === 'string' ? { base64: chunk, repeat: 1 } : chunk;
  const once = Buffer.from(base64, 'base64');
  // A fresh buffer: small Buffers share a pool, which could not be transferred.
  return new Uint8Array(once.length * repeat).map((_, index) => once[index % once.length] ?? 0);
}

function* everyByte(bytes: Uint8Array<ArrayBuffer>): Generator<Split> {
  for (let cut = 1; cut < bytes.length; cut++) yield twoWay(bytes, cut);
  yield* chunksOfSizes(bytes, [1, 2, 3]);
  yield { name: 'single bytes with empty chunks between', chunks: withEmptyChunks([...pieces(bytes, 1)]) };
}

function* sample(bytes: Uint8Array<ArrayBuffer>): Generator<Split> {
  // The golden ratio spreads the cuts evenly and off any period of the stream's lines.
  for (let n = 1; n <= sampledCuts; n++) {
    const part = (n * 0.618_033_988_75) % 1;
    yield twoWay(bytes, 1 + Math.floor(part * (bytes.length - 1)));
  }
  yield* chunksOfSizes(bytes, sampledSizes);
  yield { name: 'single bytes with empty chunks between', chunks: withEmptyChunks([...pieces(bytes, 1)]) };
}

function* chunksOfSizes(bytes: Uint8Array<ArrayBuffer>, sizes: readonly number[]): Generator<Split> {
  for (const size of sizes)
    yield { name: `chunks of ${size}`, chunks: { [Symbol.iterator]: () => pieces(bytes, size) } };
}

function twoWay(bytes: Uint8Array<ArrayBuffer>, cut: number): Split {
  return { name: `cut at byte ${cut}`, chunks: [bytes.subarray(0, cut), bytes.subarray(cut)] };
}

function* pieces(bytes: Uint8Array<ArrayBuffer>, size: number): Generator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

function withEmptyChunks(chunks: readonly Uint8Array<ArrayBuffer>[]): readonly Uint8Array<ArrayBuffer>[] {
  return [new Uint8Array(0), ...chunks.flatMap((chunk) => [chunk, new Uint8Array(0)])];
}
