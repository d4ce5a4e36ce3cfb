/** How the time that something takes grows with what it reads. */

import assert from 'node:assert/strict';

/** Something that reads texts of strangers, one text for it that is made to hurt, and what that is measured by. */
export interface Growth<Text = string> {
  readonly read: (text: Text) => unknown;
  /** @param length - about so many characters */
  readonly hostile: (length: number) => Text;
  /** As they usually are. Absent: the hostile text of half the length is what its time is measured by. */
  readonly harmless?: (length: number) => Text;
  /** Characters; the more, the longer it takes. @defaultValue 20,000 */
  readonly length?: number;
}

/** How much longer one text may take than another, both in the same process. */
interface Bound {
  readonly most: number;
  /** What is shorter is measured in noise. */
  readonly leastMs: number;
  /** The least of at least so many runs counts: other things of the process are measured along. */
  readonly fewestRuns: number;
}

const thanHarmless: Bound = { most: 10, leastMs: 0.2, fewestRuns: 1 };

/** 2 and a bit when the time is linear, 4 when it is quadratic. What is measured first takes longer, so it isn't the first run that counts. */
const thanHalf: Bound = { most: 3.5, leastMs: 1, fewestRuns: 3 };

const mostRuns = 30;

/**
 * Asserts that a hostile text takes not much longer than a harmless one of its length, and one twice as long neither; or,
 * where there is no harmless one, that twice the text takes about twice the time.
 *
 * @param name - of the text, for the message
 */
export async function assertGrowsNoFaster<Text>(growth: Growth<Text>, name = 'The text'): Promise<void> {
  const { read, hostile, harmless, length = 20_000 } = growth;
  if (harmless === undefined) return assertWithin(thanHalf, read, hostile(2 * length), hostile(length), name);
  for (const size of [length, 2 * length]) {
    await assertWithin(thanHarmless, read, hostile(size), harmless(size), `${name}, ${size} characters`);
  }
}

async function assertWithin<Text>(
  { most, leastMs, fewestRuns }: Bound,
  read: (text: Text) => unknown,
  bad: Text,
  good: Text,
  name: string,
): Promise<void> {
  let [slow, usual, ratio] = [Infinity, Infinity, Infinity];
  for (let run = 0; run < fewestRuns || (run < mostRuns && ratio > most); run++) {
    usual = Math.min(usual, await processorTime(read, good));
    slow = Math.min(slow, await processorTime(read, bad));
    ratio = slow / Math.max(leastMs, usual);
  }
  assert.ok(
    ratio <= most,
    `${name}: ${slow.toFixed(1)} ms, ${ratio.toFixed(1)} times as long as what it is measured by`,
  );
}

/** @returns ms of the processor, so that other processes don't count */
async function processorTime<Text>(read: (text: Text) => unknown, text: Text): Promise<number> {
  const before = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** A text again and again, in about so many characters. */
export function repeated(text: string): (length: number) => string {
  return (length) => text.repeat(Math.ceil(length / text.length));
}

/** Something many times between a beginning and an end. */
export function between(start: string, text: string, end: string): (length: number) => string {
  return (length) => start + repeated(text)(length) + end;
}
