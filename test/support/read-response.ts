/** Reads a whole response with our reader, in any split, and says what became of it. */

import { TransferDecoder } from '../../src/engine/coding/transfer.ts';
import { bodyCodingOf } from '../../src/net/http/framing.ts';
import type { ResponseHead } from '../../src/net/http/head.ts';
import { HeadReader } from '../../src/net/http/head-reader.ts';
import { HttpError } from '../../src/net/http/http-error.ts';
import type { BodyEnd } from '../../src/shared/stream/body.ts';
import type { Leniency } from '../../src/shared/stream/records.ts';

export interface ReadResponse {
  /** Status of each interim response. */
  readonly interim: readonly number[];
  /** The final one; absent when there is none. */
  readonly head?: ResponseHead;
  /** The code of what is wrong with the head. */
  readonly error?: string;
  /** Absent when there is none, or no final head. */
  readonly body?: Buffer;
  /** Offsets in the body. */
  readonly chunkEnds: readonly number[];
  readonly end?: BodyEnd;
  /** Of the body. */
  readonly lenient: readonly Leniency[];
}

/**
 * @param cuts - offsets, ascending
 * @param method - of the request
 */
export function readResponse(bytes: Uint8Array, cuts: readonly number[], method: string): ReadResponse {
  const reading = new Reading(method);
  try {
    let from = 0;
    for (const cut of [...cuts, bytes.length]) {
      reading.read(Uint8Array.from(bytes.subarray(from, cut)));
      from = cut;
    }
    reading.end();
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    reading.error = error.code;
  }
  return reading.result;
}

class Reading {
  error: string | undefined;
  readonly #method: string;
  readonly #interim: number[] = [];
  readonly #parts: Uint8Array[] = [];
  readonly #chunkEnds: number[] = [];
  #head: ResponseHead | undefined;
  #decoder: TransferDecoder | undefined;
  #decoded = 0;
  #end: BodyEnd | undefined;
  readonly #reader = new HeadReader({
    onInterim: ({ status }) => void this.#interim.push(status),
    onHead: (head) => {
      this.#head = head;
      const coding = bodyCodingOf(head, this.#method);
      if (coding !== undefined) this.#decoder = new TransferDecoder(coding.framing);
    },
  });

  constructor(method: string) {
    this.#method = method;
  }

  /** @param bytes - are written to */
  read(bytes: Uint8Array<ArrayBuffer>): void {
    const taken = this.#reader.read(bytes);
    const decoder = this.#decoder;
    if (decoder === undefined || taken === bytes.length) return;
    const part = decoder.decode(bytes.subarray(taken));
    for (const end of decoder.chunkEnds.subarray(0, decoder.chunkCount)) this.#chunkEnds.push(this.#decoded + end);
    this.#decoded += part.length;
    this.#parts.push(part);
  }

  end(): void {
    this.#reader.end();
    this.#end = this.#decoder?.end();
  }

  get result(): ReadResponse {
    return {
      interim: this.#interim,
      ...(this.#head && { head: this.#head }),
      ...(this.error !== undefined && { error: this.error }),
      ...(this.#decoder && { body: Buffer.concat(this.#parts) }),
      chunkEnds: this.#chunkEnds,
      ...(this.#end && { end: this.#end }),
      lenient: this.#decoder?.lenient ?? [],
    };
  }
}
