/** A list of events in memory that answers as the engine does: ordinals, generations, windows, counts. */

import {
  type EventDetails,
  type EventFilter,
  type FoundRow,
  noFilter,
  type RowWindow,
  type SearchFailure,
  type StorageAccount,
  type ViewUpdate,
  type WindowRequest,
} from '../../../src/shared/stream/engine.ts';
import type { Annotation, AnnotationKind, PlacedAnnotation } from '../../../src/shared/stream/annotations.ts';
import { leastShared } from '../../../src/shared/stream/columns.ts';
import { commonStart } from '../../../src/shared/text/common-start.ts';
import type { EventFacts, EventTarget } from '../../../src/shared/boundary/page.ts';
import type { EngineQuestions } from '../../../src/shared/boundary/questions.ts';
import type { StreamStatistics } from '../../../src/shared/stream/statistics.ts';
import { isShown } from '../../support/condition-model.ts';
import { FakeAnswer } from './fake-answer.ts';
import { cellOf, type FakeEvent, type FakeAnnotation, placesOf, rawOf } from './fake-event.ts';

/** 12:00:00.000 UTC; each event comes 1.5 ms after the one before. */
const begin = Date.UTC(2025, 0, 1, 12);

export class FakeLog implements EngineQuestions {
  readonly #events = new Map<number, FakeEvent>();
  readonly #types: string[] = [];
  #filter = noFilter;
  /** What is looked for. */
  find: EventFilter | null = null;
  /** What the search came to; the next filter clears it. */
  failure: SearchFailure | undefined;
  #generation = 0;
  #firstSeq = 1;
  #nextSeq = 1;
  /** The number of the event with the ordinal 0. */
  #base = 1;
  /** Under a filter: the numbers of the events that match, and how many of them were dropped. */
  #matches: number[] | undefined;
  #matchesDropped = 0;
  #cleared = 0;
  readonly #annotations: Annotation[] = [];
  #kinds: readonly AnnotationKind[] = [];
  /** Of the kinds that are shown, not kept any more. */
  lostAnnotations = 0;

  /** Whether an event is gone when more of its data is asked for. */
  dropsPieces = false;
  readonly #answer = new FakeAnswer();
  readonly #measured: () => StreamStatistics | undefined;

  constructor(measured: () => StreamStatistics | undefined) {
    this.#measured = measured;
  }

  statistics(): StreamStatistics | undefined {
    return this.#measured();
  }

  readonly answerWindow: EngineQuestions['answerWindow'] = (...args) => this.#answer.shown.window(...args);
  readonly answerSeqAt: EngineQuestions['answerSeqAt'] = (part, offset) => this.#answer.shown.seqAt(part, offset);
  readonly answerRanges: EngineQuestions['answerRanges'] = (seq) => this.#answer.shown.rangesOf(seq);
  readonly answerStep: EngineQuestions['answerStep'] = (seq, step) => this.#answer.shown.step(seq, step);

  storage(): StorageAccount {
    const limits = { maxEvents: 1_000_000, maxBytes: 1 << 30, memoryBytes: 256 << 20 };
    return { heldBytes: 3 << 20, memoryBytes: 2 << 20, fileBytes: 1 << 20, limits };
  }

  /** What came between the events. */
  annotation(annotations: readonly FakeAnnotation[]): void {
    for (const annotation of annotations) {
      const afterSeq = this.#nextSeq - 1;
      const place = { number: this.#annotations.length + 1, afterSeq, time: begin + afterSeq * 1.5 };
      this.#annotations.push({ ...annotation, ...place });
    }
  }

  annotationOf(number: number): Annotation | undefined {
    return this.#annotations.find((annotation) => annotation.number === number);
  }

  showAnnotations(kinds: readonly AnnotationKind[]): void {
    this.#kinds = kinds;
    this.#generation++;
  }

  locateAnnotation(number: number): number {
    const annotation = this.annotationOf(number);
    if (annotation === undefined) return 0;
    const before = this.#shownAnnotations().filter((other) => other.number < number).length;
    return this.#eventOrdinal(annotation.afterSeq + 1) + before;
  }

  /** As many as there ever were: those before the oldest event are gone. */
  #shownAnnotations(): Annotation[] {
    return this.#annotations.filter(({ kind }) => this.#kinds.includes(kind));
  }

  has(seq: number): boolean {
    return seq >= this.#firstSeq && seq < this.#nextSeq;
  }

  push(events: readonly FakeEvent[]): void {
    for (const event of events) {
      this.#typeIndex(event.type ?? 'message');
      this.#events.set(this.#nextSeq, event);
      const seq = this.#nextSeq++;
      this.#answer.add(seq, event);
      if (this.#matches !== undefined && this.#isShown(seq)) this.#matches.push(seq);
    }
  }

  /** As many more events, which are made up when they are looked at. */
  pretend(count: number): void {
    this.#typeIndex('tick');
    this.#nextSeq += count;
  }

  drop(count: number): void {
    this.#firstSeq += count;
    while (this.#matches !== undefined && (this.#matches[this.#matchesDropped] ?? Infinity) < this.#firstSeq) {
      this.#matchesDropped++;
    }
  }

  clear(): void {
    this.#cleared += this.#nextSeq - this.#firstSeq;
    this.#firstSeq = this.#nextSeq;
    this.#begin();
  }

  restart(): void {
    this.#events.clear();
    this.#types.length = 0;
    this.#firstSeq = this.#nextSeq = 1;
    this.#cleared = 0;
    this.#begin();
  }

  findRow(seq: number, direction: 'next' | 'previous'): FoundRow | null {
    const found = this.#found();
    const next =
      direction === 'next' ? found.findIndex((other) => other > seq) : found.findLastIndex((other) => other < seq);
    const index = next < 0 && direction === 'previous' ? found.length - 1 : Math.max(0, next);
    const there = found[index];
    return there === undefined ? null : { seq: there, place: index + 1 };
  }

  #found(): number[] {
    const { find } = this;
    if (find === null) return [];
    const seqs = Array.from({ length: this.#nextSeq - this.#firstSeq }, (_, i) => this.#firstSeq + i);
    return seqs.filter((seq) => this.#isShown(seq, find));
  }

  setFilter(filter: EventFilter): void {
    this.#filter = filter;
    this.failure = undefined;
    this.#begin();
  }

  locate(seq: number): number {
    const event = this.#eventOrdinal(seq);
    const there = this.#eventAt(event);
    return event + this.#shownAnnotations().filter(({ afterSeq }) => afterSeq < there).length;
  }

  #eventAt(ordinal: number): number {
    return this.#matches === undefined ? this.#base + ordinal : (this.#matches[ordinal] ?? Infinity);
  }

  #eventOrdinal(seq: number): number {
    if (this.#matches === undefined) return Math.min(Math.max(seq, this.#firstSeq), this.#nextSeq) - this.#base;
    const index = this.#matches.findIndex((match) => match >= seq);
    return index < 0 ? this.#matches.length : index;
  }

  seek(target: EventTarget): number {
    if ('time' in target) return Math.ceil(Math.max(this.#firstSeq, (target.time - begin) / 1.5)) % this.#nextSeq;
    return [...this.#events].findLast(([, { id }]) => id === target.id)?.[0] ?? 0;
  }

  seqAt(ordinal: number): number {
    const annotations = this.#shownAnnotations().filter(
      ({ afterSeq }, place) => this.#eventOrdinal(afterSeq + 1) + place < ordinal,
    ).length;
    const last = (this.#matches?.length ?? this.#nextSeq - this.#base) - 1;
    return this.#eventAt(Math.min(ordinal - annotations, last));
  }

  details(seq: number, maxChars: number): EventDetails | undefined {
    if (!this.has(seq)) return undefined;
    const event = this.#at(seq);
    const { type = 'message', data, id } = event;
    const raw = new TextEncoder().encode(rawOf(event));
    return {
      seq,
      type,
      ...(id === undefined ? {} : { id }),
      lastEventId: id ?? '',
      time: begin + seq * 1.5,
      bytes: raw.length,
      data: data.slice(0, maxChars),
      dataLength: data.length,
      raw: raw.slice(0, maxChars),
    };
  }

  dataPiece(seq: number, from: number, maxChars: number): string | undefined {
    return this.dropsPieces ? undefined : this.details(seq, from + maxChars)?.data.slice(from);
  }

  /** Three events a read. */
  info(seq: number): EventFacts | undefined {
    if (!this.has(seq)) return undefined;
    const { data } = this.#at(seq);
    const before = this.sameType(seq, -1);
    const firstSeq = seq - ((seq - 1) % 3);
    return {
      seq,
      offset: 64 * (seq - 1),
      dataLines: data.split('\n').length,
      dataBytes: new TextEncoder().encode(data).length,
      ...(this.has(seq - 1) && { gapMs: 1.5 }),
      ...(before !== undefined && { sameBefore: { seq: before, gapMs: 1.5 * (seq - before) } }),
      read: { time: begin + seq * 1.5, bytes: 1460, firstSeq, lastSeq: Math.min(firstSeq + 2, this.#nextSeq - 1) },
      attempt: { number: 2, startedAt: begin },
    };
  }

  sameType(seq: number, step: 1 | -1): number | undefined {
    const typeOf = (seq: number): string => this.#at(seq).type ?? 'message';
    for (let at = seq + step; this.has(at); at += step) if (typeOf(at) === typeOf(seq)) return at;
    return undefined;
  }

  view(window: WindowRequest): ViewUpdate {
    const kept = this.#nextSeq - this.#firstSeq;
    const start = this.#matches === undefined ? this.#firstSeq - this.#base : this.#matchesDropped;
    const rows = this.#matches?.length ?? this.#nextSeq - this.#base;
    const { until } = window;
    const end = until === undefined ? rows : this.#eventOrdinal(until + 1);
    const shown = this.#shownAnnotations();
    const last = window.untilAnnotation ?? Infinity;
    const annotations = {
      start: shown.filter(({ afterSeq }) => afterSeq < this.#firstSeq && this.#firstSeq > 1).length,
      end: shown.filter(
        ({ afterSeq, number }) =>
          number <= last && (until === undefined || afterSeq < until || (last < Infinity && afterSeq === until)),
      ).length,
      newest: shown.at(-1)?.number ?? 0,
      lost: this.lostAnnotations,
    };
    return {
      ...this.#answer.account,
      counts: {
        received: this.#nextSeq - 1,
        kept,
        dropped: this.#firstSeq - 1,
        ...(this.#firstSeq > 1 && {
          droppedBy: { maxEvents: this.#firstSeq - 1 - this.#cleared, maxBytes: 0, disk: 0, cleared: this.#cleared },
        }),
        comments: 0,
        bytes: 64 * (this.#nextSeq - 1),
      },
      types: this.#types.map((name) => ({ name, kept: this.#countOf(name) })),
      ruleNotices: [],
      beganAt: begin,
      ...(this.find === null ? {} : { find: { count: this.#found().length } }),
      generation: this.#generation,
      start: start + annotations.start,
      end: end + annotations.end,
      ...(this.#kinds.length > 0 && { annotations }),
      ...(until === undefined ? {} : { paused: { until, waiting: rows - end } }),
      ...(this.failure === undefined
        ? {}
        : {
            searched: this.failure.kind === 'invalid' ? 0 : this.failure.seq - this.#firstSeq,
            searchFailure: this.failure,
          }),
      window: this.#window(window, start + annotations.start, end + annotations.end),
    };
  }

  #begin(): void {
    this.#generation++;
    this.#base = this.#firstSeq;
    const { only, hide, where } = this.#filter;
    const isOpen = only.length === 0 && hide.length === 0 && where === undefined;
    const seqs = isOpen ? [] : Array.from({ length: this.#nextSeq - this.#firstSeq }, (_, i) => this.#firstSeq + i);
    this.#matches = isOpen ? undefined : seqs.filter((seq) => this.#isShown(seq));
    this.#matchesDropped = 0;
  }

  #isShown(seq: number, filter = this.#filter): boolean {
    const { type = 'message', data, id } = this.#at(seq);
    const { bytes = 0, time = 0 } = this.details(seq, 0) ?? {};
    const timeBefore = this.details(seq - 1, 0)?.time;
    return isShown(filter, { seq, type, data, id, bytes, time, timeBefore });
  }

  #window({ from, count, follow, facts = [], columns = [] }: WindowRequest, start: number, end: number): RowWindow {
    const first = follow ? Math.max(start, end - count) : Math.min(Math.max(from, start), end);
    const length = Math.min(count, end - first);
    const { seqs, annotations } = this.#rows(first, length);
    const details = seqs.map((seq) => this.details(seq, 200));
    return {
      from: first,
      ...(annotations.length > 0 && { annotations }),
      seq: Float64Array.from(seqs),
      time: Float64Array.from(details, (event) => event?.time ?? 0),
      ...(this.find?.highlight !== undefined && {
        foundAt: details.map((event) => placesOf(event?.data ?? '', this.find)),
      }),
      ...(this.find !== null && { found: Uint8Array.from(seqs, (seq) => (this.#found().includes(seq) ? 1 : 0)) }),
      type: Uint32Array.from(details, (event) => this.#types.indexOf(event?.type ?? '')),
      bytes: Float64Array.from(details, (event) => event?.bytes ?? 0),
      ...(seqs.some((seq) => this.#at(seq).diagnosis !== undefined) && {
        diagnoses: seqs.map((seq) => this.#at(seq).diagnosis ?? null),
      }),
      ...(seqs.some((seq) => this.#at(seq).again === true) && {
        again: Uint8Array.from(seqs, (seq) => (this.#at(seq).again === true ? 1 : 0)),
      }),
      ...(facts.includes('id') && { id: details.map((event) => event?.id ?? null) }),
      ...(facts.includes('gap') && {
        gap: Float64Array.from(seqs, (seq, i) => 1.5 * (seq - (seqs[i - 1] ?? Number.NaN))),
      }),
      ...(facts.includes('typeGap') && { typeGap: Float64Array.from(seqs, () => 3) }),
      ...(facts.includes('shared') && { shared: Uint16Array.from(seqs, (seq) => this.#sharedOf(seq)) }),
      ...(columns.length > 0 && {
        cells: columns.map((path) => ({ path, values: seqs.map((seq) => cellOf(this.#at(seq).data, path)) })),
      }),
      preview: details.map((event) => (event?.data ?? '').replaceAll('\n', '↵')),
    };
  }

  #sharedOf(seq: number): number {
    const before = this.sameType(seq, -1);
    const shared = before === undefined ? 0 : commonStart(this.#at(seq).data, this.#at(before).data);
    return shared < leastShared ? 0 : shared;
  }

  #rows(first: number, length: number): { seqs: number[]; annotations: PlacedAnnotation[] } {
    const shown = this.#shownAnnotations();
    let place = shown.filter(({ afterSeq }, index) => this.#eventOrdinal(afterSeq + 1) + index < first).length;
    let event = first - place;
    const seqs: number[] = [];
    const annotations: PlacedAnnotation[] = [];
    const events = this.#matches?.length ?? this.#nextSeq - this.#base;
    for (let row = 0; row < length; row++) {
      const annotation = shown[place];
      if (annotation === undefined || (event < events && annotation.afterSeq >= this.#eventAt(event))) {
        seqs.push(this.#eventAt(event++));
      } else {
        annotations.push({ ...annotation, row });
        place++;
      }
    }
    return { seqs, annotations };
  }

  #at(seq: number): FakeEvent {
    return this.#events.get(seq) ?? { type: 'tick', data: `{"n":${seq}}` };
  }

  #typeIndex(type: string): void {
    if (!this.#types.includes(type)) this.#types.push(type);
  }

  #countOf(type: string): number {
    const own = [...this.#events].filter(([seq, event]) => this.has(seq) && (event.type ?? 'message') === type).length;
    const pretended = type === 'tick' ? this.#nextSeq - 1 - this.#events.size - (this.#firstSeq - 1) : 0;
    return own + Math.max(0, pretended);
  }
}
