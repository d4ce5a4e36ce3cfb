/** How many events arrive in a second, over the last few. */

/** So long a stretch is looked at, in ms. */
const spanMs = 5000;

/** A shorter stretch says nothing yet, in ms. */
const leastMs = 1000;

/** Samples are this far apart at least, in ms. */
const stepMs = 250;

export class EventRate {
  #samples: { readonly at: number; readonly count: number }[] = [];

  /** @param now - in ms @param count - events so far; fewer than before: it is another stream */
  note(now: number, count: number): void {
    const last = this.#samples.at(-1);
    if (last !== undefined && (count < last.count || now < last.at)) this.#samples = [];
    if (last === undefined || this.#samples.length === 0 || now - last.at >= stepMs) {
      this.#samples.push({ at: now, count });
    }
    // One that is older than the stretch is where it begins.
    while ((this.#samples[1]?.at ?? now) <= now - spanMs) this.#samples.shift();
  }

  /** Events in a second; undefined while it cannot be told. @param count - events so far */
  at(now: number, count: number): number | undefined {
    const [first] = this.#samples;
    if (first === undefined || now - first.at < leastMs) return undefined;
    return ((count - first.count) * 1000) / (now - first.at);
  }
}
