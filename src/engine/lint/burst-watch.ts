import { Habit } from './habit.ts';
import type { DiagnosisBook } from './diagnosis-book.ts';
import type { Watch, WatchedEvent } from './watch.ts';

/** So many seconds with events show what is usual. */
const habitSeconds = 20;
/** A burst is worth a note from so many events a second on, if they are so many times as many as there usually are at most. */
const minBurst = 100;
const burstFactor = 20;
/** What waited through a silence comes at once: so many times as many as usual are explained by it. */
const silenceFactor = 2;
/** A body may begin with what was missed. */
const beginningSeconds = 2;

/** Seconds with far more events than this stream has otherwise. */
export class BurstWatch implements Watch {
  readonly #book: DiagnosisBook;
  /** The second that is counted, since the epoch, its events, and how many would be a burst. */
  #second = Number.NaN;
  #events = 0;
  #burst = Number.POSITIVE_INFINITY;
  /** The first second that is not the beginning of the body. */
  #beginningEnd: number | undefined;
  /** When the last event came, in ms since the epoch. */
  #before = 0;
  /** Of seconds with events: how many these are. */
  readonly #habit = new Habit();

  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  beginBody(): void {
    this.#endSecond();
    this.#beginningEnd = undefined;
  }

  look({ seq, time }: WatchedEvent): void {
    const second = Math.floor(time / 1000);
    this.#beginningEnd ??= second + beginningSeconds;
    if (second !== this.#second) this.#beginSecond(second, time);
    this.#before = time;
    this.#events++;
    if (this.#events === this.#burst) this.#tell(seq);
  }

  #beginSecond(second: number, time: number): void {
    this.#endSecond();
    this.#second = second;
    const silence = (time - this.#before) / 1000;
    const { measure: usual, times: seconds } = this.#habit;
    const isKnown = seconds >= habitSeconds && second >= (this.#beginningEnd ?? 0);
    const bound = Math.max(minBurst, burstFactor * usual, silenceFactor * usual * silence);
    this.#burst = isKnown ? Math.ceil(bound) : Number.POSITIVE_INFINITY;
  }

  #endSecond(): void {
    const events = this.#events;
    this.#events = 0;
    if (events === 0 || this.#second < (this.#beginningEnd ?? 0)) return;
    this.#habit.add(events);
  }

  #tell(seq: number): void {
    const facts = { events: this.#events, usual: Math.round(this.#habit.measure) };
    this.#book.add('burst', '', facts, { seq, isBetween: false });
  }
}
