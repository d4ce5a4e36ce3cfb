import { Watchdog } from './watchdog.ts';

/** How long a match may take, in ms. */
export interface MatchLimits {
  /** For all texts of a call: many times what they need. */
  readonly batchMs: number;
  /** For the one that did not come to its end within that, alone. */
  readonly textMs: number;
  /** For all that needed such a second try, together: blocks and questions have waited that long for them. */
  readonly patienceMs: number;
}

const defaultLimits: MatchLimits = { batchMs: 100, textMs: 1000, patienceMs: 3000 };

/** What came of matching some texts in their order. */
export interface Matches {
  /** Indexes of the texts that match. */
  readonly hits: readonly number[];
  /** So many texts were looked at: fewer than there were when one took so long that others should have their turn first. */
  readonly looked: number;
  /** Why the first text that was not looked at never will be. */
  readonly failure?: MatchFailure;
}

export type MatchFailure = { readonly kind: 'slow' } | { readonly kind: 'error'; readonly message: string };

/** A regular expression, without the flags that make it remember where it was, or anything else that judges texts. */
export interface TextTest {
  /** Can be interrupted anywhere, so that it must not touch what has to stay consistent. */
  test(text: string): boolean;
}

/** Runs a test that anybody may have written, `(a+)+$` for one: it cannot hold the engine up for long. */
export class GuardedMatch {
  readonly #test: TextTest;
  readonly #limits: MatchLimits;
  readonly #watchdog = new Watchdog();
  #texts: readonly string[] = [];
  /** One a text: 1 when it matches. */
  #found = new Uint8Array();
  /** The text that is being looked at. */
  #at = 0;
  /** What second tries have taken. */
  #patienceUsedMs = 0;

  constructor(test: TextTest, limits = defaultLimits) {
    this.#test = test;
    this.#limits = limits;
  }

  match(texts: readonly string[]): Matches {
    this.#texts = texts;
    this.#found = new Uint8Array(texts.length);
    this.#at = 0;
    const failure = this.#run();
    const hits: number[] = [];
    for (let index = 0; index < this.#at; index++) if (this.#found[index] === 1) hits.push(index);
    return { hits, looked: this.#at, ...(failure === undefined ? {} : { failure }) };
  }

  #run(): MatchFailure | undefined {
    const { batchMs, textMs, patienceMs } = this.#limits;
    try {
      if (this.#runUpTo(this.#texts.length, batchMs)) return undefined;
      const begun = performance.now();
      const isDone = this.#patienceUsedMs <= patienceMs && this.#runUpTo(this.#at + 1, textMs);
      this.#patienceUsedMs += performance.now() - begun;
      return isDone ? undefined : { kind: 'slow' };
    } catch (error) {
      // V8 compiles a pattern when it is first matched: it may be too large, or need more stack than there is.
      return { kind: 'error', message: error instanceof Error ? error.message : String(error) };
    }
  }

  /** @returns whether the texts before `end` were looked at */
  #runUpTo(end: number, limitMs: number): boolean {
    this.#watchdog.run(() => this.#look(end), limitMs);
    return this.#at >= end;
  }

  /** May be interrupted anywhere: a text that was looked at already may be looked at once more, and that is all. */
  #look(end: number): void {
    for (; this.#at < end; this.#at++) {
      this.#found[this.#at] = this.#test.test(this.#texts[this.#at] as string) ? 1 : 0;
    }
  }
}
