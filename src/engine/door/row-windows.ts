/** The rows that a page shows, with what their columns say. */

import type { EventFilter, RowWindow, WindowRequest } from '../../shared/stream/engine.ts';
import type { EventReader } from '../log/event-reader.ts';
import type { RowSlice } from '../annotations/annotated-rows.ts';
import type { Ingest } from '../intake/ingest.ts';
import type { Finder } from '../rows/finder.ts';
import { FoundPlaces } from '../rows/found-places.ts';
import { PathColumns } from '../rows/path-cells.ts';
import { RowFacts } from '../rows/row-facts.ts';
import type { View } from '../rows/view.ts';

/** A window while its rows are filled in. */
type OpenWindow = RowWindow & { readonly preview: string[] };

export class RowWindows {
  readonly #ingest: Pick<Ingest, 'log' | 'repeats' | 'book'>;
  readonly #reader: EventReader;
  readonly #view: Pick<View, 'rows'>;
  readonly #finder: Finder;
  readonly #places = new FoundPlaces();
  readonly #cells: PathColumns;
  readonly #facts: RowFacts;
  #owesCells = false;

  constructor(
    ingest: Pick<Ingest, 'log' | 'repeats' | 'book'>,
    reader: EventReader,
    view: Pick<View, 'rows'>,
    finder: Finder,
  ) {
    this.#ingest = ingest;
    this.#reader = reader;
    this.#view = view;
    this.#finder = finder;
    this.#cells = new PathColumns(reader);
    this.#facts = new RowFacts(ingest.log, reader, view);
  }

  /** The last window lacks cells that can be had by asking again, and nobody was told. */
  get owesCells(): boolean {
    return this.#owesCells;
  }

  /** The window is going to be asked for again. */
  forgive(): void {
    this.#owesCells = false;
  }

  /** Where these are found in a row, the window says. */
  highlight(patterns: NonNullable<EventFilter['highlight']>): void {
    this.#places.set(patterns);
  }

  /** @param slice - the rows that are asked for */
  read(request: WindowRequest, slice: RowSlice): RowWindow {
    const window = this.#withColumns(request, slice);
    return this.#finder.state === undefined ? window : this.#withFound(window);
  }

  #withColumns({ facts = [], columns = [] }: WindowRequest, slice: RowSlice): RowWindow {
    const window = this.#plain(slice);
    const cells = columns.length === 0 ? undefined : this.#cells.read([...window.seq], columns);
    this.#owesCells = cells !== undefined && this.#cells.isBehind;
    return {
      ...window,
      ...this.#facts.read(facts, { ...window, from: slice.eventFrom }),
      ...(cells !== undefined && { cells }),
    };
  }

  #withFound(window: RowWindow): RowWindow {
    const found = this.#finder.areFound(window.seq);
    if (!this.#places.isOn) return { ...window, found };
    return { ...window, found, foundAt: this.#places.in(window.seq, window.preview, found) };
  }

  #plain({ from, eventFrom, eventCount: length, annotations }: RowSlice): RowWindow {
    const window = emptyWindow(from, length);
    for (let row = 0; row < length; row++) this.#fill(window, row, eventFrom + row);
    const { repeats, book } = this.#ingest;
    const areAgain = repeats.areIn(window.seq[0] ?? 0, window.seq[length - 1] ?? 0);
    const kinds = Array.from(window.seq, (seq) => book.kindAt(seq) ?? null);
    return {
      ...window,
      ...(annotations.length > 0 && { annotations }),
      ...(areAgain && { again: Uint8Array.from(window.seq, (seq) => (repeats.has(seq) ? 1 : 0)) }),
      ...(kinds.some((kind) => kind !== null) && { diagnoses: kinds }),
    };
  }

  /** @param ordinal - of the event, among events alone */
  #fill(window: OpenWindow, row: number, ordinal: number): void {
    const { log } = this.#ingest;
    const seq = this.#view.rows.seqAt(ordinal);
    const segment = log.segmentOf(seq);
    window.seq[row] = seq;
    window.time[row] = log.times.timeOf(seq);
    window.type[row] = segment.type[seq - segment.firstSeq] as number;
    window.bytes[row] = segment.length[seq - segment.firstSeq] as number;
    window.preview.push(this.#reader.preview(seq));
  }
}

function emptyWindow(from: number, length: number): OpenWindow {
  return {
    from,
    seq: new Float64Array(length),
    time: new Float64Array(length),
    type: new Uint32Array(length),
    bytes: new Float64Array(length),
    preview: [],
  };
}
