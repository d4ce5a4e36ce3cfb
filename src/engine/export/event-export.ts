import type { ExportChunk, ExportRequest, HarFrame } from '../../shared/stream/export.ts';
import { BytePieces } from './byte-pieces.ts';
import { type EventWriter, eventWriters, harMessage } from './event-writers.ts';
import { ExportedRows, type ExportSource } from './exported-rows.ts';
import { blockOf, RawStream } from './raw-stream.ts';

/** A piece of the file; `undefined`: there will be more, but the filter is still searched for. */
type Piece = string | Uint8Array | undefined;

/** A chunk is complete with so many bytes, or when the search has taken its time; one event may be larger. */
const chunkBytes = 1 << 20;

/**
 * One export: gives out the bytes of its file in chunks, one each time it is asked. Between two of them the log goes on. It
 * holds what was there when it began and is still there when it gets to it.
 */
export class EventExport {
  readonly #source: ExportSource;
  readonly #rows: ExportedRows | RawStream;
  readonly #pieces: Iterator<Piece>;
  #events = 0;

  /** @throws Error that says why the filter cannot be used */
  constructor(source: ExportSource, { format, filter, range, frame }: ExportRequest) {
    this.#source = source;
    if (format === 'raw' && filter === undefined && range === undefined) {
      this.#rows = new RawStream(source);
      this.#pieces = this.#stream(this.#rows);
      return;
    }
    const rows = new ExportedRows(source, filter, range);
    this.#rows = rows;
    if (format === 'raw') this.#pieces = this.#blocks(rows);
    else if (format === 'har') this.#pieces = this.#har(rows, frame ?? { head: '[', entries: [], tail: ']' });
    else this.#pieces = this.#list(rows, eventWriters[format]);
  }

  /** @throws Error when the search for the filter cannot go on */
  next(): ExportChunk {
    const pieces = new BytePieces();
    let isLast = false;
    while (pieces.length < chunkBytes) {
      const { value, done } = this.#pieces.next();
      isLast = done === true;
      if (value === undefined || isLast) break;
      pieces.add(value);
    }
    const { dropped, share } = this.#rows;
    const events = this.#rows instanceof RawStream ? this.#rows.events : this.#events;
    return { bytes: pieces.join(), isLast, events, dropped, share: isLast ? 1 : share };
  }

  *#stream(stream: RawStream): Generator<Piece> {
    for (let unit = stream.next(); unit.length > 0; unit = stream.next()) {
      // As one piece: until the next chunk is asked for, the log may let go of what the others are views of.
      const pieces = new BytePieces();
      for (const bytes of unit) pieces.add(bytes);
      yield pieces.join();
    }
  }

  *#blocks(rows: ExportedRows): Generator<Piece> {
    for (const seq of this.#seqs(rows)) yield seq === undefined ? undefined : blockOf(this.#source, seq);
  }

  *#list(rows: ExportedRows, { head, between, tail, event }: EventWriter): Generator<Piece> {
    yield head;
    for (const seq of this.#seqs(rows)) {
      if (seq === undefined) {
        yield undefined;
        continue;
      }
      if (this.#events > 1) yield between;
      yield* event(this.#source.reader.record(seq));
    }
    yield tail;
  }

  /** The messages of each attempt in its entry; those of attempts that are not known any more in the first one. */
  *#har(rows: ExportedRows, { head, entries, tail }: HarFrame): Generator<Piece> {
    let at = 0;
    let isFirst = true;
    yield `${head}${entries[0]?.head ?? ''}`;
    for (const seq of this.#seqs(rows)) {
      if (seq === undefined) {
        yield undefined;
        continue;
      }
      for (let next = entries[at + 1]; next !== undefined && seq >= next.firstSeq; next = entries[at + 1]) {
        yield `${entries[at]?.tail ?? ''},${next.head}`;
        at++;
        isFirst = true;
      }
      if (!isFirst) yield ',';
      isFirst = false;
      yield* harMessage(this.#source.reader.record(seq));
    }
    for (; at < entries.length - 1; at++) yield `${entries[at]?.tail ?? ''},${entries[at + 1]?.head ?? ''}`;
    yield `${entries[at]?.tail ?? ''}${tail}`;
  }

  *#seqs(rows: ExportedRows): Generator<number | undefined> {
    for (let seq = rows.next(); seq !== null; seq = rows.next()) {
      if (seq !== undefined) this.#events++;
      yield seq;
    }
  }
}
