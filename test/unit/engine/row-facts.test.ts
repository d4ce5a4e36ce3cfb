import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PathColumns } from '../../../src/engine/rows/path-cells.ts';
import { SharedStarts } from '../../../src/engine/rows/shared-starts.ts';
import { JsonPath } from '../../../src/engine/json/json-path.ts';
import { textAt } from '../../../src/engine/guarded/path-text.ts';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { type Cell, noFilter, type RowWindow, type WindowRequest } from '../../../src/shared/stream/engine.ts';
import { blockOf, newEngine, push } from '../../support/engine-feed.ts';

function windowOf(engine: Engine, request: Partial<WindowRequest>): RowWindow {
  return engine.view({ from: 0, count: 100, follow: false, ...request }).window;
}

/** One event with its type at a time in ms. */
function at(engine: Engine, time: number, type: string, data = 'x'): void {
  engine.push(blockOf(`event: ${type}\ndata: ${data}\n\n`, time));
}

/** Asked for until all are read, as the page does: a busy machine reads some of them later. */
function values(engine: Engine, ...columns: string[]): (readonly Cell[])[] {
  for (;;) {
    const cells = (windowOf(engine, { columns }).cells ?? []).map(({ values }) => values);
    if (!cells.flat().some((cell) => typeof cell === 'object' && cell.unread === 'later')) return cells;
  }
}

describe('what is worked out for rows', () => {
  test('is only there for who asks', () => {
    const engine = newEngine();
    push(engine, 'data: 1\n\n');
    const { id, gap, typeGap, cells } = windowOf(engine, {});
    assert.deepEqual([id, gap, typeGap, cells], [undefined, undefined, undefined, undefined]);
  });

  test('is worked out once, however often it is asked for', () => {
    const engine = newEngine();
    push(engine, 'id: a\ndata: 1\n\n', 'data: 2\n\n');
    const window = windowOf(engine, { facts: Array.from({ length: 100_000 }, () => 'id' as const) });
    assert.deepEqual([window.id, window.gap], [['a', null], undefined]);
  });

  test('what is shared with the event of the same type before is counted from 32 characters on, whatever is shown', () => {
    const engine = newEngine();
    const head = 'x'.repeat(40);
    for (const [type, data] of [
      ['a', `${head}1`],
      ['b', `${head}1`],
      ['a', `${head}2`],
      ['b', `${'x'.repeat(31)}y`],
      ['a', `${head}22`],
      ['b', `${'x'.repeat(31)}y`],
    ] as const)
      at(engine, 1000, type, data);
    const shared = (request: Partial<WindowRequest>) => [
      ...(windowOf(engine, { facts: ['shared'], ...request }).shared ?? []),
    ];
    assert.deepEqual(shared({}), [0, 0, 40, 0, 41, 32]);
    assert.deepEqual(shared({ from: 4 }), [41, 32], 'the one before is out of the window');
    engine.setFilter({ ...noFilter, where: { kind: 'text', text: 'xx22' } });
    while (engine.isSearching) engine.search();
    assert.deepEqual(shared({}), [41], 'the one before is hidden');
    assert.equal(windowOf(engine, {}).shared, undefined);
  });

  test('of what is shared, nothing is read that the window does not need', () => {
    const previews = new Map(Array.from({ length: 100 }, (_, i) => [i + 1, `${'x'.repeat(40)}${i}`]));
    const read: number[] = [];
    const preview = (seq: number): string => {
      read.push(seq);
      return previews.get(seq) ?? '';
    };
    const starts = new SharedStarts({ preview }, { before: (seq) => seq - 1 });
    const window = (from: number) => {
      const seqs = Float64Array.from({ length: 10 }, (_, i) => from + i);
      return [
        ...starts.of(
          seqs,
          Array.from(seqs, (seq) => previews.get(seq) ?? ''),
        ),
      ];
    };
    assert.deepEqual(window(50).slice(0, 2), [41, 40]);
    assert.deepEqual(read, [49], 'the others are in the window');
    window(51);
    window(52);
    assert.deepEqual(read, [49], 'what is known is not looked at again');
  });

  test('IDs are those of the block itself, on one line, cut', () => {
    const engine = newEngine();
    push(engine, `id: a\tb\ndata: 1\n\n`, 'data: 2\n\n', `id\ndata: 3\n\n`, `id: ${'y'.repeat(5000)}\ndata: 4\n\n`);
    const { id } = windowOf(engine, { facts: ['id'] });
    assert.deepEqual(id?.slice(0, 3), ['a␉b', null, '']);
    assert.match(id?.[3] ?? '', /^y{499}…$/);
  });

  test('gaps are to the row before, under the filter, also to one before the window', () => {
    const engine = newEngine();
    for (const [time, type] of [
      [1000, 'a'],
      [1010, 'b'],
      [1100, 'a'],
      [1150, 'b'],
      [1400, 'a'],
    ] as const)
      at(engine, time, type);
    assert.deepEqual([...(windowOf(engine, { facts: ['gap'] }).gap ?? [])], [Number.NaN, 10, 90, 50, 250]);
    assert.deepEqual([...(windowOf(engine, { from: 3, facts: ['gap'] }).gap ?? [])], [50, 250]);
    engine.setFilter({ ...noFilter, only: ['a'] });
    assert.deepEqual([...(windowOf(engine, { facts: ['gap'] }).gap ?? [])], [Number.NaN, 100, 300]);
    assert.equal(engine.view({ from: 0, count: 0, follow: true }).beganAt, 1000);
  });

  test('gaps to the same type before do not depend on the filter, and go over segments', () => {
    const engine = newEngine({ limits: { maxEvents: 30_000, maxBytes: 1 << 30 } });
    at(engine, 5, 'rare');
    push(engine, 'event: often\ndata: 1\n\n'.repeat(20_000));
    at(engine, 105, 'rare', 'needle');
    at(engine, 106, 'often');
    at(engine, 205, 'rare', 'needle');
    engine.setFilter({ ...noFilter, where: { kind: 'text', text: 'needle' } });
    while (engine.isSearching) engine.search();
    assert.deepEqual([...(windowOf(engine, { facts: ['typeGap'] }).typeGap ?? [])], [100, 100]);
    push(engine, 'event: often\ndata: 1\n\n'.repeat(10_001));
    const [first] = windowOf(engine, { facts: ['typeGap'] }).typeGap ?? [];
    assert.ok(Number.isNaN(first), 'the one before was dropped');
  });
});

describe('columns from JSON paths', () => {
  test('show what is found, on one line: text as it is, other values as JSON, several with commas', () => {
    const engine = newEngine();
    push(
      engine,
      'data: {"user":{"name":"Ann\\nB","tags":["x","y"],"age":5,"none":null}}\n\n',
      'data: not JSON\n\n',
      'data: {"user":{}}\ndata:\n\n',
    );
    assert.deepEqual(values(engine, '$.user.name', "$['user'].tags[-1]", '$.user.tags[*]', '$.user.none', '$.user'), [
      ['Ann↵B', '', ''],
      ['y', '', ''],
      ['x, y', '', ''],
      ['null', '', ''],
      ['{"name":"Ann\\nB","tags":["x","y"],"age":5,"none":null}', '', '{}'],
    ]);
  });

  test('are cut, find nothing in what has no such thing, and nothing with what is no path', () => {
    const engine = newEngine();
    push(engine, `data: {"long":"${'z'.repeat(2000)}","__proto__":{"a":1},"list":[1]}\n\n`);
    const [long, own, inherited, index, none] = values(
      engine,
      '$.long',
      "$['__proto__'].a",
      '$.toString',
      '$.list.length',
      '$[',
    );
    assert.match(long?.[0] as string, /^z{499}…$/);
    assert.deepEqual([own, inherited, index, none], [['1'], [''], [''], ['']]);
  });

  test('agree with the library on paths that are followed by hand', () => {
    const json = { a: [{ b: 1 }, { b: [2, 3] }], '': 0, 'x y': true };
    const texts = ['$.a[1].b[0]', "$['x y']", "$['']", '$.a[-3]', '$.a[0]["b"]', '$'].map((path) =>
      textAt(new JsonPath(path), json),
    );
    assert.deepEqual(texts, ['2', 'true', '0', '', '1', JSON.stringify(json)]);
  });

  test('have numbers as the server wrote them, with filters in the path and without', () => {
    const numbers = ['12345678901234567890', '1.50', '1e3', '-0', '0.0000001', '1e400', '0.30000000000000004', '7'];
    for (const number of numbers) {
      const engine = newEngine();
      push(engine, `data: {"a":[{"n":${number},"it's":"x"}],"b":${number}}\n\n`);
      const paths = ['$.b', '$.a[0]', '$.a[?@["it\'s"]=="x"].n', '$.a[?@.n<=1e400].n', '$.b.*', '$..n', '$.a..*'];
      assert.deepEqual(
        values(engine, ...paths).map(([cell]) => cell),
        [number, `{"n":${number},"it's":"x"}`, number, number, '', number, `{"n":${number},"it's":"x"}, ${number}, x`],
      );
    }
  });

  test('are not read from large data, and deep data does no harm', () => {
    const engine = newEngine();
    push(
      engine,
      `data: {"a":1,"b":"${'x'.repeat(70_000)}"}\n\n`,
      `data: ${'['.repeat(30_000)}${']'.repeat(30_000)}\n\n`,
    );
    const tooLarge: Cell = { unread: 'tooLarge' };
    values(engine, '$.a', '$[0]', '$..a');
    for (const column of values(engine, '$.a', '$[0]', '$..a')) {
      assert.deepEqual(column[0], tooLarge);
      // There is no stack for it, or no time.
      const deep = column[1];
      assert.ok(deep === '' || (typeof deep === 'object' && deep.unread !== 'tooLarge'));
    }
  });

  test('whose path takes too long are interrupted, and given up after some events; other columns go on', () => {
    const data = `{"ok":1,"t":"${'a'.repeat(40)}!"}`;
    const reader = { data: () => data, dataBytes: () => data.length };
    const columns = new PathColumns(reader, {
      maxDataBytes: 1000,
      sliceMs: 1e6,
      batchMs: 200,
      cellMs: 400,
      patience: 2,
    });
    const seqs = [1, 2, 3, 4];
    const paths = ['$.ok', '$[?search(@, "(a+)+$")]'];
    let tries = 0;
    let cells = columns.read(seqs, paths);
    for (; columns.isBehind && tries < 50; tries++) cells = columns.read(seqs, paths);
    assert.ok(tries >= 4, 'each of two events is tried twice');
    const slow: Cell = { unread: 'slow' };
    assert.deepEqual(
      cells.map(({ values }) => values),
      [
        ['1', '1', '1', '1'],
        [slow, slow, slow, slow],
      ],
    );
  });

  test('are read in slices: what is left is said to come, and comes to who asks again', () => {
    const data = `{"a":"${'x'.repeat(60_000)}"}`;
    const reader = { data: () => data, dataBytes: () => data.length };
    const columns = new PathColumns(reader, {
      maxDataBytes: 1 << 20,
      sliceMs: -1,
      batchMs: 1e4,
      cellMs: 1e4,
      patience: 1,
    });
    assert.deepEqual(columns.read([1], ['$.b']), [{ path: '$.b', values: [{ unread: 'later' }] }]);
    assert.ok(columns.isBehind);
  });

  test('make the engine say that there is more, once', () => {
    const engine = newEngine();
    push(engine, 'data: {"a":1}\n\n');
    engine.view({ from: 0, count: 1, follow: true, columns: ['$.a'] });
    // On a machine that is busy it may take several goes.
    for (let go = 0; engine.isSearching && go < 50; go++) {
      engine.search();
      assert.equal(engine.isSearching, false);
      engine.view({ from: 0, count: 1, follow: true, columns: ['$.a'] });
    }
    assert.deepEqual(values(engine, '$.a'), [['1']]);
  });
});

describe('finding an event', () => {
  test('by time: the first that came then or later, 0 when none did', () => {
    const engine = newEngine();
    for (const time of [1000, 1010, 1010, 1100]) at(engine, time, 'a');
    assert.deepEqual(
      [0, 1000, 1001, 1010, 1050, 1100, 1101].map((time) => engine.seqAtTime(time)),
      [1, 1, 2, 2, 4, 4, 0],
    );
  });

  test('by its own ID: the newest, looked for in slices', () => {
    const engine = newEngine();
    push(engine, 'id: é\ndata: 1\n\n', 'data: 2\n\n', 'id: é\ndata: 3\n\n', 'data: inherits\n\n'.repeat(50_000));
    const look = (id: string): number => {
      let finding = engine.findId(id, Number.MAX_SAFE_INTEGER);
      while (finding.seq === 0 && finding.before > 0) finding = engine.findId(id, finding.before);
      return finding.seq;
    };
    assert.deepEqual([look('é'), look('e'), look('')], [3, 0, 0]);
    assert.equal(engine.findId('é', 3).seq, 1);
  });
});
