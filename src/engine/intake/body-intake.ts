/** The way of one body from the wire into the log: its transfer coding undone, then its content encodings, then framed. */

import type { BodyCoding, BodyEnd, BodyFacts } from '../../shared/stream/body.ts';
import type { NetworkBlock } from '../../shared/stream/engine.ts';
import { copyBytes } from '../bytes/copy-bytes.ts';
import { type RawBytes, rawBytesOf } from '../bytes/raw-bytes.ts';
import { CodingError } from '../coding/coding-error.ts';
import { ContentDecoder } from '../coding/content.ts';
import { TransferDecoder } from '../coding/transfer.ts';
import type { Output } from '../coding/zlib-handle.ts';
import { ChunkWatch } from './chunk-watch.ts';
import type { Ingest } from './ingest.ts';

/** Decoded bytes have at least so much room, so that few come at a time. */
const minRoomBytes = 4096;

export class BodyIntake implements Output, Disposable {
  readonly #ingest: Ingest;
  readonly #transfer: TransferDecoder | undefined;
  readonly #content: ContentDecoder | undefined;
  readonly #chunks: ChunkWatch | undefined;
  #end: BodyEnd | undefined;
  /** Of the read whose bytes are being decoded. */
  #time = 0;
  #goesOn = false;
  #scratch = new Uint8Array(0);
  #firstEndedAfter: number | undefined;

  /** Begins a body: the one before is forgotten. */
  constructor(ingest: Ingest, { framing, contentEncodings, format }: BodyCoding) {
    this.#ingest = ingest;
    if (framing.kind !== 'close') this.#transfer = new TransferDecoder(framing);
    if (framing.kind === 'chunked') this.#chunks = new ChunkWatch();
    if (contentEncodings.length > 0) this.#content = new ContentDecoder(contentEncodings, this);
    ingest.beginBody(this.#content === undefined ? this.#chunks : undefined, format);
    this.#lookForEnd();
  }

  /** What became of the body; absent while there is more to come. */
  get end(): BodyEnd | undefined {
    return this.#end;
  }

  /** How it came; absent: there is nothing to tell. */
  get facts(): BodyFacts | undefined {
    const lenient = this.#transfer?.lenient ?? [];
    const members = this.#content?.members;
    const firstEndedAfter = this.#firstEndedAfter;
    if (this.#chunks === undefined && members === undefined && lenient.length === 0) return undefined;
    return {
      ...(this.#chunks !== undefined && { chunks: this.#chunks.facts }),
      ...(members !== undefined && { gzip: { members, ...(firstEndedAfter !== undefined && { firstEndedAfter }) } }),
      ...(lenient.length > 0 && { lenient }),
    };
  }

  /** Compressed bytes may become a thousand times as many. */
  get isCompressed(): boolean {
    return this.#content !== undefined;
  }

  push(block: NetworkBlock): void {
    if (this.#transfer === undefined && this.#content === undefined) this.#ingest.push(block);
    else this.take(rawBytesOf(block));
  }

  /** Takes what came over the connection. */
  take(raw: RawBytes): void {
    if (raw.byteLength === 0 || this.#ingest.isHalted) return;
    if (this.#content !== undefined) this.#unpack(raw, this.#content);
    else if (this.#end?.kind !== 'broken') this.#store(raw);
    this.#lookForEnd();
  }

  /** The connection has ended. @param isProper - the server ended it, and no failure did */
  endBody(isProper: boolean): BodyEnd {
    if (this.#end === undefined) {
      const end = this.#transfer?.end() ?? { kind: 'complete' };
      this.#end = end.kind === 'complete' ? (isProper ? this.#endOfContent() : { kind: 'cut' }) : end;
    }
    this.#ingest.endBody(this.#end.kind === 'complete');
    return this.#end;
  }

  [Symbol.dispose](): void {
    this.#content?.[Symbol.dispose]();
  }

  // Output: of the content encodings, straight into the store

  room(): Uint8Array<ArrayBuffer> {
    return this.#ingest.store.room(minRoomBytes);
  }

  made(bytes: number): void {
    if (this.#ingest.isHalted) return;
    this.#noteMember();
    const chunk = this.#ingest.store.commit(bytes);
    this.#ingest.pushCommitted(chunk, bytes, [{ end: bytes, time: this.#time }], this.#goesOn);
    this.#goesOn = true;
  }

  // Own

  /** Puts them into the store as they are, or without the lines between chunks. */
  #store(raw: RawBytes): void {
    const { store } = this.#ingest;
    if (this.#transfer === undefined) {
      raw.copyTo(store.room(raw.byteLength));
      this.#ingest.pushCommitted(store.commit(raw.byteLength), raw.byteLength, raw.reads, raw.goesOn);
      return;
    }
    // The store's memory counts as shared, in which moving bytes takes longer than one more copy.
    const memory = this.#copied(raw);
    const { reads, ends, length } = withoutFraming(this.#transfer, memory, raw.reads);
    if (length === 0) return this.#chunks?.pass(ends.length);
    copyBytes(memory.subarray(0, length), store.room(length), 0);
    this.#chunks?.begin(ends, ends.length);
    this.#ingest.pushCommitted(store.commit(length), length, reads, raw.goesOn);
    this.#chunks?.finish(length);
  }

  #copied(raw: RawBytes): Uint8Array<ArrayBuffer> {
    if (this.#scratch.length < raw.byteLength) this.#scratch = new Uint8Array(raw.byteLength);
    const memory = this.#scratch.subarray(0, raw.byteLength);
    raw.copyTo(memory);
    return memory;
  }

  #unpack(raw: RawBytes, content: ContentDecoder): void {
    const memory = this.#copied(raw);
    let at = 0;
    this.#goesOn = raw.goesOn;
    for (const { end, time } of raw.reads) {
      this.#time = time;
      this.#unpackRead(memory.subarray(at, end), content);
      this.#goesOn = false;
      at = end;
    }
  }

  #unpackRead(bytes: Uint8Array<ArrayBuffer>, content: ContentDecoder): void {
    const packed = this.#transfer?.decode(bytes) ?? bytes;
    this.#chunks?.pass(this.#transfer?.chunkCount ?? 0);
    if (this.#end !== undefined) return;
    try {
      content.decode(packed);
      if (content.hasEnded) content.end();
    } catch (error) {
      this.#end = brokenBy(error);
    }
    this.#noteMember();
    if (content.hasEnded) this.#end ??= { kind: 'complete' };
  }

  /** What is decoded next is not of the first member. */
  #noteMember(): void {
    if (this.#firstEndedAfter !== undefined || (this.#content?.members ?? 0) === 0) return;
    this.#firstEndedAfter = this.#ingest.log.nextSeq - 1;
  }

  /** As soon as the framing says so; else only the end of the connection does. */
  #lookForEnd(): void {
    const end = this.#transfer?.bodyEnd;
    if (end !== undefined) this.#end ??= end.kind === 'complete' ? this.#endOfContent() : end;
  }

  #endOfContent(): BodyEnd {
    try {
      this.#content?.end();
      return { kind: 'complete' };
    } catch (error) {
      return brokenBy(error);
    }
  }
}

/** @throws whatever is not a fault of the body */
function brokenBy(error: unknown): BodyEnd {
  if (!(error instanceof CodingError)) throw error;
  return { kind: 'broken', code: error.code, message: error.message };
}

const noEnds = new Uint32Array(0);

interface Unframed {
  readonly reads: NetworkBlock['reads'];
  /** Where chunks ended. */
  readonly ends: Uint32Array;
  readonly length: number;
}

/** Moves the bytes of the body together, to the beginning of the memory that they came in. */
function withoutFraming(
  transfer: TransferDecoder,
  memory: Uint8Array<ArrayBuffer>,
  raw: NetworkBlock['reads'],
): Unframed {
  const reads: { end: number; time: number }[] = [];
  // Most often there is one read, and its ends are used where they are.
  let ends: Uint32Array = noEnds;
  let [at, length] = [0, 0];
  for (const { end, time } of raw) {
    const part = transfer.decode(memory.subarray(at, end));
    const from = part.byteOffset - memory.byteOffset;
    if (part.length > 0 && from !== length) memory.copyWithin(length, from, from + part.length);
    const further = transfer.chunkEnds.subarray(0, transfer.chunkCount);
    ends = raw.length === 1 ? further : joined(ends, further, length);
    length += part.length;
    at = end;
    if (part.length > 0) reads.push({ end: length, time });
  }
  return { reads, ends, length };
}

/** @param by - what is added to the further ones */
function joined(ends: Uint32Array, further: Uint32Array, by: number): Uint32Array {
  if (further.length === 0) return ends;
  const all = new Uint32Array(ends.length + further.length);
  all.set(ends);
  for (let index = 0; index < further.length; index++) all[ends.length + index] = (further[index] as number) + by;
  return all;
}
