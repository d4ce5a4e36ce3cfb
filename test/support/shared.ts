/** What the files of tests that run in one process use together. */

/** Starts when somebody first wants it, and stops when the last one has given it back. */
export class Shared<T> {
  readonly #start: () => Promise<T>;
  readonly #stop: (thing: T) => Promise<void>;
  #thing: Promise<T> | undefined;
  #users = 0;

  constructor(start: () => Promise<T>, stop: (thing: T) => Promise<void>) {
    this.#start = start;
    this.#stop = stop;
  }

  async take(): Promise<T> {
    this.#users++;
    this.#thing ??= this.#start();
    return this.#thing;
  }

  /** To be called once for each call of `take`, also for one that failed. */
  async giveBack(): Promise<void> {
    this.#users--;
    const thing = this.#thing;
    if (this.#users > 0 || thing === undefined) return;
    this.#thing = undefined;
    await this.#stop(await thing);
  }
}
