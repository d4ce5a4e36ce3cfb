/** Rows with marks against a plain list. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type EventFilter, noFilter, type ViewUpdate } from '../../../src/shared/stream/engine.ts';
import { type AnnotationKind, annotationKinds } from '../../../src/shared/stream/annotations.ts';
import { runs } from '../../support/depth.ts';
import { blockOf, newSplittingEngine } from '../../support/engine-feed.ts';
import { all, answered, rowsOf, show } from '../../support/annotation-rows.ts';

interface Entry {
  readonly text: string;
  readonly kind: 'event' | AnnotationKind;
  readonly type: string;
  readonly data: string;
  readonly afterSeq: number;
  readonly seq: number;
}

type Step =
  | { readonly do: 'push'; readonly parts: readonly Part[]; readonly split: number; readonly later: number }
  | { readonly do: 'attempt' }
  | { readonly do: 'clear' }
  | { readonly do: 'limit'; readonly maxEvents: number }
  | { readonly do: 'filter'; readonly filter: EventFilter }
  | { readonly do: 'annotations'; readonly kinds: readonly AnnotationKind[] };

type Part =
  | { readonly type: string; readonly data: string }
  | { readonly comment: string }
  | { readonly retry: string };

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ type: fc.constantFrom('message', 'tick'), data: fc.constantFrom('x', 'y', 'xy') }),
  fc.record({ comment: fc.constantFrom('', ' keep-alive', ' x', ' €') }),
  fc.record({ retry: fc.constantFrom('1', '25', 'soon') }),
);

const filters: readonly EventFilter[] = [
  noFilter,
  { only: ['tick'], hide: [] },
  { only: [], hide: ['tick', 'message'] },
  { ...noFilter, where: { kind: 'text', text: 'x' } },
];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('push' as const),
      parts: fc.array(part, { maxLength: 12 }),
      split: fc.nat(60),
      later: fc.constantFrom(0, 10, 1500),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'attempt' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'clear' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('limit' as const), maxEvents: fc.integer({ min: 1, max: 20 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('filter' as const), filter: fc.constantFrom(...filters) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('annotations' as const), kinds: fc.subarray([...annotationKinds]) }),
  },
);

class Model {
  entries: Entry[] = [];
  kinds: readonly AnnotationKind[] = [];
  filter = noFilter;
  maxEvents = 2_000_000;
  #seq = 0;
  #firstSeq = 1;
  #attempts = 0;
  #eventTime = Number.NaN;

  push(parts: readonly Part[], time: number): void {
    for (const part of parts) {
      if ('comment' in part) this.#annotation('comment', `:${part.comment}`);
      else if ('retry' in part) this.#annotation('retry', `retry: ${part.retry}`);
      else {
        if (time - this.#eventTime >= 1000) this.#annotation('gap', `gap ${time - this.#eventTime}`);
        this.#eventTime = time;
        const seq = ++this.#seq;
        this.entries.push({ kind: 'event', text: `#${seq}`, afterSeq: seq - 1, seq, ...part });
      }
    }
    this.drop(this.#seq + 1 - this.maxEvents);
  }

  attempt(): number {
    this.#annotation('attempt', `attempt ${++this.#attempts} answered: 200 OK`);
    return this.#attempts;
  }

  clear(): void {
    this.drop(this.#seq + 1);
  }

  drop(firstSeq: number): void {
    if (firstSeq <= this.#firstSeq) return;
    this.#firstSeq = firstSeq;
    this.entries = this.entries.filter(({ kind, seq, afterSeq }) => (kind === 'event' ? seq : afterSeq) >= firstSeq);
  }

  get rows(): readonly Entry[] {
    return this.entries.filter((entry) =>
      entry.kind === 'event' ? this.#matches(entry) : this.kinds.includes(entry.kind),
    );
  }

  #matches({ type, data }: Entry): boolean {
    const { only, hide, where } = this.filter;
    return (only.length === 0 || only.includes(type)) && !hide.includes(type) && (!where || data.includes('x'));
  }

  #annotation(kind: AnnotationKind, text: string): void {
    this.entries.push({ kind, text, type: '', data: '', afterSeq: this.#seq, seq: 0 });
  }
}

function written(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if ('comment' in part) return `:${part.comment}\n`;
      return 'retry' in part ? `retry: ${part.retry}\n` : `event: ${part.type}\ndata: ${part.data}\n\n`;
    })
    .join('');
}

class Run {
  readonly engine = newSplittingEngine();
  readonly model = new Model();
  #time = 1000;
  #generation = -1;
  #ordinals = new Map<string, number>();

  take(step: Step): void {
    switch (step.do) {
      case 'push': {
        this.#time += step.later;
        const bytes = new TextEncoder().encode(written(step.parts));
        this.engine.push(blockOf(bytes.subarray(0, step.split), this.#time));
        this.engine.push(blockOf(bytes.subarray(step.split), this.#time));
        this.model.push(step.parts, this.#time);
        break;
      }
      case 'attempt':
        answered(this.engine, this.model.attempt());
        break;
      case 'clear':
        this.engine.clear();
        this.model.clear();
        break;
      case 'limit':
        this.model.maxEvents = step.maxEvents;
        this.engine.setLimits({ maxEvents: step.maxEvents, maxBytes: 1 << 30 });
        this.model.push([], this.#time);
        break;
      case 'filter':
        this.model.filter = step.filter;
        this.engine.setFilter(step.filter);
        break;
      case 'annotations':
        this.model.kinds = step.kinds;
        show(this.engine, step.kinds);
        break;
    }
    while (this.engine.isSearching) this.engine.search();
  }

  check(from: number, count: number): void {
    const view = this.engine.view(all);
    const wanted = this.model.rows;
    const texts = wanted.map(({ text }) => text);
    assert.deepEqual(rowsOf(view), texts);
    assert.equal(view.end - view.start, texts.length);
    const events = wanted.filter(({ kind }) => kind === 'event');
    assert.equal((view.annotations?.end ?? 0) - (view.annotations?.start ?? 0), texts.length - events.length);
    const part = this.engine.view({ from: view.start + from, count, follow: false });
    assert.deepEqual(rowsOf(part), texts.slice(from, from + count));
    const tail = this.engine.view({ from: 0, count, follow: true });
    assert.deepEqual(rowsOf(tail), texts.slice(Math.max(0, texts.length - count)));
    this.#checkPlaces(view, wanted);
  }

  #checkPlaces(view: ViewUpdate, wanted: readonly Entry[]): void {
    const events = wanted.filter(({ kind }) => kind === 'event').map(({ seq }) => seq);
    const numbers = view.window.annotations?.map(({ number }) => number) ?? [];
    const ordinals = new Map<string, number>();
    wanted.forEach(({ kind, seq, afterSeq }, row) => {
      const ordinal = view.start + row;
      const number = kind === 'event' ? 0 : (numbers.shift() ?? -1);
      const near = events.find((event) => event > afterSeq) ?? events.at(-1) ?? 0;
      assert.equal(this.engine.seqAt(ordinal), kind === 'event' ? seq : near);
      assert.equal(kind === 'event' ? this.engine.locate(seq) : this.engine.locateAnnotation(number), ordinal);
      ordinals.set(kind === 'event' ? `#${seq}` : String(number), ordinal);
    });
    if (view.generation === this.#generation) {
      for (const [row, ordinal] of ordinals) assert.equal(this.#ordinals.get(row) ?? ordinal, ordinal);
    }
    this.#generation = view.generation;
    this.#ordinals = ordinals;
  }
}

test('rows with marks are those of a plain list, whatever comes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.nat(20), fc.nat(12), (steps, from, count) => {
      const run = new Run();
      for (const step of steps) {
        run.take(step);
        run.check(from, count);
      }
    }),
    { numRuns: runs(400) },
  );
});
