const initialTypes = 8;

/** How many of a segment's events have each type, by type id. Two bytes for each id up to the greatest that it has seen. */
export class TypeCounts {
  /** A segment has fewer events than 2^16. */
  #counts = new Uint16Array(initialTypes);

  /** Ids from here on have no events. */
  get length(): number {
    return this.#counts.length;
  }

  /** @param events - negative when they were dropped */
  add(type: number, events: number): void {
    if (type >= this.#counts.length) this.#grow(type);
    this.#counts[type] = (this.#counts[type] as number) + events;
  }

  of(type: number): number {
    return this.#counts[type] ?? 0;
  }

  #grow(type: number): void {
    const counts = new Uint16Array(Math.max(type + 1, 2 * this.#counts.length));
    counts.set(this.#counts);
    this.#counts = counts;
  }
}
