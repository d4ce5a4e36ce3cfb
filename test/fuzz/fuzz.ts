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
 * @returns the first finding
 */
export function fuzz(name: TargetName, seed: number, cases: number): Finding | undefined {
  const target: FuzzTarget = targets[name];
  for (let n = seed; n < seed + cases; n++) {
    const random = new Random(n);
    const text = mutated(random, target.corpus, target.words);
    try {
      target.check(text, random);
    } catch (error) {
      return { target: name, seed: n, text, error };
    }
  }
  return undefined;
}
