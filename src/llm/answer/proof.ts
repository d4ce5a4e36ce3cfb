/** The answer that was merged of deltas, beside every whole one that the stream has. */

/** What was compared. */
export type ProofSubject = 'text' | 'thinking' | 'arguments' | 'refusal';

export interface Difference {
  readonly subject: ProofSubject;
  /** Of the event that has the final text. */
  readonly seq: number;
  /** The first character that differs, in UTF-16 code units. */
  readonly offset: number;
  readonly merged: string;
  readonly final: string;
}

export type ProofState = 'matches' | 'differs' | 'none';

export class Proof {
  #compared = 0;
  #first: Difference | undefined;

  /** How many final texts there were. */
  get compared(): number {
    return this.#compared;
  }

  get difference(): Difference | undefined {
    return this.#first;
  }

  get state(): ProofState {
    if (this.#first) return 'differs';
    return this.#compared > 0 ? 'matches' : 'none';
  }

  /** @returns the difference, where there is one */
  compare(subject: ProofSubject, seq: number, merged: string, final: string): Difference | undefined {
    this.#compared++;
    if (merged === final) return undefined;
    const difference = { subject, seq, offset: firstDifference(merged, final), merged, final };
    this.#first ??= difference;
    return difference;
  }
}

function firstDifference(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let i = 0; i < length; i++) if (one.charCodeAt(i) !== other.charCodeAt(i)) return i;
  return length;
}
