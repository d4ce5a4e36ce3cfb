/** A stream read into an answer, event by event: recognised without being told, and then merged. */

import { Answer } from '../answer/answer.ts';
import type { LlmEvent, LlmFormat } from '../formats/format.ts';
import { recognise } from './recognise.ts';
import type { Recognition } from './recognise.ts';

/** By then it is told what a stream is. Events until then are kept, and belong to the answer too. */
const firstEvents = 20;

export class Merge {
  readonly answer = new Answer();
  #recognition: Recognition | undefined;
  #read: ((event: LlmEvent) => void) | undefined;
  #waiting: LlmEvent[] = [];
  #seen = 0;

  /** @param format - where it is known, or chosen */
  constructor(format?: LlmFormat) {
    if (format) this.#begin({ format, why: '', seq: 0 });
  }

  get recognition(): Recognition | undefined {
    return this.#recognition;
  }

  /** Whether the first events were of no format, so that nothing is merged. */
  get isForeign(): boolean {
    return !this.#read && this.#seen >= firstEvents;
  }

  add(event: LlmEvent): void {
    if (this.#read) return this.#read(event);
    if (this.isForeign) return;
    this.#seen++;
    this.#waiting.push(event);
    const recognition = recognise(event);
    if (recognition) this.#begin(recognition);
    else if (this.isForeign) this.#waiting = [];
  }

  #begin(recognition: Recognition): void {
    this.#recognition = recognition;
    const read = recognition.format.begin(this.answer);
    this.#read = read;
    // What isn't JSON and came before is something else's.
    const own = this.#waiting.filter(({ seq, json }) => json !== undefined || seq === recognition.seq);
    for (const event of own) read(event);
    this.#waiting = [];
  }
}
