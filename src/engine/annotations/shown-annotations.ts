import {
  type AnnotationChoice,
  type AnnotationKind,
  annotationKinds,
  noAnnotations,
} from '../../shared/stream/annotations.ts';
import { firstNot } from '../bytes/binary-search.ts';
import type { AnnotationColumn } from './annotation-column.ts';
import type { AnnotationStore } from './annotation-store.ts';

const initialCapacity = 1024;

/**
 * The marks that are rows, as one list over the kinds: each has a place in it, which counts from 0 and stays the same when
 * marks before it go with their events.
 */
export class ShownAnnotations {
  readonly #annotations: AnnotationStore;
  #choice = noAnnotations;
  #kinds: readonly AnnotationKind[] = [];
  #generation = 0;
  /** By kind in {@link #kinds}: the index of the next mark to take in. */
  #next: number[] = [];
  /** How many had been let go for being too many when the list was begun. */
  #lost = 0;
  /** By place: which of {@link #kinds}, and the index in its column. */
  #kind = new Uint8Array(initialCapacity);
  #index = new Float64Array(initialCapacity);
  /** The place of what stands first in these arrays. */
  #base = 0;
  #start = 0;
  #end = 0;

  constructor(annotations: AnnotationStore) {
    this.#annotations = annotations;
  }

  /** Counts up when places begin anew. */
  get generation(): number {
    return this.#generation;
  }

  get isEmpty(): boolean {
    return this.#kinds.length === 0;
  }

  /** Place of the oldest mark that is kept. */
  get start(): number {
    return this.#start;
  }

  /** Place behind the newest mark. */
  get end(): number {
    return this.#end;
  }

  /** Of the kinds shown, how many are not kept any more because there were too many. */
  get lost(): number {
    return this.#columns.reduce((sum, { lost }) => sum + lost, 0);
  }

  choose(choice: AnnotationChoice): void {
    this.#choice = choice;
    this.#kinds = annotationKinds.filter((kind) => choice.kinds.includes(kind));
    this.#begin();
  }

  /** Takes in what came, and lets go of what is not kept any more. Each mark is looked at once. */
  follow(): void {
    if (this.lost !== this.#lost) this.#begin();
    this.#next.forEach((next, kind) => (this.#next[kind] = Math.max(next, this.#column(kind).first)));
    for (let kind = this.#oldest(); kind >= 0; kind = this.#oldest()) this.#take(kind);
    while (this.#start < this.#end && this.indexAt(this.#start) < this.#columnAt(this.#start).first) this.#start++;
  }

  /** @param place - from {@link start} to {@link end} */
  kindAt(place: number): AnnotationKind {
    return this.#kinds[this.#kind[place - this.#base] as number] as AnnotationKind;
  }

  /** In the column of its kind. */
  indexAt(place: number): number {
    return this.#index[place - this.#base] as number;
  }

  /** The number of the event before it. */
  afterSeqAt(place: number): number {
    return this.#columnAt(place).afterSeqAt(this.indexAt(place));
  }

  numberAt(place: number): number {
    return this.#columnAt(place).numberAt(this.indexAt(place));
  }

  /** The place of the first mark of which that is not so; {@link end} when it is so of all. It is to be so of the first ones. */
  firstNot(isSo: (place: number) => boolean): number {
    return firstNot(this.#start, this.#end, isSo);
  }

  get #columns(): readonly AnnotationColumn[] {
    return this.#kinds.map((kind) => this.#annotations.columns[kind]);
  }

  #column(kind: number): AnnotationColumn {
    return this.#annotations.columns[this.#kinds[kind] as AnnotationKind];
  }

  #columnAt(place: number): AnnotationColumn {
    return this.#column(this.#kind[place - this.#base] as number);
  }

  #begin(): void {
    this.#generation++;
    this.#next = this.#kinds.map(() => 0);
    this.#lost = this.lost;
    this.#base = this.#start = this.#end = 0;
  }

  /** The kind of the oldest mark that was not taken in; -1 when all were. */
  #oldest(): number {
    let oldest = -1;
    let number = Infinity;
    for (let kind = 0; kind < this.#kinds.length; kind++) {
      const column = this.#column(kind);
      const next = this.#next[kind] as number;
      if (next >= column.end || column.numberAt(next) >= number) continue;
      oldest = kind;
      number = column.numberAt(next);
    }
    return oldest;
  }

  #take(kind: number): void {
    const index = this.#next[kind] as number;
    this.#next[kind] = index + 1;
    if (this.#kinds[kind] === 'gap' && this.#column(kind).valueAt(index) < this.#choice.gapMs) return;
    if (this.#end - this.#base === this.#kind.length) this.#makeSpace();
    this.#kind[this.#end - this.#base] = kind;
    this.#index[this.#end++ - this.#base] = index;
  }

  /** At least half of the room is free then. */
  #makeSpace(): void {
    const from = this.#start - this.#base;
    const capacity = from < this.#kind.length / 2 ? 2 * this.#kind.length : this.#kind.length;
    const [kind, index] = [new Uint8Array(capacity), new Float64Array(capacity)];
    kind.set(this.#kind.subarray(from));
    index.set(this.#index.subarray(from));
    [this.#kind, this.#index, this.#base] = [kind, index, this.#start];
  }
}
