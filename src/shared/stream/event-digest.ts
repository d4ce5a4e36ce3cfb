/**
 * Numbers that stand for what events say, so that a million events of two runs are compared without carrying their text from
 * one thread to another. Equal texts have equal digests; different ones have equal digests once in 2^52.
 */

import type { EventRecord } from './records.ts';

/** Of consecutive events. */
export interface EventDigests {
  /** The number of the first of them. */
  readonly firstSeq: number;
  /** Of type and data of each. */
  readonly content: Float64Array<ArrayBuffer>;
  /** Of its own ID; 0 for an event without one. */
  readonly ids: Float64Array<ArrayBuffer>;
}

export function digestsOf(
  firstSeq: number,
  events: readonly Pick<EventRecord, 'type' | 'data' | 'id'>[],
): EventDigests {
  return {
    firstSeq,
    content: Float64Array.from(events, ({ type, data }) => digest(type, data)),
    ids: Float64Array.from(events, ({ id }) => (id === undefined ? 0 : digest(id))),
  };
}

/** FNV-1a over UTF-16 code units, twice with different beginnings. Where one text ends and the next begins counts. */
function digest(...texts: readonly string[]): number {
  let low = 0x811c9dc5;
  let high = 0x2f0b4c47;
  for (const text of texts) {
    low = Math.imul(low ^ text.length, prime);
    high = Math.imul(high ^ text.length, prime);
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      low = Math.imul(low ^ unit, prime);
      high = Math.imul(high ^ (unit + at), prime);
    }
  }
  return (high >>> 12) * 2 ** 32 + (low >>> 0);
}

const prime = 0x01000193;
