import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createParser } from 'eventsource-parser';
import type { EventSourceMessage } from 'eventsource-parser';
import {
  lastSampleId,
  readSampleQuery,
  sampleBlocks,
  samplePreamble,
  sampleQuery,
} from '../../../src/host/sample/sample-stream.ts';
import type { SampleOptions } from '../../../src/host/sample/sample-stream.ts';

const options: SampleOptions = { symbols: ['ACME', 'GLOBEX'], intervalMs: 250, durationMs: 10_000 };

describe('the sample stream', () => {
  it('is the same every time, byte for byte', () => {
    assert.equal(textOf(options), textOf(options));
    assert.notEqual(textOf(options), textOf({ ...options, symbols: ['ACME'] }));
  });

  it('consists of nothing but fields, comments and blank lines of the standard, each line ended by a line feed', () => {
    const text = samplePreamble + textOf(options);
    assert.ok(text.endsWith('\n\n'));
    assert.doesNotMatch(text, /[\r\0\uFEFF]/);
    for (const line of text.split('\n')) assert.match(line, /^(?:|: .*|(?:event|data|id): .*|data: |retry: \d+)$/);
    assert.equal(text.match(/^retry: 2000$/gm)?.length, 1);
    assert.ok((text.match(/^: /gm)?.length ?? 0) > 1);
  });

  it('has forty events with ids from 1, then done', () => {
    const events = parse(options);
    assert.deepEqual(
      events.map(({ id }) => Number(id)),
      Array.from({ length: 41 }, (_, index) => index + 1),
    );
    assert.equal(lastSampleId(options), 41);
    assert.equal(events.at(-1)?.event, 'done');
    const types = new Set(events.slice(0, -1).map(({ event }) => event));
    assert.deepEqual(types, new Set([undefined, 'price', 'news', 'heartbeat']));
    assert.deepEqual(JSON.parse(events.at(-1)?.data ?? ''), {
      reason: 'The sample ends here.',
      events: 40,
      prices: 25,
    });
  });

  it('prices every symbol in turn, an interval apart, some with something nested', () => {
    const prices = parse(options).filter(({ event }) => event === 'price');
    const parsed = prices.map(
      ({ data }) => JSON.parse(data) as { symbol: string; price: number; time: string; book?: Book },
    );
    assert.deepEqual(
      parsed.slice(0, 4).map(({ symbol }) => symbol),
      ['ACME', 'GLOBEX', 'ACME', 'GLOBEX'],
    );
    assert.equal(parsed[0]?.time, '2026-01-05T14:30:00.250Z');
    for (const { price } of parsed) assert.ok(price > 0 && price === Math.round(price * 100) / 100, String(price));
    const books = parsed.flatMap(({ book }) => book ?? []);
    assert.equal(books.length, 6);
    for (const { bids, asks } of books) assert.ok((bids[0]?.price ?? 0) < (asks[0]?.price ?? 0));
  });

  it('has news of several lines, one of them blank', () => {
    const news = parse(options).find(({ event }) => event === 'news');
    assert.equal(news?.data.split('\n').length, 4);
    assert.match(news?.data ?? '', /\n\n/);
  });

  it('reads its own query as its defaults', () => {
    assert.equal(sampleQuery, 'symbols=ACME,GLOBEX,INITECH&interval=250');
    assert.deepEqual(query(sampleQuery), query(''));
  });

  const queries: [query: string, symbols: string[], intervalMs: number][] = [
    ['symbols=foo&interval=100', ['FOO'], 100],
    ['symbols=a,b&symbols=b,c', ['A', 'B', 'C'], 250],
    ['symbols=%0Adata:,<b>,OK', ['OK'], 250],
    ['symbols=&interval=', ['ACME', 'GLOBEX', 'INITECH'], 250],
    ['symbols=A,B,C,D,E,F,G,H,I', ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'], 250],
    ['symbols=A&interval=0', ['A'], 250],
    ['symbols=A&interval=-5', ['A'], 250],
    ['symbols=A&interval=x', ['A'], 250],
    ['symbols=A&interval=1', ['A'], 10],
    ['symbols=A&interval=Infinity', ['A'], 2000],
  ];
  for (const [text, symbols, intervalMs] of queries) {
    it(`reads ?${text}`, () => {
      assert.deepEqual(query(text), { symbols, intervalMs, durationMs: 10_000 });
    });
  }
});

interface Book {
  readonly bids: readonly { price: number }[];
  readonly asks: readonly { price: number }[];
}

function query(text: string): SampleOptions {
  return readSampleQuery(new URLSearchParams(text), 10_000);
}

function textOf(given: SampleOptions): string {
  return [...sampleBlocks(given)].map(({ text }) => text).join('');
}

function parse(given: SampleOptions): EventSourceMessage[] {
  const events: EventSourceMessage[] = [];
  createParser({ onEvent: (event) => events.push(event) }).feed(samplePreamble + textOf(given));
  return events;
}
