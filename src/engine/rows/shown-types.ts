import { conditionsIn, type Condition } from '../../shared/stream/condition.ts';
import { type EventFilter, otherTypes } from '../../shared/stream/engine.ts';
import { type Named, verdictOfType } from '../conditions/names.ts';
import type { TypeCounts } from '../log/type-counts.ts';
import type { TypeTable } from '../log/type-table.ts';

/** Which types a filter shows; beside its own words, where its condition does not hold for any event of a type. */
export class ShownTypes {
  readonly #types: TypeTable;
  readonly #only: ReadonlySet<string>;
  readonly #hide: ReadonlySet<string>;
  readonly #where: Condition | undefined;
  /** Those that the filter names. */
  readonly #names: readonly string[];
  readonly #hasGlob: boolean;
  /** By type id; the name of an id never changes. */
  readonly #verdicts: boolean[] = [];

  constructor(types: TypeTable, { only, hide, where }: EventFilter) {
    this.#types = types;
    this.#only = new Set(only);
    this.#hide = new Set(hide);
    this.#where = where;
    const named = where === undefined ? [] : typesIn(where);
    this.#names = [...only, ...hide, ...named.map(({ name }) => name)];
    this.#hasGlob = named.some(({ isGlob }) => isGlob);
  }

  /** Whether every type is shown. */
  get areAll(): boolean {
    return this.#only.size === 0 && this.#hide.size === 0 && this.#where === undefined;
  }

  /**
   * Whether the id does not always say it: there are events of types that are not told apart, and the filter may name one
   * of those types. A name that is in the table is never among them.
   */
  get needNames(): boolean {
    if (this.#types.other === undefined || this.#hide.has(otherTypes)) return false;
    return this.#hasGlob || this.#names.some((name) => !this.#types.has(name));
  }

  /** Whether events with this id are shown; for {@link TypeTable.other} the answer holds unless {@link needNames}. */
  has(type: number): boolean {
    return (this.#verdicts[type] ??= this.#judge(type));
  }

  /** Whether an event is shown whose type is not told apart. @param name - its own, from its bytes */
  hasOther(name: string): boolean {
    const isWanted = this.#only.size === 0 || this.#only.has(otherTypes) || this.#only.has(name);
    return isWanted && !this.#hide.has(name) && !this.#hide.has(otherTypes) && this.#mayHold(name, true);
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
    const isNamed = (this.#only.size === 0 || this.#only.has(name)) && !this.#hide.has(name);
    return isNamed && this.#mayHold(name, type === this.#types.other);
  }

  #mayHold(name: string, isOther: boolean): boolean {
    return this.#where === undefined || verdictOfType(this.#where, name, isOther) !== false;
  }
}

function typesIn(where: Condition): Named[] {
  return [...conditionsIn(where)].flatMap((part) => (part.kind === 'type' ? [part] : []));
}
