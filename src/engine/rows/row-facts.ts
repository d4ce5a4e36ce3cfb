/** What is worked out for rows only when a column shows it. */

import { type RowFact, type RowFactColumns, rowFacts } from '../../shared/stream/columns.ts';
import type { EventLog } from '../log/event-log.ts';
import type { EventReader } from '../log/event-reader.ts';
import { TypeGaps } from './row-gaps.ts';
import { SharedStarts } from './shared-starts.ts';
import type { View } from './view.ts';

/** The rows that are asked about: one entry an event. */
export interface FactRows {
  /** Ordinal of the first one, among events alone. */
  readonly from: number;
  readonly seq: Float64Array<ArrayBuffer>;
  /** Milliseconds since the epoch. */
  readonly time: Float64Array<ArrayBuffer>;
  readonly preview: readonly string[];
}

type FactColumns = { readonly [F in RowFact]: (rows: FactRows) => RowFactColumns[F] };

export class RowFacts {
  readonly #log: EventLog;
  readonly #view: Pick<View, 'rows'>;
  readonly #columns: FactColumns;

  constructor(log: EventLog, reader: EventReader, view: Pick<View, 'rows'>) {
    this.#log = log;
    this.#view = view;
    const typeGaps = new TypeGaps(log);
    const sharedStarts = new SharedStarts(reader, typeGaps);
    this.#columns = {
      id: ({ seq }) => Array.from(seq, (each) => reader.ownId(each)),
      gap: (rows) => this.#gaps(rows),
      typeGap: ({ seq }) => seq.map((each) => typeGaps.of(each)),
      shared: ({ seq, preview }) => sharedStarts.of(seq, preview),
    };
  }

  read(asked: readonly RowFact[], rows: FactRows): Partial<RowFactColumns> {
    // Each once, however often the page names it.
    const facts = rowFacts.filter((fact) => asked.includes(fact));
    return Object.fromEntries(facts.map((fact) => [fact, this.#columns[fact](rows)]));
  }

  #gaps({ from, time }: FactRows): Float64Array<ArrayBuffer> {
    const { rows } = this.#view;
    const before = from > rows.start && from < rows.end ? rows.seqAt(from - 1) : undefined;
    const timeBefore = before === undefined ? Number.NaN : this.#log.times.timeOf(before);
    return time.map((at, row) => at - (row === 0 ? timeBefore : (time[row - 1] as number)));
  }
}
