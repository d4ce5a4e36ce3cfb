import { isAboutTypes } from '../../shared/stream/condition.ts';
import { type EventFilter, noFilter, type SearchFailure } from '../../shared/stream/engine.ts';
import { AllRows } from './all-rows.ts';
import type { ByteStore } from '../bytes/byte-store.ts';
import { compileCondition, patternProblem } from '../conditions/compile.ts';
import type { DataCondition } from '../conditions/data-condition.ts';
import type { EventLog } from '../log/event-log.ts';
import type { EventReader } from '../log/event-reader.ts';
import type { LogFollower } from '../log/log-follower.ts';
import type { RowSource } from './row-source.ts';
import { SearchedRows } from './searched-rows.ts';
import { ShownTypes } from './shown-types.ts';
import { TypedRows } from './typed-rows.ts';

/** The events that match the filter: chooses where the rows come from, and begins anew when that changes. */
export class View implements LogFollower {
  readonly #log: EventLog;
  readonly #store: ByteStore;
  readonly #reader: EventReader;
  #generation = 0;
  #shown: ShownTypes;
  #data: DataCondition | undefined;
  #rows: RowSource;
  /** Why the last filter is not in force. */
  #refusal: SearchFailure | undefined;

  constructor(log: EventLog, store: ByteStore, reader: EventReader) {
    this.#log = log;
    this.#store = store;
    this.#reader = reader;
    this.#shown = new ShownTypes(log.types, noFilter);
    this.#rows = this.#source();
  }

  /** Counts up when ordinals begin anew. */
  get generation(): number {
    return this.#generation;
  }

  /** The rows that were found so far. */
  get rows(): Omit<RowSource, 'dropBefore' | 'advance'> {
    return this.#rows;
  }

  get isAtRest(): boolean {
    return this.#rows.isAtRest;
  }

  /** Why the rows are not those of the last filter, or not all of them. */
  get failure(): SearchFailure | undefined {
    return this.#refusal ?? this.#rows.failure;
  }

  /** Whether each block can be looked at as it arrives; else several are to be looked at in one go. */
  get followsBlocks(): boolean {
    return this.#data?.followsBlocks ?? true;
  }

  /**
   * Begins anew with this filter. What was still to be looked at under the one before is left. If a regular expression of
   * it is none, everything stays as it is, and {@link failure} says so.
   */
  setFilter(filter: EventFilter): void {
    const { where } = filter;
    const problem = where === undefined ? undefined : patternProblem(where);
    this.#refusal = problem === undefined ? undefined : { kind: 'invalid', message: problem };
    if (problem !== undefined) return;
    this.#shown = new ShownTypes(this.#log.types, filter);
    const sources = { log: this.#log, store: this.#store, reader: this.#reader };
    this.#data = where === undefined || isAboutTypes(where) ? undefined : compileCondition(where, sources);
    this.#begin();
  }

  /** All events were dropped by hand: ordinals begin anew, the filter stays. */
  clear(): void {
    this.#begin();
  }

  /** Events came into the log, and others were dropped. */
  followLog(): void {
    // The first event of a type that is not told apart has come, and the filter may name its type.
    if (this.#rows instanceof TypedRows && this.#shown.needNames) this.#begin();
    this.#rows.dropBefore(this.#log.firstSeq);
  }

  /** Looks at the next events, for a few milliseconds at most. Does nothing when all were looked at. */
  advance(): void {
    this.#rows.advance();
  }

  #begin(): void {
    this.#generation++;
    this.#rows = this.#source();
  }

  #source(): RowSource {
    const shown = this.#shown;
    const data = this.#data;
    if (data !== undefined || shown.needNames) return new SearchedRows(this.#log, this.#reader, { shown, data });
    return shown.areAll ? new AllRows(this.#log) : new TypedRows(this.#log, shown);
  }
}
