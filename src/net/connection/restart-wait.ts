/** The waits for a server that restarts because a file was saved: first until it has noticed, then until it accepts connections. */

/**
 * Dev servers look at files every quarter of a second to a second. Who connects sooner may reach the process that is about
 * to end, which would wait for this connection again. In ms.
 */
const noticeMs = 1000;
const firstMs = 250;
const longestMs = 2000;

/** With these waits half a minute: a server that takes longer isn't restarting. */
const maxFailures = 16;

/** One restart, from a save until a connection is open. */
export class RestartWait {
  #failures = 0;

  /** How long the wait for the next attempt is, in ms. */
  get ms(): number {
    return this.#failures === 0 ? noticeMs : Math.min(firstMs * 2 ** (this.#failures - 1), longestMs);
  }

  attemptFailed(): void {
    this.#failures++;
  }

  /** Whether there were as many attempts as a restart is worth: what the connection does otherwise holds again. */
  get isInVain(): boolean {
    return this.#failures >= maxFailures;
  }
}

/** What is between the client and a server that is not there, such as the proxy of a bundler, says so with one of these. */
const statusesOfGateways: ReadonlySet<number> = new Set([502, 503, 504]);

/** Whether an attempt failed as one does while a server restarts. @param status - of its response, if one came */
export function isOfRestart(status: number | undefined): boolean {
  return status === undefined || statusesOfGateways.has(status);
}
