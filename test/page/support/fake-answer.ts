/** The answer of a language model in a list of events: merged and shown as the engine does. */

import { ShownAnswer } from '../../../src/engine/answers/shown-answer.ts';
import { llmEvent } from '../../../src/llm/formats/format.ts';
import { Merge } from '../../../src/llm/reading/merge.ts';
import type { FakeEvent } from './fake-event.ts';

export class FakeAnswer {
  readonly #merge = new Merge();
  readonly shown = new ShownAnswer({
    merge: this.#merge,
    isOver: false,
    missed: 0,
    isAtRest: true,
    next: 0,
    advance: () => {},
  });
  #read = 0;

  add(seq: number, { type = 'message', data }: FakeEvent): void {
    this.#merge.add(llmEvent(seq, type, data));
    this.#read = seq;
  }

  /** What the engine says of it in a view. */
  get account(): { readonly answerRead?: number } {
    return this.#merge.recognition === undefined ? {} : { answerRead: this.#read };
  }
}
