/** How the time that something takes grows with what it reads. */

import assert from 'node:assert/strict';

/** Something that reads texts of strangers, and two texts for it: one made to hurt, and one as they usually are. */
export interface Growth {
  readonly read: (text: string) => unknown;
  /** @param length - about so many characters */
  readonly hostile: (length: number) => string;
  readonly harmless: (length: number) => string;
  /** Characters; the more, the longer it takes. */
  readonly length?: number;
}

const usualLength = 20_000;

/** How much longer a hostile text may take than a harmless one, in the same process. */
const most = 10;

/** What is shorter is measured in noise. */
const leastMs = 0.2;

/** The machine may be busy with something else: the shortest of so many counts. */
const runs = 30;

/** Asserts that a hostile text takes not much longer than a harmless one of its length, and one twice as long neither. */
export async function assertGrowsNoFaster({ read, hostile, harmless, length = usualLength }: Growth): Promise<void> {
  for (const size of [length, 2 * length]) {
    const [bad, good] = [hostile(size), harmless(size)];
    let [slow, usual, ratio] = [Infinity, Infinity, Infinity];
    for (let run = 0; run < runs && ratio > most; run++) {
      usual = Math.min(usual, await timeOf(read, good));
      slow = Math.min(slow, await timeOf(read, bad));
      ratio = slow / Math.max(leastMs, usual);
    }
    assert.ok(
      ratio <= most,
      `${size} characters took ${slow.toFixed(1)} ms, ${ratio.toFixed(0)} times those of harmless ones`,
    );
  }
}

async function timeOf(read: (text: string) => unknown, text: string): Promise<number> {
  const start = performance.now();
  await read(text);
  return performance.now() - start;
}

/** A text again and again, in about so many characters. */
export function repeated(text: string): (length: number) => string {
  return (length) => text.repeat(Math.ceil(length / text.length));
}

/** Something many times between a beginning and an end. */
export function between(start: string, text: string, end: string): (length: number) => string {
  return (length) => start + repeated(text)(length) + end;
}
/** @returns ms of the processor */
function processorTime(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * How much longer it takes for twice the text: 2 and a bit when the time is linear, 4 when it is quadratic. The best of
 * three, since other things of the process are measured along; what takes next to nothing has grown by nothing.
 *
 * @param act - with a text of that length
 */
export function growth(act: (length: number) => unknown, length: number): number {
  const best = (n: number): number => Math.min(...[1, 2, 3].map(() => processorTime(() => act(n))));
  const [once, twice] = [best(length), best(2 * length)];
  return twice < 20 ? 1 : twice / Math.max(once, 1);
}
