import { type EventFilter, noFilter } from '../../shared/stream/engine.ts';
import type { SeqRange } from '../../shared/stream/export.ts';
import type { ByteStore } from '../bytes/byte-store.ts';
import type { EventLog } from '../log/event-log.ts';
import type { EventReader } from '../log/event-reader.ts';
import { View } from '../rows/view.ts';

/** What an export reads from. */
export interface ExportSource {
  readonly log: EventLog;
  readonly store: ByteStore;
  readonly reader: EventReader;
  /** The offset behind the last byte that was read. */
  readonly readEnd: number;
}

/**
 * The events of an export, one after the other. It has a view of its own: the person may set another filter meanwhile, and
 * the log may drop events that were not reached yet.
 */
export class ExportedRows {
  readonly #log: EventLog;
  readonly #view: View;
  readonly #first: number;
  readonly #last: number;
  #generation: number;
  #ordinal: number;
  /** Of the row behind the last one that belongs here, as far as rows were found. */
  #end = 0;
  /** The number behind the last event that was given out. */
  #position: number;
  /** The number of the first event that the filter was not asked about yet. */
  #searched = 0;
  #dropped = 0;

  /** @throws Error that says why the filter cannot be used */
  constructor({ log, store, reader }: ExportSource, filter: EventFilter = noFilter, range?: SeqRange) {
    this.#log = log;
    this.#view = new View(log, store, reader);
    this.#view.setFilter(filter);
    this.#throwIfFailed();
    this.#first = Math.max(range?.from ?? 0, log.firstSeq);
    this.#last = Math.min(range?.to ?? Infinity, log.nextSeq - 1);
    this.#generation = this.#view.generation;
    this.#ordinal = this.#view.rows.ordinalOf(this.#first);
    this.#position = this.#first;
    this.#recordFound();
  }

  /** Events that were dropped before they were reached. Of those that were not searched yet, all count. */
  get dropped(): number {
    return this.#dropped;
  }

  /** 0 to 1. */
  get share(): number {
    const events = this.#last - this.#first + 1;
    return events <= 0 ? 1 : Math.min(1, (Math.max(this.#position, this.#searched) - this.#first) / events);
  }

  /**
   * The number of the next event, which is kept; `undefined` when the search has not come to one yet; `null` behind the last.
   *
   * @throws Error when the search cannot go on
   */
  next(): number | undefined | null {
    this.#follow();
    const { rows } = this.#view;
    while (this.#ordinal < this.#end) {
      const seq = rows.seqAt(this.#ordinal++);
      if (seq < this.#position) continue;
      this.#position = seq + 1;
      return seq;
    }
    if (this.#searched > this.#last) return null;
    this.#view.advance();
    this.#throwIfFailed();
    this.#recordFound();
    return undefined;
  }

  #recordFound(): void {
    const { isAtRest, searched } = this.#view.rows;
    this.#searched = isAtRest ? this.#log.nextSeq : this.#log.firstSeq + (searched ?? 0);
    this.#end = this.#view.rows.ordinalOf(this.#last + 1);
  }

  /** Takes account of what the log has dropped, or of a view that began anew. */
  #follow(): void {
    this.#view.followLog();
    const { firstSeq } = this.#log;
    if (this.#view.generation !== this.#generation) {
      this.#generation = this.#view.generation;
      this.#ordinal = this.#view.rows.ordinalOf(this.#position);
      this.#recordFound();
    }
    const { start } = this.#view.rows;
    if (this.#ordinal < start) {
      this.#dropped += Math.max(0, Math.min(start, this.#end) - this.#ordinal);
      this.#ordinal = start;
    }
    if (this.#searched < firstSeq) {
      this.#dropped += Math.max(0, Math.min(firstSeq, this.#last + 1) - this.#searched);
      this.#searched = firstSeq;
    }
  }

  #throwIfFailed(): void {
    const { failure } = this.#view;
    if (failure === undefined) return;
    throw new Error(
      failure.kind === 'slow'
        ? `The search for the filter stopped at event ${failure.seq}: a regular expression or a JSON path takes too long there.`
        : `The filter cannot be used: ${failure.message}`,
    );
  }
}
