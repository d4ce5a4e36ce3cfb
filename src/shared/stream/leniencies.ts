import { visible } from '../text/visible.ts';
import type { Leniency, LeniencyKind } from './records.ts';

/** Longer texts are cut: what is shown is an example. */
const maxChars = 80;

/** What a reader let pass: of each kind the first one, so that a server cannot fill the memory with them. */
export class Leniencies {
  readonly #found = new Map<LeniencyKind, Leniency>();

  /** @param text - the bytes that it is about, decoded: asked for when it is the first of its kind */
  add(kind: LeniencyKind, text: () => string): void {
    if (!this.#found.has(kind)) this.#found.set(kind, { kind, text: visible(text(), maxChars) });
  }

  /** In the order in which they were found. */
  get list(): readonly Leniency[] {
    return [...this.#found.values()];
  }
}
