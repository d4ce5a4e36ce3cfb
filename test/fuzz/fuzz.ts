import { cpuUsage } from 'node:process';
import { mutated } from './mutate.ts';
import { Random } from './random.ts';
import { type FuzzTarget, type TargetName, targets } from './targets.ts';

/** A case in which something does not hold. */
export interface Finding {
  readonly target: TargetName;
  /** Of the case: the same number makes the same case. */
  readonly seed: number;
  readonly text: string;
  readonly error: unknown;
}

/**
 * Checks so many cases, each of a seed of its own, beginning with `seed`.
 *
 * @param maxMs - a case that takes more time of the processor is a finding too. Absent: it may take as long as it does
 * @returns the first finding
 */
export async function fuzz(
  name: TargetName,
  seed: number,
  cases: number,
  maxMs = Number.POSITIVE_INFINITY,
): Promise<Finding | undefined> {
  const target: FuzzTarget = targets[name];
  for (let n = seed; n < seed + cases; n++) {
    const random = new Random(n);
    const text = mutated(random, target.corpus, target.words);
    const begun = cpuUsage();
    try {
      const checking = target.check(text, random);
      // Most of them are at once: a turn of the event loop would take longer than they do.
      if (checking !== undefined) await checking;
      const { user, system } = cpuUsage(begun);
      const ms = (user + system) / 1000;
      if (ms > maxMs) throw new Error(`It took ${Math.round(ms)} ms of the processor.`);
    } catch (error) {
      return { target: name, seed: n, text, error };
    }
  }
  return undefined;
}
