import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { type EventFilter, noFilter, type ViewUpdate } from '../../../src/shared/stream/engine.ts';
import { type Mark, type MarkKind, markKinds } from '../../../src/shared/stream/marks.ts';
import { blockOf, newEngine, newSplittingEngine, push } from '../../support/engine-feed.ts';
import { runs } from '../../support/depth.ts';

const all = { from: 0, count: 2000, follow: false } as const;

/** The rows of an update, as texts: `#5` for an event. */
function rowsOf({ window }: ViewUpdate): string[] {
  const seqs = [...window.seq];
  const marks = new Map(window.marks?.map((mark) => [mark.row, mark]));
  return Array.from({ length: seqs.length + marks.size }, (_, row) => {
    const mark = marks.get(row);
    return mark === undefined ? `#${seqs.shift()}` : textOf(mark);
  });
}

function textOf(mark: Mark): string {
  switch (mark.kind) {
    case 'comment':
    case 'retry':
      return mark.text ?? '(gone)';
    case 'attempt':
      return `attempt ${mark.attempt} ${mark.phase}: ${mark.text}`;
    case 'gap':
      return `gap ${mark.ms}`;
  }
}

function show(engine: Engine, kinds: readonly MarkKind[] = markKinds, gapMs = 1000): void {
  engine.setMarks({ kinds, gapMs });
}

function rows(engine: Engine): string[] {
  return rowsOf(engine.view(all));
}

function answered(engine: Engine, attempt: number): void {
  engine.attempt({ attempt, phase: 'answered', text: '200 OK', time: 0 });
}

describe('marks', () => {
  test('are no rows unless they are wanted', () => {
    const engine = newEngine();
    push(engine, ': hello\ndata\n\nretry: 5\n\n');
    assert.deepEqual(rows(engine), ['#1']);
    assert.equal(engine.view(all).marks, undefined);
    show(engine, ['retry']);
    assert.deepEqual(rows(engine), ['#1', 'retry: 5']);
    show(engine);
    assert.deepEqual(rows(engine), [': hello', '#1', 'retry: 5']);
    show(engine, []);
    assert.deepEqual(rows(engine), ['#1']);
  });

  test('stand where they came, wherever the bytes are split', () => {
    const text = ':\n\n: a\ndata: 1\n: b\n\nretry: 7\rretry: x\r\n\r\ndata\n\n:c\n';
    for (let at = 0; at <= text.length; at++) {
      const engine = newSplittingEngine();
      show(engine);
      push(engine, text.slice(0, at), text.slice(at));
      assert.deepEqual(rows(engine), [':', ': a', ': b', '#1', 'retry: 7', 'retry: x', '#2', ':c'], `split at ${at}`);
    }
  });

  test('are told with when and where they came', () => {
    const engine = newEngine();
    show(engine);
    engine.push(blockOf('data\n\n', 1000));
    engine.push(blockOf(': ping\n\n', 2000));
    engine.push(blockOf('data\n\n', 3500));
    assert.deepEqual(engine.view(all).window.marks, [
      { kind: 'comment', number: 1, afterSeq: 1, time: 2000, offset: 6, bytes: 6, text: ': ping', row: 1 },
      { kind: 'gap', number: 2, afterSeq: 1, time: 3500, ms: 2500, row: 2 },
    ]);
  });

  test('are attempts as the host tells of them', () => {
    const engine = newEngine();
    show(engine);
    answered(engine, 1);
    push(engine, 'data\n\n');
    engine.attempt({ attempt: 1, phase: 'ended', text: 'the server ended the response', time: 5 });
    answered(engine, 2);
    assert.deepEqual(rows(engine), [
      'attempt 1 answered: 200 OK',
      '#1',
      'attempt 1 ended: the server ended the response',
      'attempt 2 answered: 200 OK',
    ]);
  });

  test('are gaps from the length on that is wanted', () => {
    const engine = newEngine();
    for (const time of [1000, 1999, 3000, 9000]) engine.push(blockOf('data\n\n', time));
    show(engine, ['gap']);
    assert.deepEqual(rows(engine), ['#1', '#2', 'gap 1001', '#3', 'gap 6000', '#4']);
    show(engine, ['gap'], 5000);
    assert.deepEqual(rows(engine), ['#1', '#2', '#3', 'gap 6000', '#4']);
  });

  test('go with the event before them, and all of them when the log is cleared', () => {
    const engine = newEngine({ limits: { maxEvents: 2, maxBytes: 1e6 } });
    show(engine);
    push(engine, ...[1, 2, 3, 4].map((number) => `: ${number}\ndata\n\n`));
    assert.deepEqual(rows(engine), ['#3', ': 4', '#4']);
    push(engine, ': 5\n');
    engine.clear();
    assert.deepEqual(rows(engine), []);
    push(engine, ': 6\ndata\n\n');
    assert.deepEqual(rows(engine), [': 6', '#5']);
  });

  test('can be read when the log has let go of the bytes between events, if they came again and again', () => {
    const engine = newEngine();
    show(engine);
    const rare = `: ${'x'.repeat(1000)}`;
    push(
      engine,
      'data\n\n',
      `${rare}\n\n`,
      ...Array.from({ length: 3000 }, () => `: keep-alive ${'.'.repeat(80)}\n\n`),
    );
    const texts = engine.view({ ...all, count: 3 }).window.marks?.map((mark) => textOf(mark)) ?? [];
    assert.ok(texts[0] === '(gone)' || texts[0]?.endsWith('x…'), texts[0]);
    assert.match(texts[1] ?? '', /^: keep-alive/);
  });

  test('are cut, and found whole', () => {
    const engine = newEngine();
    show(engine);
    push(engine, `: ${'€'.repeat(400)}\n`);
    const [mark] = engine.view(all).window.marks ?? [];
    assert.equal(mark?.kind === 'comment' && mark.text, `: ${'€'.repeat(99)}…`);
    const whole = engine.mark(1, 1e6);
    assert.equal(whole?.kind === 'comment' && whole.text, `: ${'€'.repeat(400)}`);
    assert.equal(engine.mark(2, 1e6), undefined);
  });

  test('of which there are too many are let go, counted, and ordinals begin anew', () => {
    const engine = newEngine();
    show(engine, ['attempt', 'retry']);
    push(engine, 'data\n\nretry: 1\n');
    const { generation } = engine.view(all);
    for (let attempt = 1; attempt <= 4096; attempt++) answered(engine, attempt);
    assert.equal(engine.view(all).generation, generation);
    push(engine, 'data\n\n');
    answered(engine, 4097);
    const view = engine.view({ ...all, count: 4 });
    assert.deepEqual(rowsOf(view), ['#1', 'retry: 1', 'attempt 257 answered: 200 OK', 'attempt 258 answered: 200 OK']);
    assert.notEqual(view.generation, generation);
    assert.equal(view.marks?.lost, 256);
    assert.equal(engine.mark(2, 0), undefined);
    show(engine, ['retry']);
    assert.equal(engine.view(all).marks?.lost, 0);
  });

  test('that come while the list is paused wait with the events', () => {
    const engine = newEngine();
    show(engine);
    push(engine, ': a\ndata\n\n: b\n');
    const newest = engine.view(all).marks?.newest ?? 0;
    push(engine, ': c\ndata\n\n: d\n');
    const paused = engine.view({ ...all, until: 1, untilMark: newest });
    assert.deepEqual(rowsOf(paused), [': a', '#1', ': b']);
    assert.deepEqual(paused.paused, { until: 1, waiting: 1 });
    assert.deepEqual(rowsOf(engine.view({ ...all, until: 1 })), [': a', '#1']);
  });

  test('wait for a search that has not come to them', () => {
    const engine = newEngine();
    show(engine);
    const block = `data: x\n\n: a\ndata: ${'y'.repeat(1000)}\n\n`.repeat(10_000);
    push(engine, block, block, block, block, block, block);
    engine.setFilter({ ...noFilter, where: { kind: 'text', text: 'x' } });
    const early = rowsOf(engine.view({ ...all, count: 4 }));
    assert.deepEqual(early, ['#1', ': a', '#3', ': a']);
    const { end, marks } = engine.view(all);
    assert.ok(engine.isSearching);
    // One event is found for each mark: neither gets ahead of the other.
    assert.ok(Math.abs(end - 2 * (marks?.end ?? 0)) <= 1, `${end} rows, ${marks?.end} marks`);
    while (engine.isSearching) engine.search();
    assert.deepEqual([engine.view(all).end, engine.view(all).marks?.end], [120_000, 60_000]);
  });

  test('leave the numbers of shown events alone', () => {
    const engine = newEngine();
    show(engine);
    push(engine, ': a\n\n: b\ndata\n\nevent: t\ndata\n\n: c\ndata\n\n');
    assert.deepEqual([...engine.shownSeqs(1, 9)], [1, 2, 3]);
    engine.setFilter({ only: ['message'], hide: [] });
    assert.deepEqual([...engine.shownSeqs(2, 3)], [3]);
    assert.deepEqual([...engine.shownSeqs(4, 3)], []);
  });
});

// Rows against a plain list.

interface Entry {
  readonly text: string;
  readonly kind: 'event' | MarkKind;
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
  | { readonly do: 'marks'; readonly kinds: readonly MarkKind[] };

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
  { weight: 2, arbitrary: fc.record({ do: fc.constant('marks' as const), kinds: fc.subarray([...markKinds]) }) },
);

class Model {
  entries: Entry[] = [];
  kinds: readonly MarkKind[] = [];
  filter = noFilter;
  maxEvents = 2_000_000;
  #seq = 0;
  #firstSeq = 1;
  #attempts = 0;
  #eventTime = Number.NaN;

  push(parts: readonly Part[], time: number): void {
    for (const part of parts) {
      if ('comment' in part) this.#mark('comment', `:${part.comment}`);
      else if ('retry' in part) this.#mark('retry', `retry: ${part.retry}`);
      else {
        if (time - this.#eventTime >= 1000) this.#mark('gap', `gap ${time - this.#eventTime}`);
        this.#eventTime = time;
        const seq = ++this.#seq;
        this.entries.push({ kind: 'event', text: `#${seq}`, afterSeq: seq - 1, seq, ...part });
      }
    }
    this.drop(this.#seq + 1 - this.maxEvents);
  }

  attempt(): number {
    this.#mark('attempt', `attempt ${++this.#attempts} answered: 200 OK`);
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

  #mark(kind: MarkKind, text: string): void {
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
      case 'marks':
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
    assert.equal((view.marks?.end ?? 0) - (view.marks?.start ?? 0), texts.length - events.length);
    const part = this.engine.view({ from: view.start + from, count, follow: false });
    assert.deepEqual(rowsOf(part), texts.slice(from, from + count));
    const tail = this.engine.view({ from: 0, count, follow: true });
    assert.deepEqual(rowsOf(tail), texts.slice(Math.max(0, texts.length - count)));
    this.#checkPlaces(view, wanted);
  }

  #checkPlaces(view: ViewUpdate, wanted: readonly Entry[]): void {
    const events = wanted.filter(({ kind }) => kind === 'event').map(({ seq }) => seq);
    const numbers = view.window.marks?.map(({ number }) => number) ?? [];
    const ordinals = new Map<string, number>();
    wanted.forEach(({ kind, seq, afterSeq }, row) => {
      const ordinal = view.start + row;
      const number = kind === 'event' ? 0 : (numbers.shift() ?? -1);
      const near = events.find((event) => event > afterSeq) ?? events.at(-1) ?? 0;
      assert.equal(this.engine.seqAt(ordinal), kind === 'event' ? seq : near);
      assert.equal(kind === 'event' ? this.engine.locate(seq) : this.engine.locateMark(number), ordinal);
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
