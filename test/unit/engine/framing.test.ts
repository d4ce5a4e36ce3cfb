import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ByteStore, type Chunk } from '../../../src/engine/bytes/byte-store.ts';
import type { Framing, FrameSink } from '../../../src/engine/intake/framing.ts';
import { Ingest } from '../../../src/engine/intake/ingest.ts';
import { EventReader } from '../../../src/engine/log/event-reader.ts';
import type { StopRule } from '../../../src/shared/stream/records.ts';
import { blockOf } from '../../support/engine-feed.ts';

/** Each line is an event, as in newline-delimited JSON. */
class LineFraming implements Framing {
  readonly #store: ByteStore;
  readonly #sink: FrameSink;
  blockStart = 0;
  isHalted = false;

  constructor(store: ByteStore, sink: FrameSink) {
    this.#store = store;
    this.#sink = sink;
  }

  beginBody(): void {
    this.blockStart = this.#store.end;
    this.isHalted = false;
  }

  endBody(): void {}

  halt(): void {
    this.beginBody();
    this.isHalted = true;
  }

  read({ bytes, start, length }: Chunk, from: number): number {
    let at = from;
    while (!this.isHalted) {
      const end = bytes.subarray(0, length).indexOf(0x0a, at);
      if (end < 0) return length - from;
      at = end + 1;
      this.#line(this.blockStart - start, end);
      this.blockStart = start + at;
    }
    return at - from;
  }

  #line(from: number, end: number): void {
    if (end > from) this.isHalted = this.#sink.event(from, end + 1, from, end, 1, from, from);
  }
}

function intake(stopOn: readonly StopRule[] = []): { ingest: Ingest; data: () => string[] } {
  const store = new ByteStore();
  const options = { limits: { maxEvents: 100, maxBytes: 1 << 20 }, stopOn };
  const ingest = new Ingest(options, store, (bytes, sink) => new LineFraming(bytes, sink));
  const reader = new EventReader(ingest.log, store);
  const data = (): string[] => {
    const { firstSeq, nextSeq } = ingest.log;
    return Array.from({ length: nextSeq - firstSeq }, (_, index) => reader.record(firstSeq + index).data);
  };
  return { ingest, data };
}

describe('the intake with another framing than that of event streams', () => {
  test('logs what that finds, in any split', () => {
    const { ingest, data } = intake();
    ingest.beginBody();
    for (const piece of ['{"n":1}\n{"n"', ':2', '}\n\n{"n":3}\n{"n":4']) ingest.push(blockOf(piece));
    assert.deepEqual(data(), ['{"n":1}', '{"n":2}', '{"n":3}']);
    assert.equal(new TextDecoder().decode(ingest.unfinished), '{"n":4');
  });

  test('discards what a body left unfinished, and reads the next one', () => {
    const { ingest, data } = intake();
    ingest.beginBody();
    ingest.push(blockOf('1\n2'));
    ingest.endBody(true);
    ingest.beginBody();
    ingest.push(blockOf('3\n'));
    assert.deepEqual(data(), ['1', '3']);
  });

  test('judges its events by the stop rules', () => {
    const { ingest, data } = intake([{ data: '[DONE]' }]);
    ingest.beginBody();
    ingest.push(blockOf('1\n[DONE]\n2\n'));
    assert.deepEqual(data(), ['1', '[DONE]']);
    assert.equal(ingest.progress.stopped?.seq, 2);
    assert.equal(ingest.progress.counts.bytes, 9);
  });
});
