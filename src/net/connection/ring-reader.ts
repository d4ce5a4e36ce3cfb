/** Reads a body into the ring of its engine: a copy of each read, and one message a turn at most. */

import type { EngineInlet } from '../../engine/client/inlet.ts';
import { wallClock } from './wall-clock.ts';
import type { ResponseBody } from './response-body.ts';
import { BodyTurns, maxTurnBytes, maxTurnReads } from './turns.ts';

export interface RingReaderEvents {
  /** Something has come in this turn of the event loop. */
  onArrival(): void;
  /** The engine is behind. */
  onFull(): void;
  /** Once, after the last byte. `error` is set when the connection did not end properly. */
  onEnd(error: Error | undefined): void;
}

export class RingReader {
  readonly #turns: BodyTurns;
  readonly #inlet: EngineInlet;
  readonly #events: RingReaderEvents;
  /** Of this turn. */
  #bytes = 0;
  #reads = 0;
  #turnEnd: NodeJS.Immediate | undefined;

  constructor(body: ResponseBody, inlet: EngineInlet, events: RingReaderEvents) {
    this.#turns = new BodyTurns(body);
    this.#inlet = inlet;
    this.#events = events;
    body.read({ onBytes: (bytes) => this.#read(bytes), onEnd: (error) => this.#end(error) });
  }

  /** Lets the socket fill up, so that TCP slows the server down. */
  pause(): void {
    this.#turns.pause();
  }

  resume(): void {
    this.#turns.resume();
  }

  /** Whether {@link pause} is in force. */
  get paused(): boolean {
    return this.#turns.isPaused;
  }

  #read(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#inlet.write(bytes, wallClock.now());
    this.#bytes += bytes.length;
    this.#reads++;
    if (this.#turnEnd === undefined) {
      this.#turnEnd = setImmediate(() => this.#endTurn());
      this.#events.onArrival();
    }
    if (this.#bytes >= maxTurnBytes || this.#reads >= maxTurnReads) {
      this.#turns.end();
      this.#endTurn();
    }
    if (!this.#turns.isPaused && this.#inlet.isFull) this.#events.onFull();
  }

  #endTurn(): void {
    clearImmediate(this.#turnEnd);
    this.#turnEnd = undefined;
    this.#bytes = this.#reads = 0;
    this.#inlet.wake();
  }

  #end(error: Error | undefined): void {
    this.#endTurn();
    this.#events.onEnd(error);
  }
}
