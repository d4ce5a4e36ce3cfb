/** Back-pressure: what feeds an engine reads no faster than the engine, so that the memory in between is bounded. */

import type { NetworkBlock } from '../../shared/stream/engine.ts';
import type { EngineClient } from './client.ts';

/** Beyond so many bytes that the engine has not read, what feeds it waits; it goes on at half of it. */
const maxBytesInFlight = 16 << 20;

/** The engine that is fed. */
export type Fed = Pick<EngineClient, 'push' | 'bytesInFlight'> & Partial<Pick<EngineClient, 'inlet'>>;

/** The way of the bytes from one source to its engine. */
export class EngineFeed {
  readonly #engine: Fed;
  /** Of the source that waits. */
  #goOn: (() => void) | undefined;

  constructor(engine: Fed) {
    this.#engine = engine;
  }

  /**
   * Hands over a block. Its buffers are transferred.
   *
   * @returns false when the engine is behind: no more should be read before {@link whenRoom} calls
   */
  push(block: NetworkBlock): boolean {
    this.#engine.push(block);
    return this.#engine.bytesInFlight <= maxBytesInFlight;
  }

  /** @param goOn - called once, as soon as the engine has caught up; who asked before is forgotten */
  whenRoom(goOn: () => void): void {
    this.#goOn = goOn;
    // It may have caught up meanwhile, and would have nothing to tell.
    if (this.#engine.inlet?.waitForRoom() === false) this.release();
  }

  /** To be called whenever the engine has progressed. */
  onProgress(): void {
    const { inlet, bytesInFlight } = this.#engine;
    if (inlet?.hasRoom !== false && bytesInFlight <= maxBytesInFlight / 2) this.release();
  }

  /** Lets a source that waits go on, however far behind the engine is. */
  release(): void {
    const goOn = this.#goOn;
    this.#goOn = undefined;
    goOn?.();
  }
}
