/** Reads a body by turns of the event loop: everything else in the extension host has its own in between. */

import type { ResponseBody } from './response-body.ts';
import { wallClock } from './wall-clock.ts';

/** So many bytes at most are read in one turn: node would go on as long as the socket has bytes. */
const maxTurnBytes = 1 << 18;

/** And so many reads: a server may send each byte in a chunk of its own. */
const maxTurnReads = 1024;

/** What is told of a body that is read. */
export interface BodyEvents {
  /** Something has come in this turn. */
  onArrival(): void;
  /** Once, after the last byte. `error` is set when the connection did not end properly. */
  onEnd(error: Error | undefined): void;
}

/** What takes the bytes of a body. */
export interface TurnListener extends BodyEvents {
  /** @param bytes - of a read, at least one; valid until the call returns @param time - when it came, in ms since the epoch */
  onRead(bytes: Uint8Array<ArrayBuffer>, time: number): void;
  /** After the last of some reads: no more comes in this turn, or as much has come as is taken at once. */
  onTurnEnd(): void;
}

export class TurnReader {
  readonly #body: ResponseBody;
  readonly #listener: TurnListener;
  #isPaused = false;
  /** Not handed on yet. */
  #bytes = 0;
  #reads = 0;
  /** Set from the first read of a turn to its end. */
  #turn: NodeJS.Immediate | undefined;
  /** As much as is read in one turn. */
  #hasEnough = false;

  constructor(body: ResponseBody, listener: TurnListener) {
    this.#body = body;
    this.#listener = listener;
    body.read({ onBytes: (bytes) => this.#read(bytes), onEnd: (error) => this.#end(error) });
  }

  /** Whether {@link pause} is in force. */
  get paused(): boolean {
    return this.#isPaused;
  }

  /** Lets the socket fill up, so that TCP slows the server down. */
  pause(): void {
    this.#isPaused = true;
    this.#body.pause();
  }

  resume(): void {
    this.#isPaused = false;
    if (!this.#hasEnough) this.#body.resume();
  }

  #read(bytes: Uint8Array<ArrayBuffer>): void {
    if (bytes.length === 0) return;
    if (this.#turn === undefined) {
      this.#turn = setImmediate(() => this.#beginTurn());
      this.#listener.onArrival();
    }
    this.#bytes += bytes.length;
    this.#reads++;
    this.#listener.onRead(bytes, wallClock.now());
    if (this.#bytes < maxTurnBytes && this.#reads < maxTurnReads) return;
    this.#hasEnough = true;
    this.#body.pause();
    this.#handOn();
  }

  #beginTurn(): void {
    this.#turn = undefined;
    this.#handOn();
    if (!this.#hasEnough) return;
    this.#hasEnough = false;
    if (!this.#isPaused) this.#body.resume();
  }

  #handOn(): void {
    if (this.#reads === 0) return;
    this.#bytes = this.#reads = 0;
    this.#listener.onTurnEnd();
  }

  #end(error: Error | undefined): void {
    clearImmediate(this.#turn);
    this.#handOn();
    this.#listener.onEnd(error);
  }
}
