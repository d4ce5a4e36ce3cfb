/** A stretch of the stream's bytes: offsets, the end not included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The bytes that are no part of what was read, though they arrived: the block that a lost connection left unfinished, what
 * came after a stop, the byte order mark of a later body. Without them, the bodies of a stream are one event stream with the
 * same events.
 *
 * Cuts without anything between them that matters become one, so there are at most two for each event that is kept.
 */
export class CutRanges {
  readonly #cuts: Stretch[] = [];

  /** @param lastNeeded - the offset behind the last byte before `start` that an event is made of, or the ID in force */
  add(start: number, end: number, lastNeeded: number): void {
    if (end <= start) return;
    const last = this.#cuts.at(-1);
    if (last !== undefined && lastNeeded <= last.start) this.#cuts[this.#cuts.length - 1] = { start: last.start, end };
    else this.#cuts.push({ start, end });
  }

  /** Nobody asks for what is before `offset` any more. */
  dropBefore(offset: number): void {
    const count = this.#cuts.findIndex(({ end }) => end > offset);
    if (count !== 0) this.#cuts.splice(0, count < 0 ? this.#cuts.length : count);
  }

  /** What is left of a stretch. */
  without(start: number, end: number): Stretch[] {
    const left: Stretch[] = [];
    let at = start;
    for (const cut of this.#cuts) {
      if (cut.end <= at) continue;
      if (cut.start >= end) break;
      if (cut.start > at) left.push({ start: at, end: cut.start });
      at = cut.end;
    }
    if (at < end) left.push({ start: at, end });
    return left;
  }
}
