import type { ByteStore } from '../bytes/byte-store.ts';
import { decodeData } from '../bytes/event-text.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import type { Candidate } from './stop-rules.ts';

/** The event that may meet a stop rule: one object for all, for one each would cost more than the whole comparison. */
export class StopCandidate implements Candidate {
  readonly #store: ByteStore;
  type = 0;
  dataLineBytes = 0;
  #origin = 0;
  #typeStart = 0;
  #typeEnd = 0;
  #dataStart = 0;
  #dataEnd = 0;

  constructor(store: ByteStore) {
    this.#store = store;
  }

  /** @param origin - the offset in the stream to which the positions are relative */
  set(
    type: number,
    origin: number,
    dataStart: number,
    dataEnd: number,
    dataLines: number,
    typeStart: number,
    typeEnd: number,
  ): void {
    this.type = type;
    this.#origin = origin;
    this.dataLineBytes = dataLines === 1 ? dataEnd - dataStart : -1;
    this.#typeStart = typeStart;
    this.#typeEnd = typeEnd;
    this.#dataStart = dataStart;
    this.#dataEnd = dataEnd;
  }

  typeName(): string {
    return decodeUtf8(this.#slice(this.#typeStart, this.#typeEnd));
  }

  dataLine(): Uint8Array {
    return this.#slice(this.#dataStart, this.#dataEnd);
  }

  data(): string {
    // One line is what it is; in a body of JSON lines it may look like a field.
    return this.dataLineBytes < 0 ? decodeData(this.dataLine()) : decodeUtf8(this.dataLine());
  }

  #slice(start: number, end: number): Uint8Array {
    return this.#store.slice(this.#origin + start, this.#origin + end);
  }
}
