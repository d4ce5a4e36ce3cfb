import { Habit } from './habit.ts';
import type { DiagnosisBook } from './diagnosis-book.ts';
import type { Watch, WatchedEvent } from './watch.ts';

/** So many gaps show what is usual. */
const habitGaps = 20;
/** A silence is worth a note from so long on, in ms, if it is so many times longer than nearly all before it. */
const minStallMs = 10_000;
const stallFactor = 10;

/** Silences that are unusual for this stream. */
export class TimeWatch implements Watch {
  readonly #book: DiagnosisBook;
  #before: number | undefined;
  /** Of gaps, in ms. */
  readonly #habit = new Habit();

  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  beginBody(): void {
    this.#before = undefined;
  }

  look({ seq, time }: WatchedEvent): void {
    const gap = this.#before === undefined ? undefined : time - this.#before;
    this.#before = time;
    if (gap === undefined || gap <= 0) return;
    const { measure: usualMs, times } = this.#habit;
    if (times >= habitGaps && gap >= minStallMs && gap >= stallFactor * usualMs) this.#tell(seq, gap);
    else this.#habit.add(gap);
  }

  #tell(seq: number, gap: number): void {
    const facts = { seconds: Math.round(gap / 1000), usual: Math.max(0.1, Math.round(this.#habit.measure / 100) / 10) };
    this.#book.add('stall', '', facts, { seq, isBetween: false });
  }
}
