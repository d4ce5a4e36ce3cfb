import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'node:test';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { type LineFormat, plainBody } from '../../../src/shared/stream/body.ts';
import { blockOf, newEngine, newSplittingEngine, push, records } from '../../support/engine-feed.ts';
import { exported } from '../../support/exported.ts';

function begin(engine: Engine, format: LineFormat = 'jsonLines'): Engine {
  engine.beginBody({ ...plainBody, format });
  return engine;
}

function dataOf(engine: Engine): string[] {
  return [...records(engine)].map(({ data }) => data);
}

function readWhole(text: string, format: LineFormat = 'jsonLines'): string[] {
  using engine = begin(newEngine(), format);
  push(engine, text);
  engine.endBody();
  return dataOf(engine);
}

describe('a body of JSON Lines', () => {
  const cases: readonly (readonly [name: string, text: string, lines: readonly string[]])[] = [
    ['has an event in each line', '{"n":1}\n{"n":2}\n', ['{"n":1}', '{"n":2}']],
    ['may have CRs before its line feeds', '{"n":1}\r\n[2]\r\n', ['{"n":1}', '[2]']],
    ['may have blank lines', '\n\r\n{"n":1}\n \t\n\n2\n\n', ['{"n":1}', '2']],
    ['needs no line end at its end', '1\n"two"', ['1', '"two"']],
    ['may begin with a byte order mark', '\uFEFF{"n":1}\n\uFEFF2\n', ['{"n":1}', '\uFEFF2']],
    ['may be a byte order mark alone', '\uFEFF\n1\n', ['1']],
    ['may be nothing', '', []],
    ['has no fields, comments or IDs', 'data: 1\nid: 5\n: x\nretry: 3\n', ['data: 1', 'id: 5', ': x', 'retry: 3']],
  ];
  for (const [name, text, lines] of cases) {
    it(name, () => {
      assert.deepEqual(readWhole(text), lines);
      using engine = begin(newSplittingEngine());
      push(engine, ...[...Buffer.from(text)].map((byte) => Uint8Array.of(byte)));
      engine.endBody();
      assert.deepEqual(dataOf(engine), lines);
      assert.equal(engine.progress.counts.comments, 0);
    });
  }

  it('is the same events however it is split, and the same bytes when it is exported', () => {
    const piece = fc.constantFrom(
      '{"a":"é€😀"}',
      'x',
      '\r',
      '\n',
      '\r\n',
      ' ',
      '\uFEFF',
      '\x1e',
      '{\n',
      '"\\"}',
      '[1]',
    );
    const formats = fc.constantFrom<LineFormat>('jsonLines', 'jsonSequence');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.array(fc.nat(40)), formats, (pieces, lengths, format) => {
        const bytes = Buffer.from(pieces.join(''));
        using engine = begin(newSplittingEngine(), format);
        let at = 0;
        for (const length of [...lengths, bytes.length]) {
          push(engine, bytes.subarray(at, at + length));
          at += length;
        }
        engine.endBody();
        assert.deepEqual(dataOf(engine), readWhole(bytes.toString(), format));
        if (engine.progress.counts.received > 0) assert.deepEqual(exported(engine, { format: 'raw' }), bytes);
      }),
    );
  });

  it('loses a last line that was cut off', () => {
    using engine = begin(newEngine());
    push(engine, '1\n{"n":');
    engine.endBody(false);
    assert.deepEqual(dataOf(engine), ['1']);
  });

  it('says when its last line came, and how long the read was', () => {
    using engine = begin(newEngine());
    engine.push(blockOf('{"n":', 1000));
    engine.push(blockOf('1}', 2000));
    engine.endBody();
    assert.equal(engine.read(1, 1)[0]?.time, 2000);
    assert.equal(engine.info(1)?.read.bytes, 2);
  });

  it('is bounded by the line', () => {
    using engine = begin(newEngine({ limits: { maxEvents: 10, maxBytes: 1000 } }));
    for (let n = 0; n < 200; n++) push(engine, Buffer.alloc(1 << 20, 0x20));
    assert.ok(engine.progress.blockTooLong !== undefined);
    assert.ok(engine.memory.bytes < 1 << 25);
  });

  it('is stopped by a rule, also in its last line', () => {
    for (const end of ['\n{"n":2}\n', '']) {
      using engine = begin(newEngine({ stopOn: [{ path: '$.done', equals: true }] }));
      push(engine, `{"n":1}\n{"done":true}${end}`);
      engine.endBody();
      assert.equal(engine.progress.stopped?.seq, 2);
      assert.equal(engine.progress.counts.received, 2);
    }
  });

  it('may come before an event stream and after one', () => {
    using engine = begin(newEngine());
    push(engine, '1\n2');
    engine.endBody();
    engine.beginBody();
    push(engine, 'data: 3\n\ndata: 4\n\ndata: 5');
    engine.endBody();
    begin(engine);
    push(engine, '6\n');
    assert.deepEqual(dataOf(engine), ['1', '2', '3', '4', '6']);
  });
});

describe('a JSON text sequence', () => {
  it('has an event in each record, whose value may be spread over lines', () => {
    const text = '\x1e{"n":1}\n\x1e{\n  "n": 2,\n  "t": "}"\n}\n\x1e\x1e3\n\x1e"a\\"[" \n\x1e[4';
    assert.deepEqual(readWhole(text, 'jsonSequence'), [
      '{"n":1}',
      '{\n  "n": 2,\n  "t": "}"\n}',
      '3',
      '"a\\"[" ',
      '[4',
    ]);
  });

  it('goes on behind a record that was cut off', () => {
    assert.deepEqual(readWhole('\x1e{"n":"\n\x1e{"n":2}\n', 'jsonSequence'), ['{"n":"', '{"n":2}']);
  });

  it('does not wait for the next record', () => {
    using engine = begin(newEngine(), 'jsonSequence');
    push(engine, '\x1e{"n":1}\n');
    assert.deepEqual(dataOf(engine), ['{"n":1}']);
  });
});
