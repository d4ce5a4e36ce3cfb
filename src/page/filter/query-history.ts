/** Goes back and forth among the queries that were used last. */
export class QueryHistory {
  #queries: readonly string[] = [];
  /** -1: at what was being typed. */
  #at = -1;
  #typed = '';

  /** Whether that is what the history shows, so that the arrow keys go on from it. */
  isAt(text: string): boolean {
    return this.#at >= 0 && this.#queries[this.#at] === text;
  }

  /** @param queries - newest first */
  begin(queries: readonly string[]): void {
    this.#queries = queries;
    this.#at = -1;
  }

  /**
   * @param text - in the box
   * @returns what comes in its place; `undefined` when there is nothing in that direction
   */
  go(text: string, by: 1 | -1): string | undefined {
    if (!this.isAt(text)) {
      this.#at = -1;
      this.#typed = text;
    }
    let next = this.#at + by;
    // What is in the box already is no step.
    if (by === 1 && this.#queries[next] === text) next++;
    if (next < -1 || next >= this.#queries.length) return undefined;
    this.#at = next;
    return next === -1 ? this.#typed : this.#queries[next];
  }
}
