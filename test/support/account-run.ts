/** Drives an engine and a model with the same random life, and compares everything after each step. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Engine } from '../../src/engine/door/engine.ts';
import type { LogFiles } from '../../src/engine/door/log-files.ts';
import { ByteStore } from '../../src/engine/bytes/byte-store.ts';
import { onOneLine } from '../../src/engine/bytes/data-preview.ts';
import type { EventFilter, LogLimits, NetworkBlock, ViewUpdate } from '../../src/shared/stream/engine.ts';
import { type AccountEvent, AccountModel, countedAs, type Read } from './account-model.ts';
import { records } from './engine-feed.ts';

export type Step =
  /** Text that arrives in reads cut at these shares of it. */
  | { readonly kind: 'push'; readonly text: string; readonly cuts: readonly number[]; readonly gap: number }
  | { readonly kind: 'filter'; readonly filter: EventFilter }
  | { readonly kind: 'limits'; readonly limits: LogLimits }
  | { readonly kind: 'clear' }
  | { readonly kind: 'reconnect'; readonly isProper: boolean }
  | { readonly kind: 'resume'; readonly id: string };

export interface Life {
  readonly limits: LogLimits;
  readonly steps: readonly Step[];
  /** Where it is looked: shares of what there is. */
  readonly looks: readonly number[];
}

const eol = fc.constantFrom('\n', '\n', '\r\n', '\r');
const type = fc.constantFrom('', 'a', 'b', 'B', 'bb', 'é', 'long'.repeat(80));
const dataLine = fc.constantFrom(
  '',
  'x',
  'ACME',
  'acme 1',
  '{"n":1}',
  '{"n": [2, 3]}',
  '\u{1f600}é',
  ' y',
  'z'.repeat(700),
);
const noise = fc.constantFrom('', '', ':c', 'retry: 12', 'retry: x', 'unknown: 1', 'id: n\0', 'data : no', ' data: no');

/** A block of a stream; without `noisy`, always an event. */
function block(noisy: boolean): fc.Arbitrary<string> {
  const id = fc.constantFrom(undefined, undefined, '', '1', '2', 'é');
  const lines = fc.array(dataLine, { minLength: noisy ? 0 : 1, maxLength: 3 });
  return fc.record({ type, id, lines, noise: noisy ? noise : fc.constant(''), eol }).map((parts) => {
    const head = parts.type === '' ? [] : [`event: ${parts.type}`];
    const own = parts.id === undefined ? [] : [`id:${parts.id}`];
    const extra = parts.noise === '' ? [] : [parts.noise];
    const data = parts.lines.map((line) => `data: ${line}`);
    return [...head, ...extra, ...own, ...data, '', ''].join(parts.eol);
  });
}

const where = fc.constantFrom<NonNullable<EventFilter['where']>>(
  { kind: 'text', text: 'acme' },
  { kind: 'pattern', source: '^a.?.?e', flags: 'im' },
  { kind: 'type', name: 'b*', isGlob: true },
  { kind: 'not', of: { kind: 'id', name: '1', isGlob: false } },
  { kind: 'size', op: '>', value: 30 },
  { kind: 'seq', op: '!=', value: 3 },
  {
    kind: 'and',
    of: [
      { kind: 'gap', op: '>=', value: 2 },
      { kind: 'time', op: '>', value: 4 },
    ],
  },
  {
    kind: 'or',
    of: [
      { kind: 'path', path: '$.n', test: { op: '==', value: 1 } },
      { kind: 'text', text: 'y' },
    ],
  },
);
const names = fc.subarray(['message', 'a', 'b', 'B', 'bb', 'long'.repeat(80), 'never'], { maxLength: 3 });
const filter: fc.Arbitrary<EventFilter> = fc.oneof(
  fc.constant({ only: [], hide: [] }),
  fc.record({ only: names, hide: names }),
  fc.record({ only: fc.constant([]), hide: names, where }),
);
const limits: fc.Arbitrary<LogLimits> = fc.record({
  maxEvents: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(1e6)),
  maxBytes: fc.oneof(fc.integer({ min: 1, max: 4000 }), fc.constant(1e9)),
  memoryBytes: fc.oneof(fc.constant(1), fc.constant(1e9)),
});

function steps(noisy: boolean): fc.Arbitrary<readonly Step[]> {
  const text = fc.array(block(noisy), { maxLength: 6 }).map((blocks) => blocks.join(''));
  const bodyText = noisy
    ? fc.tuple(fc.constantFrom('', '', '\uFEFF', 'data: rest'), text).map((t) => t.join(''))
    : text;
  const push = fc.record({
    kind: fc.constant('push' as const),
    text: bodyText,
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
    gap: fc.integer({ min: 0, max: 3 }),
  });
  const plain = [
    { weight: 8, arbitrary: push },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('filter' as const), filter }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('limits' as const), limits }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'clear' as const }) },
  ];
  const others = [
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reconnect' as const), isProper: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('resume' as const), id: fc.constantFrom('', '7') }) },
  ];
  return fc.array(fc.oneof(...plain, ...(noisy ? others : [])), { minLength: 1, maxLength: 25 });
}

/** Lives of streams, of which half have nothing in them but events: there every drop is known exactly. */
export const life: fc.Arbitrary<Life> = fc.boolean().chain((noisy) =>
  fc.record({
    limits,
    steps: steps(noisy),
    looks: fc.array(fc.double({ min: -0.1, max: 1.1, noNaN: true }), { minLength: 6, maxLength: 6 }),
  }),
);

/** @param files - behind the log; absent: all is in memory */
export function liveThrough({ limits, steps, looks }: Life, files?: LogFiles): void {
  const store = new ByteStore({ minChunkBytes: 1, file: files?.bytes });
  using engine = new Engine({ limits, stopOn: [] }, files ?? {}, store);
  const pair = new Pair(engine, new AccountModel(limits), looks);
  for (const step of steps) pair.do(step);
}

class Pair {
  readonly #engine: Engine;
  readonly #model: AccountModel;
  readonly #looks: readonly number[];
  #generation = 0;
  #time = 0;
  #blocks = 0;
  #look = 0;

  constructor(engine: Engine, model: AccountModel, looks: readonly number[]) {
    this.#engine = engine;
    this.#model = model;
    this.#looks = looks;
  }

  do(step: Step): void {
    this.#take(step);
    this.#model.settle(this.#engine.progress.counts.dropped);
    while (this.#engine.isSearching) this.#engine.search();
    this.#followGeneration(step);
    this.#model.look(this.#view(0, 0).start);
    this.#compareAccount();
    this.#compareRecords();
    this.#compareEvent();
    this.#compareRows();
  }

  #take(step: Step): void {
    switch (step.kind) {
      case 'push':
        return this.#push(step);
      case 'filter':
        this.#engine.setFilter(step.filter);
        return this.#model.setFilter(step.filter);
      case 'limits':
        this.#engine.setLimits(step.limits);
        return this.#model.setLimits(step.limits);
      case 'clear':
        this.#engine.clear();
        return this.#model.clear();
      case 'reconnect':
        this.#engine.endBody(step.isProper);
        this.#engine.beginBody();
        return this.#model.beginBody();
      case 'resume':
        this.#engine.setLastEventId(step.id);
        return this.#model.beginBody(step.id);
    }
  }

  #push({ text, cuts, gap }: Step & { kind: 'push' }): void {
    const bytes = new TextEncoder().encode(text);
    const ends = [...cuts.map((share) => cutAt(bytes, share, gap === 2)), bytes.length].sort((a, b) => a - b);
    const reads = ends.map((end, index): Read => ({
      bytes: bytes.slice(ends[index - 1] ?? 0, end),
      time: (this.#time += gap),
    }));
    // Some blocks have several reads, in one piece or in several.
    for (const some of gap === 0
      ? [reads]
      : gap === 1
        ? reads.map((read) => [read])
        : [reads.slice(0, 2), reads.slice(2)]) {
      this.#engine.push(blockOfReads(some, gap === 2));
      this.#model.push(some);
      this.#model.settle(this.#engine.progress.counts.dropped);
      while (this.#engine.isSearching) this.#engine.search();
      this.#followGeneration();
      this.#model.look(this.#view(0, 0).start);
      this.#blocks++;
    }
  }

  /** Ordinals begin anew by themselves only when the first type comes that is not told apart. */
  #followGeneration(step?: Step): void {
    const { generation } = this.#view(0, 0);
    const own = step?.kind === 'filter' || step?.kind === 'clear' ? 1 : 0;
    const more = generation - this.#generation - own;
    assert.ok(
      more === 0 ||
        (more === 1 && own === 0 && this.#model.types.some(({ name }) => name === countedAs('long'.repeat(80)))),
    );
    if (more === 1) this.#model.beginRows();
    this.#generation = generation;
  }

  #compareAccount(): void {
    const { counts, lastEventId, retryMs, blocks } = this.#engine.progress;
    const { kept, shown, events, droppedBy, comments, bytes } = this.#model;
    const dropped = events.length - kept.length;
    assert.deepEqual(counts, {
      received: events.length,
      kept: kept.length,
      dropped,
      ...(dropped > 0 && { droppedBy }),
      comments,
      bytes,
    });
    assert.equal(counts.received, counts.kept + counts.dropped);
    assert.equal(
      Object.values(droppedBy).reduce((sum, n) => sum + n),
      dropped,
    );
    assert.deepEqual([lastEventId, retryMs, blocks], [this.#model.lastEventId, this.#model.retryMs, this.#blocks]);
    const { types, start, end } = this.#view(0, 0);
    assert.deepEqual(
      types.filter(({ name, kept }) => name !== 'message' || kept > 0),
      this.#model.types.filter(({ name, kept }) => name !== 'message' || kept > 0),
    );
    assert.deepEqual([start, end - start], [this.#model.start, shown.length]);
  }

  #compareRecords(): void {
    const wanted = this.#model.kept.map(recordOf);
    assert.deepEqual([...records(this.#engine)], wanted);
    const from = this.#at(this.#model.events.length);
    const limit = 1 + Math.abs(this.#at(10));
    assert.deepEqual(this.#engine.read(from, limit), wanted.filter(({ seq }) => seq >= from).slice(0, limit));
  }

  #compareEvent(): void {
    const { kept, events } = this.#model;
    const seq = this.#at(events.length) + 1;
    const maxChars = Math.abs(this.#at(80));
    const event = kept.find((one) => one.seq === seq);
    const details = this.#engine.details(seq, maxChars);
    assert.equal(details?.seq, event?.seq);
    if (event === undefined || details === undefined) return;
    const { data, dataLength, raw, ...facts } = details;
    const { data: whole, ...wanted } = recordOf(event);
    assert.deepEqual(facts, wanted);
    assert.equal(dataLength, whole.length);
    assert.ok(whole.startsWith(data) && data.length >= Math.min(whole.length, maxChars - 1) && data.length <= maxChars);
    assert.deepEqual(Buffer.from(raw), Buffer.from(event.raw.subarray(0, maxChars)));
    const { offset, dataLines, dataBytes, gapMs } = this.#engine.info(seq) ?? {};
    const before = kept.find((one) => one.seq === seq - 1);
    const gap = before === undefined ? undefined : event.time - before.time;
    assert.deepEqual(
      [offset, dataLines, dataBytes, gapMs],
      [event.start, event.dataLines, Buffer.byteLength(whole), gap],
    );
    const after = kept.find((one) => one.seq > seq && one.type === event.type)?.seq;
    assert.equal(this.#engine.sameType(seq, 1), after);
  }

  #compareRows(): void {
    const { shown, start, events } = this.#model;
    this.#compareWindow(this.#view(start, 2000).window, start, shown);
    const until = this.#at(events.length);
    const [from, count, follow] = [start + this.#at(shown.length), Math.abs(this.#at(20)), this.#at(2) > 0];
    const { window, paused, end } = this.#engine.view({ from, count, follow, until, facts: ['id', 'gap'] });
    const seen = shown.filter(({ seq }) => seq <= until);
    assert.deepEqual(paused, { until, waiting: shown.length - seen.length });
    assert.equal(end, start + seen.length);
    const first = follow ? Math.max(0, seen.length - count) : Math.min(Math.max(0, from - start), seen.length);
    this.#compareWindow(window, start + first, seen.slice(first, first + count));
    this.#compareFacts(window, shown[first - 1]?.time);
    this.#comparePlaces();
  }

  #compareWindow(window: ViewUpdate['window'], from: number, rows: readonly AccountEvent[]): void {
    const { types } = this.#view(0, 0);
    assert.equal(window.from, from);
    const got = Array.from(window.seq, (seq, row) => [
      seq,
      window.time[row],
      types[window.type[row] as number]?.name,
      window.bytes[row],
      window.preview[row],
    ]);
    const wanted = rows.map(({ seq, time, type, start, end, data }) => [
      seq,
      time,
      countedAs(type),
      end - start,
      onOneLine(data, true),
    ]);
    assert.deepEqual(got, wanted);
  }

  /** @param timeBefore - of the row before the window */
  #compareFacts({ seq, id, gap }: ViewUpdate['window'], timeBefore = Number.NaN): void {
    const rows = Array.from(seq, (one) => this.#model.events[one - 1] as AccountEvent);
    assert.deepEqual(
      id,
      rows.map((row) => row.id ?? null),
    );
    const gaps = rows.map(({ time }, row) => time - (rows[row - 1]?.time ?? timeBefore));
    assert.deepEqual([...(gap ?? [])], gaps);
  }

  #comparePlaces(): void {
    const { shown, start, events } = this.#model;
    const seq = this.#at(events.length + 2);
    assert.equal(this.#engine.locate(seq), start + shown.filter((one) => one.seq < seq).length);
    const row = this.#at(shown.length);
    const nearest = shown[Math.min(Math.max(row, 0), shown.length - 1)];
    assert.equal(this.#engine.seqAt(start + row), nearest?.seq ?? 0);
  }

  #view(from: number, count: number): ViewUpdate {
    return this.#engine.view({ from, count, follow: false });
  }

  /** A place somewhere from 0 to `end`, or a little beside that. */
  #at(end: number): number {
    const share = this.#looks[this.#look++ % this.#looks.length] ?? 0;
    return Math.floor(share * end);
  }
}

function recordOf({ seq, type, data, id, lastEventId, time, start, end }: AccountEvent) {
  return { seq, type, data, ...(id !== undefined && { id }), lastEventId, time, bytes: end - start };
}

/**
 * @param isOnePiece - whether the reads arrive in one buffer: there a CRLF is one line end, though its halves may have come
 * in two reads of one turn, and the event's time is that of the second
 */
function cutAt(bytes: Uint8Array, share: number, isOnePiece: boolean): number {
  const cut = Math.floor(share * bytes.length);
  const isInLineEnd = bytes[cut - 1] === 0x0d && bytes[cut] === 0x0a;
  return isOnePiece && isInLineEnd ? cut + 1 : cut;
}

/** @param isOnePiece - whether the reads arrive in one buffer */
function blockOfReads(reads: readonly Read[], isOnePiece: boolean): NetworkBlock {
  const own = reads.map(({ bytes }) => bytes.slice());
  const pieces = isOnePiece ? [new Uint8Array(Buffer.concat(own))] : own;
  let end = 0;
  return {
    pieces,
    reads: reads.map(({ bytes, time }) => ({ end: (end += bytes.length), time })),
    byteLength: end,
  };
}
