import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Engine } from '../../../src/engine/door/engine.ts';
import type { NetworkBlock } from '../../../src/shared/stream/engine.ts';
import { blockOf, newEngine, push } from '../../support/engine-feed.ts';

/** One block of several reads. @param reads - what each brought, and when */
function blockOfReads(...reads: readonly (readonly [text: string, time: number])[]): NetworkBlock {
  const block = blockOf(reads.map(([text]) => text).join(''));
  let end = 0;
  const ends = reads.map(([text, time]) => ({ end: (end += Buffer.byteLength(text)), time }));
  return { ...block, reads: ends };
}

function infoOf(engine: Engine, seq: number): NonNullable<ReturnType<Engine['info']>> {
  return engine.info(seq) ?? assert.fail(`event ${seq} is kept`);
}

describe('the info of an event', () => {
  test('says where it stands and what it holds', () => {
    const engine = newEngine();
    push(engine, ':comment\n\ndata: é\n\n', 'event: x\ndata: one\r\ndata\ndata:three\n\n');
    const first = infoOf(engine, 1);
    assert.deepEqual([first.offset, first.dataLines, first.dataBytes], [10, 1, 2]);
    const second = infoOf(engine, 2);
    assert.equal(second.offset, 10 + 'data: é\n\n'.length + 1);
    assert.deepEqual([second.dataLines, second.dataBytes], [3, 'one\n\nthree'.length]);
    assert.equal(second.sameBefore, undefined);
  });

  test('has the network read that completed it, and the others that it completed', () => {
    const engine = newEngine();
    engine.push(
      blockOfReads(
        ['data: 1\n\ndata: 2\n\nda', 10],
        ['ta: 3', 20],
        ['\n\ndata: 4\n\ndata: 5\n\n', 30.5],
        ['data: 6\n\n', 40],
      ),
    );
    const reads = [1, 2, 3, 4, 5, 6].map((seq) => infoOf(engine, seq).read);
    const one = { time: 10, bytes: 20, firstSeq: 1, lastSeq: 2 };
    const two = { time: 30.5, bytes: 20, firstSeq: 3, lastSeq: 5 };
    assert.deepEqual(reads, [one, one, two, two, two, { time: 40, bytes: 9, firstSeq: 6, lastSeq: 6 }]);
  });

  test('has it across pages of reads, and from the first read of the next block', () => {
    const engine = newEngine();
    for (let n = 1; n <= 3000; n++) engine.push(blockOfReads([`data: ${n}\n\ndata\n\n`, n]));
    for (const seq of [1, 2, 2047, 2048, 2049, 4096, 4097, 5999, 6000]) {
      const read = Math.ceil(seq / 2);
      const bytes = `data: ${read}\n\ndata\n\n`.length;
      assert.deepEqual(infoOf(engine, seq).read, { time: read, bytes, firstSeq: 2 * read - 1, lastSeq: 2 * read });
    }
  });

  test('has the gaps to the event before, and to that of the same type', () => {
    const engine = newEngine({ limits: { maxEvents: 4, maxBytes: 1e6 } });
    const typed = (type: string): string => `event: ${type}\ndata\n\n`;
    engine.push(blockOfReads([typed('a'), 1], [typed('a'), 2], [typed('b'), 5], [typed('b'), 9], [typed('a'), 20.5]));
    const gaps = [2, 3, 4, 5].map((seq) => [infoOf(engine, seq).gapMs, infoOf(engine, seq).sameBefore]);
    assert.deepEqual(gaps, [
      [undefined, undefined],
      [3, undefined],
      [4, { seq: 3, gapMs: 4 }],
      [11.5, { seq: 2, gapMs: 18.5 }],
    ]);
    assert.equal(engine.info(1), undefined, 'it was dropped');
  });
});

describe('pieces of data', () => {
  test('put together are the data', () => {
    const engine = newEngine();
    push(engine, `data: ${'é🚀x'.repeat(1000)}\ndata: end\n\n`, 'data: next\n\n');
    const whole = `${'é🚀x'.repeat(1000)}\nend`;
    let data = '';
    for (;;) {
      const piece = engine.dataPiece(1, data.length, 999) ?? assert.fail('the event is kept');
      if (piece === '') break;
      data += piece;
    }
    assert.equal(data, whole);
    assert.equal(engine.dataPiece(2, 0, 100), 'next');
    assert.equal(engine.dataPiece(3, 0, 100), undefined);
  });
});
