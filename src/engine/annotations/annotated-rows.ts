import type { WindowRequest } from '../../shared/stream/engine.ts';
import type {
  Annotation,
  AnnotationAccount,
  AnnotationChoice,
  PlacedAnnotation,
} from '../../shared/stream/annotations.ts';
import type { RowSource } from '../rows/row-source.ts';
import type { View } from '../rows/view.ts';
import type { AnnotationStore } from './annotation-store.ts';
import { ShownAnnotations } from './shown-annotations.ts';

/** The rows of a view at one moment: ordinals, and how many of the rows before them are marks. */
export interface RowExtent {
  readonly start: number;
  readonly end: number;
  /** Ordinals of events alone. */
  readonly eventStart: number;
  readonly eventEnd: number;
  /** Absent: marks are not shown. */
  readonly annotations?: AnnotationAccount;
}

/** Which events and which marks the rows from one on are. */
export interface RowSlice {
  /** Ordinal of the first row. */
  readonly from: number;
  /** Ordinal of the first event, among events alone. */
  readonly eventFrom: number;
  readonly eventCount: number;
  readonly annotations: readonly PlacedAnnotation[];
}

/**
 * The rows of a view with marks between them. A row's ordinal is the ordinal of its event, or of the event that a mark stands
 * before, plus the marks before it: both only grow, so that what stands where is found by halving, and there is no list
 * of rows.
 */
export class AnnotatedRows {
  readonly #view: View;
  readonly #annotations: AnnotationStore;
  readonly #shown: ShownAnnotations;

  constructor(view: View, annotations: AnnotationStore) {
    this.#view = view;
    this.#annotations = annotations;
    this.#shown = new ShownAnnotations(annotations);
  }

  /** Counts up when ordinals begin anew. */
  get generation(): number {
    this.#shown.follow();
    return this.#view.generation + this.#shown.generation;
  }

  choose(choice: AnnotationChoice): void {
    this.#shown.choose(choice);
  }

  /** @param until - as in {@link WindowRequest} */
  extent(until?: number, untilAnnotation?: number): RowExtent {
    this.#shown.follow();
    const rows = this.#rows;
    const eventStart = rows.start;
    // Every row that comes later stands behind those up to an event.
    const eventEnd = until === undefined ? rows.end : rows.ordinalOf(until + 1);
    if (this.#shown.isEmpty) return { start: eventStart, end: eventEnd, eventStart, eventEnd };
    const { start, lost } = this.#shown;
    const end = this.#annotationEnd(until, untilAnnotation);
    const newest = end > start ? this.#shown.numberAt(end - 1) : 0;
    const annotations = { start, end, newest, lost };
    return { start: eventStart + start, end: eventEnd + end, eventStart, eventEnd, annotations };
  }

  /** @param extent - of this moment */
  slice({ from, count, follow }: WindowRequest, extent: RowExtent, maxRows: number): RowSlice {
    const rows = Math.min(Math.max(0, Math.floor(count)), maxRows);
    const first = follow
      ? Math.max(extent.start, extent.end - rows)
      : Math.min(Math.max(Math.floor(from), extent.start), extent.end);
    const length = Math.min(rows, extent.end - first);
    const place = this.#placeBefore(first, extent);
    return this.#walk(first, length, place, extent);
  }

  /** The ordinal of the row of that event, or of the first event after it; the end when there is none. */
  ordinalOf(seq: number): number {
    const { eventEnd, end, annotations } = this.extent();
    const event = this.#rows.ordinalOf(seq);
    if (annotations === undefined) return event;
    if (event >= eventEnd) return end;
    return event + this.#annotationsBefore(this.#rows.seqAt(event), annotations.end);
  }

  /** The ordinal of the row of that mark, or of the first row after it; the start when it is not kept any more. */
  ordinalOfAnnotation(number: number): number {
    const { start, end, annotations } = this.extent();
    const annotation = this.#annotations.find(number, 0);
    if (annotation === undefined) return start;
    const place = this.#shown.firstNot((place) => this.#shown.numberAt(place) < number);
    return Math.min(this.#rows.ordinalOf(annotation.afterSeq + 1) + Math.min(place, annotations?.end ?? 0), end);
  }

  /** The number of the event with that ordinal; of the nearest row that is an event if there is none, 0 if there is none. */
  seqAt(ordinal: number): number {
    const extent = this.extent();
    const { eventStart, eventEnd, start, end } = extent;
    if (eventStart === eventEnd) return 0;
    const row = Math.min(Math.max(Math.floor(ordinal), start), end - 1);
    const event = row - this.#placeBefore(row, extent);
    return this.#rows.seqAt(Math.min(event, eventEnd - 1));
  }

  /** Whole, up to so many bytes. */
  annotationOf(number: number, maxBytes: number): Annotation | undefined {
    return this.#annotations.find(number, maxBytes);
  }

  get #rows(): Omit<RowSource, 'dropBefore' | 'advance'> {
    return this.#view.rows;
  }

  /** Behind the last mark that may be seen: where an event may still be found before it, its place is not known. */
  #annotationEnd(until: number | undefined, untilAnnotation: number | undefined): number {
    const { frontier } = this.#rows;
    const last = untilAnnotation ?? Infinity;
    // Without the number of a mark, those between the events are all that is sure to have been there.
    const before = until === undefined ? frontier : Math.min(frontier, until + (untilAnnotation === undefined ? 0 : 1));
    return this.#shown.firstNot(
      (place) => this.#shown.afterSeqAt(place) < before && this.#shown.numberAt(place) <= last,
    );
  }

  /** The place of the first mark at or behind that row. */
  #placeBefore(ordinal: number, { annotations }: RowExtent): number {
    if (annotations === undefined) return 0;
    const place = this.#shown.firstNot(
      (place) => this.#rows.ordinalOf(this.#shown.afterSeqAt(place) + 1) + place < ordinal,
    );
    return Math.min(place, annotations.end);
  }

  #annotationsBefore(seq: number, end: number): number {
    return Math.min(
      this.#shown.firstNot((place) => this.#shown.afterSeqAt(place) < seq),
      end,
    );
  }

  #walk(from: number, length: number, first: number, extent: RowExtent): RowSlice {
    const eventFrom = from - first;
    const annotations: PlacedAnnotation[] = [];
    let event = eventFrom;
    let place = first;
    for (let row = 0; row < length; row++) {
      const isAnnotation =
        place < (extent.annotations?.end ?? 0) &&
        (event >= extent.eventEnd || this.#shown.afterSeqAt(place) < this.#rows.seqAt(event));
      if (isAnnotation)
        annotations.push({ ...this.#annotations.at(this.#shown.kindAt(place), this.#shown.indexAt(place++)), row });
      else event++;
    }
    return { from, eventFrom, eventCount: event - eventFrom, annotations };
  }
}
