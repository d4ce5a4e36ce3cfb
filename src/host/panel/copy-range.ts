/** The data of selected rows on the clipboard. */

import { env } from 'vscode';
import type { EngineClient } from '../../engine/client/client.ts';
import type { EventRecord } from '../../shared/stream/records.ts';

/** Where rows and their events are read from. */
export type RowReading = Pick<EngineClient, 'shownSeqs' | 'read'>;

/** More than this is for a file, not for the clipboard: bytes on the wire, and rows. */
const maxBytes = 64 << 20;
const maxRows = 100_000;

/** What is between the events is left aside. @returns how many rows were copied: those from one event to the other, as far as there is room */
export async function copyRange(log: RowReading, firstSeq: number, lastSeq: number): Promise<number> {
  const data: string[] = [];
  let bytes = 0;
  for await (const record of rowsBetween(log, firstSeq, lastSeq)) {
    data.push(record.data);
    bytes += record.bytes;
    if (bytes >= maxBytes || data.length >= maxRows) break;
  }
  if (data.length > 0) await env.clipboard.writeText(data.join('\n'));
  return data.length;
}

async function* rowsBetween(log: RowReading, firstSeq: number, lastSeq: number): AsyncGenerator<EventRecord> {
  let seq = firstSeq;
  while (seq <= lastSeq) {
    const seqs = await log.shownSeqs(seq, lastSeq);
    for (const stretch of stretchesOf([...seqs])) yield* readAll(log, stretch);
    seq = (seqs.at(-1) ?? lastSeq) + 1;
  }
}

/** Numbers that follow each other are read in one go. */
function stretchesOf(seqs: readonly number[]): { first: number; count: number }[] {
  const stretches: { first: number; count: number }[] = [];
  for (const seq of seqs) {
    const last = stretches.at(-1);
    if (last !== undefined && last.first + last.count === seq) last.count++;
    else stretches.push({ first: seq, count: 1 });
  }
  return stretches;
}

/** A read ends early where events are large. What was dropped meanwhile is left out. */
async function* readAll(
  log: RowReading,
  { first, count }: { first: number; count: number },
): AsyncGenerator<EventRecord> {
  for (let seq = first; seq < first + count;) {
    const records = await log.read(seq, first + count - seq);
    const inside = records.filter((record) => record.seq < first + count);
    yield* inside;
    if (inside.length === 0) return;
    seq = (inside.at(-1)?.seq ?? seq) + 1;
  }
}
