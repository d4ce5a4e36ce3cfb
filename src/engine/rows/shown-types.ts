import { type EventFilter, otherTypes } from '../../protocol/engine.ts';
import type { TypeCounts } from '../log/type-counts.ts';
import type { TypeTable } from '../log/type-table.ts';

/** Which types a filter shows. */
export class ShownTypes {
  readonly #types: TypeTable;
  readonly #only: ReadonlySet<string>;
  readonly #hide: ReadonlySet<string>;
  /** By type id; the name of an id never changes. */
  readonly #verdicts: boolean[] = [];

  constructor(types: TypeTable, { only, hide }: Pick<EventFilter, 'only' | 'hide'>) {
    this.#types = types;
    this.#only = new Set(only);
    this.#hide = new Set(hide);
  }

  /** Whether every type is shown. */
  get areAll(): boolean {
    return this.#only.size === 0 && this.#hide.size === 0;
  }

  /**
   * Whether the id does not always say it: there are events of types that are not told apart, and the filter may name one
   * of those types. A name that is in the table is never among them.
   */
  get needNames(): boolean {
    if (this.#types.other === undefined || this.#hide.has(otherTypes)) return false;
    return [...this.#only, ...this.#hide].some((name) => !this.#types.has(name));
  }

  /** Whether events with this id are shown; for {@link TypeTable.other} the answer holds unless {@link needNames}. */
  has(type: number): boolean {
    return (this.#verdicts[type] ??= this.#judge(type));
  }

  /** Whether an event is shown whose type is not told apart. @param name - its own, from its bytes */
  hasOther(name: string): boolean {
    const isWanted = this.#only.size === 0 || this.#only.has(otherTypes) || this.#only.has(name);
    return isWanted && !this.#hide.has(name) && !this.#hide.has(otherTypes);
  }

  /** How many of these events {@link has} shows. */
  countIn(counts: TypeCounts): number {
    let count = 0;
    for (let type = 0; type < counts.length; type++) {
      const events = counts.of(type);
      if (events > 0 && this.has(type)) count += events;
    }
    return count;
  }

  /** Whether some of these events may be shown. */
  mayBeIn(counts: TypeCounts): boolean {
    const { other } = this.#types;
    return this.countIn(counts) > 0 || (other !== undefined && counts.of(other) > 0 && this.needNames);
  }

  #judge(type: number): boolean {
    const name = this.#types.name(type);
    return (this.#only.size === 0 || this.#only.has(name)) && !this.#hide.has(name);
  }
}
