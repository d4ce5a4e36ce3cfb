import { createContext, Script } from 'node:vm';

const script = new Script('act()');

/**
 * Runs what may never come to its end, and interrupts it then: `node:vm` has V8 terminate what runs, a regular expression
 * in the midst of a match included. A call costs about a tenth of a millisecond, for the thread that holds the clock.
 */
export class Watchdog {
  #action = (): void => {};
  readonly #context = createContext({ act: () => this.#action() });

  /**
   * @param action - can be interrupted anywhere, so that it must not touch what has to stay consistent
   * @param limitMs - by the clock on the wall: on a busy machine an action may be interrupted that has hardly run
   * @returns whether it came to its end
   * @throws what the action throws
   */
  run(action: () => void, limitMs: number): boolean {
    this.#action = action;
    try {
      script.runInContext(this.#context, { timeout: limitMs });
      return true;
    } catch (error) {
      if (isInterruption(error)) return false;
      throw error;
    } finally {
      this.#action = () => {};
    }
  }
}

/** No `instanceof`: the error comes from the other context. */
function isInterruption(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
