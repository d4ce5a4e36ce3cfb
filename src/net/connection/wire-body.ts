/** The body of a response that is read from a connection of ours. */

import { type BodyCoding, plainBody } from '../../shared/stream/body.ts';
import type { Wire } from '../wire/wire.ts';
import type { BodyReader, ResponseBody } from './response-body.ts';

export class WireBody implements ResponseBody {
  readonly coding: BodyCoding;
  readonly #wire: Wire;
  #onFirstByte: (() => void) | undefined;

  /** @param onFirstByte - called before the first one is handed on */
  constructor(wire: Wire, coding: BodyCoding, onFirstByte: () => void) {
    this.coding = coding;
    this.#wire = wire;
    this.#onFirstByte = onFirstByte;
  }

  get bytesRead(): number {
    return this.#wire.socket.bytesRead;
  }

  read(reader: BodyReader): void {
    this.#wire.read({
      onBytes: (bytes) => {
        this.#onFirstByte?.();
        this.#onFirstByte = undefined;
        reader.onBytes(bytes);
      },
      onEnd: (error) => reader.onEnd(error),
    });
  }

  pause(): void {
    this.#wire.pause();
  }

  resume(): void {
    this.#wire.resume();
  }

  destroy(): void {
    this.#wire.destroy();
  }
}

/** The body of a response that has none. */
export class EmptyBody implements ResponseBody {
  readonly coding: BodyCoding;
  readonly bytesRead: number;
  #reader: BodyReader | undefined;

  /** @param coding - absent: there can be no body, whatever the headers say */
  constructor(bytesRead: number, coding = plainBody) {
    this.bytesRead = bytesRead;
    this.coding = coding;
  }

  read(reader: BodyReader): void {
    this.#reader = reader;
    process.nextTick(() => this.#reader?.onEnd());
  }

  pause(): void {
    // Nothing comes.
  }

  resume(): void {
    // Nothing comes.
  }

  destroy(): void {
    this.#reader = undefined;
  }
}
