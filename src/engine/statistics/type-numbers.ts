import { Gaps } from './gaps.ts';

/** What is measured of the events of one type. */
export class TypeNumbers {
  readonly gaps = new Gaps();
  count = 0;
  bytes = 0;
  maxBytes = 0;
  #lastAt = 0;

  add(time: number, bytes: number): void {
    if (this.count > 0) this.gaps.add(time - this.#lastAt);
    this.#lastAt = time;
    this.count++;
    this.bytes += bytes;
    if (bytes > this.maxBytes) this.maxBytes = bytes;
  }
}
