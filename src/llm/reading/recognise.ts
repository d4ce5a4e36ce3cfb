/** Which format a stream has, told by the shape of its first events; never by its URL. */

import type { LlmEvent, LlmFormat } from '../formats/format.ts';
import { formats } from '../formats/formats.ts';

export interface Recognition {
  readonly format: LlmFormat;
  /** What it was told by, in the words of the format: `object: "chat.completion.chunk"`. */
  readonly why: string;
  /** Of the event that told it. */
  readonly seq: number;
}

/** @returns the format whose event it is; `undefined` where it could be anything */
export function recognise(event: LlmEvent): Recognition | undefined {
  for (const format of formats) {
    const why = format.recognise(event);
    if (why !== undefined) return { format, why, seq: event.seq };
  }
  return undefined;
}
