/**
 * So many bytes at most are read in one turn of the event loop: node would go on as long as the socket has bytes, and
 * everything else in the extension host would wait.
 */
export const maxTurnBytes = 1 << 18;

/** And so many reads: a server may send each byte in a chunk of its own. */
export const maxTurnReads = 1024;

/** A body that is read by turns: others have theirs in between. */
export class BodyTurns {
  readonly #body: { pause(): void; resume(): void };
  #isPaused = false;
  #next: NodeJS.Immediate | undefined;

  constructor(body: { pause(): void; resume(): void }) {
    this.#body = body;
  }

  /** Whether {@link pause} is in force. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Lets the socket fill up, so that TCP slows the server down. */
  pause(): void {
    this.#isPaused = true;
    this.#body.pause();
  }

  resume(): void {
    this.#isPaused = false;
    if (this.#next === undefined) this.#body.resume();
  }

  /** No more is read in this turn. */
  end(): void {
    this.#body.pause();
    this.#next ??= setImmediate(() => {
      this.#next = undefined;
      if (!this.#isPaused) this.#body.resume();
    });
  }
}
