/** Finds an event by what a person knows of it. */

import type { IdFinding } from '../client/messages.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import type { EventLog } from './event-log.ts';
import { firstNot } from '../bytes/binary-search.ts';

/** After so long others have their turn, in ms. */
const sliceMs = 10;

/** Events that are looked at between two looks at the clock. */
const stride = 256;

/** The first event that came at that time or after it, in ms since the epoch; 0 when there is none. */
export function seqAtTime({ firstSeq, nextSeq, times }: EventLog, time: number): number {
  const seq = firstNot(firstSeq, nextSeq, (seq) => times.timeOf(seq) < time);
  return seq < nextSeq ? seq : 0;
}

/** The newest event with that ID of its own, among those before `before`: as many as there is time for. */
export function findId(log: EventLog, id: string, before: number): IdFinding {
  const wanted = encodeUtf8(id);
  const end = performance.now() + sliceMs;
  let seq = Math.min(before, log.nextSeq) - 1;
  for (; seq >= log.firstSeq; seq--) {
    const bytes = log.ownIdOf(seq);
    if (bytes?.length === wanted.length && Buffer.compare(bytes, wanted) === 0) return { seq, before: seq };
    if (seq % stride === 0 && performance.now() > end) return { seq: 0, before: seq };
  }
  return { seq: 0, before: 0 };
}
