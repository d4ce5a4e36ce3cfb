/** Why the extension could not do what the page asked for, as long as that is news. */

/**
 * The last call that failed. What is said of it goes when a later call succeeds; but not before the person has done
 * something, for the page calls of its own accord too, and a message that is gone at once is never read.
 */
export class CallFailure {
  /** What is to be said. */
  reason: string | undefined;
  #isKnown = false;
  readonly #changed: () => void;

  /** @param changed - called when there is something else to be said, or nothing any more */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  report(cause: unknown): void {
    this.reason = cause instanceof Error ? cause.message : String(cause);
    this.#isKnown = false;
    this.#changed();
  }

  /** The person pressed a key or a button. */
  readonly goOn = (): void => {
    this.#isKnown = this.reason !== undefined;
  };

  /** A call begins. @returns to be called when it has succeeded */
  readonly begin = (): (() => void) => {
    const isLater = this.#isKnown;
    return () => {
      if (!isLater || !this.#isKnown) return;
      this.reason = undefined;
      this.#isKnown = false;
      this.#changed();
    };
  };
}
