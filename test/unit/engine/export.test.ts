import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { type EventFilter, noFilter } from '../../../src/shared/stream/engine.ts';
import { exportChunks, exported, parsed, python, pythonReaders } from '../../support/exported.ts';
import { harProblems } from '../../support/har-validator.ts';
import { blockOf, newEngine, newSplittingEngine, push, records } from '../../support/engine-feed.ts';
import { runs } from '../../support/depth.ts';

const seen = (engine: Engine): { type: string; data: string; lastEventId: string }[] =>
  Array.from(records(engine), ({ type, data, lastEventId }) => ({ type, data, lastEventId }));

/** As JSON has them. */
const jsonOf = (engine: Engine): object[] =>
  Array.from(records(engine), ({ time, ...record }) => ({
    ...record,
    time: new Date(time).toISOString(),
    timeMs: time,
  }));

const csvOf = (engine: Engine): object[] =>
  Array.from(records(engine), ({ seq, type, id = '', lastEventId, time, bytes, data }) => {
    const row = { seq, type, id, lastEventId, time: new Date(time).toISOString(), timeMs: time, bytes, data };
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
  });

const containing = (text: string): EventFilter => ({ ...noFilter, where: { kind: 'text', text } });
const matching = (source: string): EventFilter => ({ ...noFilter, where: { kind: 'pattern', source, flags: '' } });

/** A row as a spreadsheet is to get it. */
function withApostrophe(row: object): object {
  const { data } = row as { data: string };
  return { ...row, data: data.replace(/^(?=[=+\-@\t])/, "'") };
}

const hostile = [
  'id: 1\ndata: a,"b",c\n\n',
  'event: "quoted"\ndata: first\ndata: second\ndata\n\n',
  'data: =HYPERLINK("http://x")\n\ndata: +1\n\ndata: -1\n\ndata: @x\n\ndata: \tx\n\n',
  'data: \u2028line\u2029separators\u0085\n\n',
  'id: ü€🚀\ndata:  blanks around \n\n',
  'id\ndata\n\n',
  'data: {"a":"\\ud800"}\n\n',
];
const malformed = Buffer.concat([Buffer.from('data: '), Buffer.from([0xff, 0xc3]), Buffer.from('\n\n')]);

function hostileEngine(): Engine {
  const engine = newEngine();
  for (const [index, piece] of [...hostile, malformed].entries())
    engine.push(blockOf(Buffer.from(piece), 1e12 + index));
  return engine;
}

describe('an export is read by others and gives the same events', () => {
  test('JSON and NDJSON by Python, whatever it takes for line ends', () => {
    const engine = hostileEngine();
    assert.deepEqual(python(pythonReaders.json, exported(engine, { format: 'json' })), jsonOf(engine));
    assert.deepEqual(python(pythonReaders.ndjson, exported(engine, { format: 'ndjson' })), jsonOf(engine));
  });

  test('CSV by Python; for spreadsheets with an apostrophe before what would be a formula', () => {
    const engine = hostileEngine();
    const rows = csvOf(engine);
    assert.deepEqual(python(pythonReaders.csv, exported(engine, { format: 'csv' })), rows);
    const prefixed = rows.map(withApostrophe);
    const spreadsheet = exported(engine, { format: 'spreadsheet' });
    assert.deepEqual(python(pythonReaders.csv, spreadsheet), prefixed);
    assert.equal(spreadsheet.subarray(0, 3).toString('hex'), 'efbbbf');
    assert.ok(!/(^|,)"?[=+@\t-]/m.test(spreadsheet.toString('utf8').replaceAll(/,-?\d/g, '')));
  });

  test('HAR by its schema', () => {
    const engine = hostileEngine();
    const file = JSON.parse(String(exported(engine, { format: 'har', frame }))) as HarFile;
    assert.deepEqual(harProblems(file), []);
    const [before, first, , last] = file.log.entries.map((entry) => entry._eventSourceMessages);
    assert.deepEqual([before?.length, first?.length, last?.length], [2, 3, 0]);
    const messages = file.log.entries.flatMap((entry) => entry._eventSourceMessages);
    assert.deepEqual(
      messages.map(({ time, eventName, eventId, data }) => ({ time, eventName, eventId, data })),
      Array.from(records(engine), ({ time, type, lastEventId, data }) => ({
        time: time / 1000,
        eventName: type,
        eventId: lastEventId,
        data,
      })),
    );
  });

  test('the raw bytes by eventsource-parser, and they are those that came', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(40), { minLength: 1, maxLength: 9 }), (bytes, sizes) => {
        const engine = newSplittingEngine();
        engine.beginBody();
        for (let at = 0, turn = 0; at < bytes.length; turn++) {
          const size = (sizes[turn % sizes.length] ?? 0) + 1;
          push(engine, bytes.subarray(at, at + size));
          at += size;
        }
        const raw = exported(engine, { format: 'raw' });
        assert.deepEqual(raw, Buffer.from(bytes));
        assert.deepEqual(parsed(raw), seen(engine));
      }),
      { numRuns: runs(1000) },
    );
  });

  test('random events in every format', () => {
    fc.assert(
      fc.property(fc.array(stream, { maxLength: 4 }), (bodies) => {
        const engine = newEngine();
        for (const body of bodies) {
          engine.beginBody();
          engine.push(blockOf(body, 1e12));
          engine.endBody();
        }
        assert.deepEqual(JSON.parse(String(exported(engine, { format: 'json' }))), jsonOf(engine));
        const lines = String(exported(engine, { format: 'ndjson' })).split('\n');
        assert.equal(lines.pop(), '');
        assert.deepEqual(
          lines.map((line) => JSON.parse(line) as object),
          jsonOf(engine),
        );
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('the raw bytes of several bodies', () => {
  test('are one stream with the same events', () => {
    fc.assert(
      fc.property(fc.array(stream, { minLength: 2, maxLength: 5 }), (bodies) => {
        const engine = newEngine();
        for (const body of bodies) {
          engine.beginBody();
          push(engine, body);
          engine.endBody();
        }
        assert.deepEqual(parsed(exported(engine, { format: 'raw' })), seen(engine));
      }),
      { numRuns: runs(2000) },
    );
  });

  test('are without what a lost connection left unfinished, and without what came after a stop', () => {
    const engine = newEngine({ stopOn: [{ type: 'done' }] });
    engine.beginBody();
    push(engine, ': hello\n\ndata: 1\n\ndata: unfin');
    engine.endBody();
    engine.beginBody();
    push(engine, '\uFEFFdata: 2\n\nevent: done\ndata\n\ndata: beyond\n\n');
    engine.endBody();
    assert.equal(String(exported(engine, { format: 'raw' })), ': hello\n\ndata: 1\n\ndata: 2\n\nevent: done\ndata\n\n');
    engine.beginBody();
    push(engine, 'data: 3\n\n: still');
    assert.ok(String(exported(engine, { format: 'raw' })).endsWith('data\n\ndata: 3\n\n: still'));
  });

  test('are without the comments that the log let go of, and no event is lost or torn', () => {
    const engine = newSplittingEngine();
    const comments = `:${'c'.repeat(100_000)}\n\n`;
    for (let n = 1; n <= 5; n++) push(engine, `id: ${n}\ndata: ${n}\n\n`, comments, comments, ': near\n\n');
    const raw = exported(engine, { format: 'raw' });
    assert.deepEqual(parsed(raw), seen(engine));
  });
});

describe('an export', () => {
  const filled = (): Engine => {
    const engine = newEngine();
    for (let n = 1; n <= 6; n++) push(engine, `: c\nevent: ${n % 2 === 0 ? 'even' : 'odd'}\ndata: ${n}\n\n`);
    return engine;
  };
  const even = { ...noFilter, only: ['even'] };
  const numbers = (engine: Engine, request: object): number[] =>
    (JSON.parse(String(exported(engine, { format: 'json', ...request }))) as { seq: number }[]).map(({ seq }) => seq);

  test('has the events that the filter shows, or of these a range', () => {
    const engine = filled();
    assert.deepEqual(numbers(engine, {}), [1, 2, 3, 4, 5, 6]);
    assert.deepEqual(numbers(engine, { filter: even }), [2, 4, 6]);
    assert.deepEqual(numbers(engine, { filter: even, range: { from: 3, to: 5 } }), [4]);
    assert.deepEqual(numbers(engine, { range: { from: 2, to: 3 } }), [2, 3]);
    assert.deepEqual(numbers(engine, { range: { from: 9, to: 12 } }), []);
    assert.deepEqual(numbers(engine, { filter: containing('5') }), [5]);
    assert.deepEqual(numbers(engine, { filter: matching('^[34]$'), range: { from: 4, to: 9 } }), [4]);
  });

  test('of raw blocks has their bytes, comments in them included', () => {
    const engine = filled();
    const block = (n: number): string => `: c\nevent: even\ndata: ${n}\n\n`;
    assert.equal(String(exported(engine, { format: 'raw', filter: even })), block(2) + block(4) + block(6));
    assert.equal(String(exported(engine, { format: 'raw', range: { from: 4, to: 4 } })), block(4));
  });

  test('of nothing is an empty file of its format', () => {
    const engine = newEngine();
    assert.deepEqual(JSON.parse(String(exported(engine, { format: 'json' }))), []);
    for (const format of ['ndjson', 'raw'] as const) assert.equal(exported(engine, { format }).length, 0);
    assert.equal(String(exported(engine, { format: 'csv' })), 'seq,type,id,lastEventId,time,timeMs,bytes,data\r\n');
  });

  test('does not go beyond what was there when it began, and says what was dropped before it got there', () => {
    for (const filter of [undefined, { ...noFilter, hide: ['none'] }, containing('x')]) {
      const engine = newEngine({ limits: { maxEvents: 4000, maxBytes: 1e9 } });
      const event = `data: ${'x'.repeat(1000)}\n\n`;
      push(engine, event.repeat(4000));
      const chunks = exportChunks(engine, { format: 'ndjson', ...(filter && { filter }) }, () =>
        push(engine, event.repeat(1500)),
      );
      const { events, dropped, share } = chunks.at(-1) ?? assert.fail();
      assert.ok(dropped > 0, 'some were dropped');
      assert.equal(events + dropped, 4000);
      assert.equal(share, 1);
      const seqs = String(Buffer.concat(chunks.map(({ bytes }) => bytes)))
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { seq: number }).seq);
      assert.equal(seqs.length, events);
      assert.ok((seqs.at(-1) ?? 0) <= 4000);
      assert.deepEqual(
        seqs,
        seqs.toSorted((a, b) => a - b),
      );
    }
  });

  test('of the raw bytes tears no event when the log drops what it is about to give out', () => {
    const engine = newEngine({ limits: { maxEvents: 4000, maxBytes: 1e9 } });
    const event = `data: ${'x'.repeat(1000)}\n\n`;
    push(engine, event.repeat(4000));
    const chunks = exportChunks(engine, { format: 'raw' }, () => push(engine, event.repeat(1500)));
    const { events, dropped } = chunks.at(-1) ?? assert.fail();
    assert.ok(dropped > 0, 'some were dropped');
    assert.equal(events + dropped, 4000);
    assert.equal(String(Buffer.concat(chunks.map(({ bytes }) => bytes))), event.repeat(events));
  });

  test('has a large event whole', () => {
    const engine = newEngine();
    const data = 'ü"\u2028🚀\\'.repeat(50_000) + 'x'.repeat(10_000_000);
    push(engine, `data: ${data}\n\n`, 'data: after\n\n');
    for (const format of ['json', 'csv'] as const) {
      const rows = python(pythonReaders[format], exported(engine, { format })) as { data: string }[];
      assert.deepEqual(
        rows.map((row) => row.data === data),
        [true, false],
        format,
      );
    }
  });

  test('says why a filter cannot be used, and that it is over', () => {
    const engine = filled();
    const request = { format: 'json', filter: matching('(') } as const;
    assert.throws(() => exported(engine, request), /The filter cannot be used/);
    const id = engine.beginExport({ format: 'json' });
    engine.endExport(id);
    assert.throws(() => engine.exportChunk(id), /not under way/);
  });
});

interface HarFile {
  readonly log: {
    readonly entries: readonly {
      readonly _eventSourceMessages: readonly { time: number; eventName: string; eventId: string; data: string }[];
    }[];
  };
}

const entry =
  '{"startedDateTime":"2026-01-01T00:00:00.000Z","time":1,"request":{"method":"GET","url":"http://localhost/","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"queryString":[],"headersSize":-1,"bodySize":-1},"response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"content":{"size":0,"mimeType":"text/event-stream"},"redirectURL":"","headersSize":-1,"bodySize":-1},"cache":{},"timings":{"send":0,"wait":0,"receive":0},"_eventSourceMessages":[';
const frame = {
  head: '{"log":{"version":"1.2","creator":{"name":"test","version":"0"},"entries":[',
  entries: [1, 3, 6, 1000].map((firstSeq) => ({ firstSeq, head: entry, tail: ']}' })),
  tail: ']}}',
};

/** Pieces that streams are made of. */
const line = fc.oneof(
  fc.constantFrom(
    'data',
    'data: a',
    'data:b',
    'id: 7',
    'id',
    'event: x',
    'event: message',
    ': comment',
    'retry: 5',
    'x: y',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => `data: ${text.replaceAll(/[\r\n]/g, '')}`),
);
const stream = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n', '\r\r')), { maxLength: 20 })
  .map((lines) => new Uint8Array(Buffer.from(lines.flat().join(''))));
