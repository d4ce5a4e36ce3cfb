import { type EventDetails, maxPieceChars } from '../../shared/stream/engine.ts';
import type { EventRecord } from '../../shared/stream/records.ts';
import type { ByteStore } from '../bytes/byte-store.ts';
import type { EventLog } from './event-log.ts';
import { decodeData, forEachDataLine, typeIn } from '../bytes/event-text.ts';
import { previewBytes, previewOf } from '../bytes/data-preview.ts';
import { BoundedText, decodeUtf8 } from '../bytes/utf8.ts';

/** Where one event stands. */
interface Place {
  /** Offsets in the stream: the whole block. */
  readonly start: number;
  readonly end: number;
  /** From the value of its first data line to the end of its last one's. */
  readonly dataStart: number;
  readonly dataEnd: number;
  readonly hasSeveralLines: boolean;
  /** The id of its type. */
  readonly type: number;
}

/** An event as it is on the wire, and what its fields are. The bytes are those of the log, not a copy. */
export interface EventParts {
  /** The block, cut. */
  readonly block: Uint8Array;
  /** Bytes of the whole block. */
  readonly size: number;
  /** From the value of the first data line to the end of the last one's, cut. */
  readonly data: Uint8Array;
  readonly isOneLine: boolean;
  readonly type: string;
  /** Its own. */
  readonly id: string | undefined;
}

/** The way out: decodes the events that someone asks for, and no others. */
export class EventReader {
  readonly #log: EventLog;
  readonly #store: ByteStore;
  /** Data that is given out in pieces: decoded once, not once for each. */
  #inPieces: { readonly seq: number; readonly text: string } | undefined;

  constructor(log: EventLog, store: ByteStore) {
    this.#log = log;
    this.#store = store;
  }

  /** The whole event. It must be kept. */
  record(seq: number): EventRecord {
    const place = this.#place(seq);
    return { ...this.#facts(seq, place), data: this.#data(place) };
  }

  /**
   * The event for a person to look at. It must be kept.
   *
   * @param maxChars - bounds the data in UTF-16 code units, and the raw block in bytes
   */
  details(seq: number, maxChars: number): EventDetails {
    // Whoever looks at another event wants no more pieces of that one.
    this.#inPieces = undefined;
    const place = this.#place(seq);
    const data = this.#boundedData(place, maxChars);
    const raw = this.#store.slice(place.start, Math.min(place.end, place.start + maxChars)).slice();
    return { ...this.#facts(seq, place), data: data.text, dataLength: data.length, raw };
  }

  /**
   * A piece of the data of an event, which must be kept: at most `maxChars` UTF-16 code units, none beyond
   * {@link maxPieceChars}.
   */
  dataPiece(seq: number, from: number, maxChars: number): string {
    const { text } = (this.#inPieces =
      this.#inPieces?.seq === seq
        ? this.#inPieces
        : { seq, text: this.#boundedData(this.#place(seq), maxPieceChars).text });
    const piece = text.slice(from, from + maxChars);
    if (from + maxChars >= text.length) this.#inPieces = undefined;
    return piece;
  }

  /** The event for what is to be found in it. It must be kept. @param maxBytes - bounds block and data */
  parts(seq: number, maxBytes: number): EventParts {
    const place = this.#place(seq);
    const { start, end, dataStart, dataEnd, hasSeveralLines } = place;
    const { text, isOwn } = this.#log.idOf(seq);
    return {
      block: this.#store.slice(start, Math.min(end, start + maxBytes)),
      size: end - start,
      data: this.#store.slice(dataStart, Math.min(dataEnd, dataStart + maxBytes)),
      isOneLine: !hasSeveralLines,
      type: this.#type(place),
      id: isOwn ? text : undefined,
    };
  }

  /** Of the data of an event, which must be kept, without decoding it. */
  dataSize(seq: number): { readonly dataLines: number; readonly dataBytes: number } {
    const { dataStart, dataEnd, hasSeveralLines } = this.#place(seq);
    if (!hasSeveralLines) return { dataLines: 1, dataBytes: dataEnd - dataStart };
    let dataLines = 0;
    let dataBytes = -1;
    forEachDataLine(this.#store.slice(dataStart, dataEnd), (value) => {
      dataLines++;
      dataBytes += value.length + 1;
    });
    return { dataLines, dataBytes };
  }

  /** The data on one line, cut. The event must be kept. */
  preview(seq: number): string {
    const { dataStart, dataEnd, hasSeveralLines } = this.#place(seq);
    const end = Math.min(dataEnd, dataStart + previewBytes);
    return previewOf(this.#store.slice(dataStart, end), hasSeveralLines, end === dataEnd);
  }

  /** The event's own ID on one line, cut; `null` without one. It must be kept. */
  ownId(seq: number): string | null {
    const bytes = this.#log.ownIdOf(seq);
    return bytes === undefined ? null : previewOf(bytes.subarray(0, previewBytes), false, bytes.length <= previewBytes);
  }

  /** Bytes of the event's data on the wire, the line ends between its lines included. It must be kept. */
  dataBytes(seq: number): number {
    const { dataStart, dataEnd } = this.#place(seq);
    return dataEnd - dataStart;
  }

  /** Bytes of the event's block. It must be kept. */
  bytes(seq: number): number {
    const segment = this.#log.segmentOf(seq);
    return segment.length[seq - segment.firstSeq] as number;
  }

  /** The event's data, decoded. It must be kept. */
  data(seq: number): string {
    return this.#data(this.#place(seq));
  }

  /** The event's type, also when it is not in the table of types. It must be kept. */
  type(seq: number): string {
    return this.#type(this.#place(seq));
  }

  #facts(seq: number, place: Place): Omit<EventRecord, 'data'> {
    const { text, isOwn } = this.#log.idOf(seq);
    return {
      seq,
      type: this.#type(place),
      ...(isOwn ? { id: text } : {}),
      lastEventId: text,
      time: this.#log.times.timeOf(seq),
      bytes: place.end - place.start,
    };
  }

  #type({ type, start, end }: Place): string {
    const { types } = this.#log;
    if (type !== types.other) return types.name(type);
    return typeIn(this.#store.slice(start, end)) ?? 'message';
  }

  #data({ dataStart, dataEnd, hasSeveralLines }: Place): string {
    const bytes = this.#store.slice(dataStart, dataEnd);
    return hasSeveralLines ? decodeData(bytes) : decodeUtf8(bytes);
  }

  #boundedData({ dataStart, dataEnd, hasSeveralLines }: Place, maxChars: number): BoundedText {
    const data = new BoundedText(maxChars);
    const bytes = this.#store.slice(dataStart, dataEnd);
    if (!hasSeveralLines) {
      data.addUtf8(bytes);
      return data;
    }
    let isFirst = true;
    forEachDataLine(bytes, (value) => {
      if (!isFirst) data.addText('\n');
      isFirst = false;
      data.addUtf8(value);
    });
    return data;
  }

  #place(seq: number): Place {
    const segment = this.#log.segmentOf(seq);
    const index = seq - segment.firstSeq;
    const start = segment.base + (segment.start[index] as number);
    const dataStart = segment.base + (segment.dataStart[index] as number);
    const length = segment.dataLength[index] as number;
    return {
      start,
      end: start + (segment.length[index] as number),
      dataStart,
      dataEnd: dataStart + (length < 0 ? ~length : length),
      hasSeveralLines: length < 0,
      type: segment.type[index] as number,
    };
  }
}
