import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import type { NetworkBlock } from '../../../src/shared/stream/engine.ts';
import { readIntoBlocks } from '../../../src/net/connection/block-reader.ts';
import type { TurnReader } from '../../../src/net/connection/turns.ts';
import { bodyOf } from '../../support/body.ts';
import { nextTurn, turns } from '../../support/turns.ts';

interface Reading {
  readonly body: PassThrough;
  readonly reader: TurnReader;
  readonly blocks: NetworkBlock[];
  readonly ended: Promise<Error | undefined>;
}

function read(): Reading {
  const body = new PassThrough({ highWaterMark: 1 << 24 });
  const blocks: NetworkBlock[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<Error | undefined>();
  const reader = readIntoBlocks(bodyOf(body), {
    onArrival: () => undefined,
    onBlock: (block) => void blocks.push(block),
    onEnd: resolve,
  });
  return { body, reader, blocks, ended };
}

const text = (block: NetworkBlock | undefined): string => Buffer.concat(block?.pieces ?? []).toString();

describe('the block reader', () => {
  it('gathers the reads of one turn into one block and keeps their boundaries', async () => {
    const { body, blocks, ended } = read();
    body.write('data: a\n\n');
    body.write('data: bc\n\n');
    body.end();
    assert.equal(await ended, undefined);
    assert.equal(blocks.length, 1);
    assert.equal(text(blocks[0]), 'data: a\n\ndata: bc\n\n');
    assert.deepEqual(
      blocks[0]?.reads.map(({ end }) => end),
      [9, 19],
    );
    const times = blocks[0].reads.map(({ time }) => time);
    assert.ok(
      times.every((time) => Math.abs(time - Date.now()) < 60_000),
      'times are since the epoch',
    );
  });

  it('does not wait for more when a turn is over', async () => {
    const { body, blocks, reader } = read();
    body.write('data: a\n\n');
    while (blocks.length === 0) await nextTurn();
    assert.equal(text(blocks[0]), 'data: a\n\n');
    assert.equal(reader.paused, false);
    body.destroy();
  });

  it('hands over a large block at once, in one piece', async () => {
    const { body, blocks, ended } = read();
    const large = [Buffer.alloc(100_000, 'a'), Buffer.alloc(200_000, 'd')];
    body.write(large[0]);
    body.write('b');
    body.write('c');
    body.write(large[1]);
    body.write('e');
    body.end();
    await ended;
    assert.deepEqual(
      blocks.map(({ pieces }) => pieces.map(({ length }) => length)),
      [[300_002], [1]],
    );
    assert.equal(blocks[0]?.byteLength, 300_002);
    assert.equal(text(blocks[0]), `${'a'.repeat(100_000)}bc${'d'.repeat(200_000)}`);
  });

  it('hands over nothing that shares its buffer with something else', async () => {
    const { body, blocks, ended } = read();
    const shared = Buffer.alloc(100_000, 'a');
    body.end(shared.subarray(0, 50_000));
    await ended;
    assert.equal(text(blocks[0]), 'a'.repeat(50_000));
    for (const piece of blocks.flatMap(({ pieces }) => pieces)) {
      assert.equal(piece.byteLength, piece.buffer.byteLength);
      assert.notEqual(piece.buffer, shared.buffer);
    }
  });

  it('lets others have their turn in the midst of a flood', async () => {
    const { body, blocks, ended } = read();
    for (let n = 0; n < 64; n++) body.write(Buffer.alloc(1 << 18, 'a'));
    body.end();
    let turns = 0;
    let highest = 0;
    let before = 0;
    const total = (): number => blocks.reduce((sum, { byteLength }) => sum + byteLength, 0);
    while (total() < 64 << 18) {
      await nextTurn();
      turns++;
      highest = Math.max(highest, total() - before);
      before = total();
    }
    assert.equal(await ended, undefined);
    assert.ok(highest <= 1 << 20, `${highest} bytes in one turn`);
    assert.ok(turns >= 16, `${turns} turns`);
  });

  it('lets others have their turn between thousands of tiny reads', async () => {
    const { body, blocks, ended } = read();
    for (let n = 0; n < 10_000; n++) body.write('a');
    body.end();
    await ended;
    assert.equal(blocks.map(text).join(''), 'a'.repeat(10_000));
    assert.deepEqual(
      blocks.map(({ reads }) => reads.length),
      [...Array.from({ length: 9 }, () => 1024), 10_000 % 1024],
    );
  });

  it('hands over nothing while it is paused', async () => {
    const { body, blocks, reader, ended } = read();
    reader.pause();
    assert.equal(reader.paused, true);
    body.end('data: a\n\n');
    await turns(5);
    assert.equal(blocks.length, 0);
    reader.resume();
    assert.equal(await ended, undefined);
    assert.equal(text(blocks[0]), 'data: a\n\n');
  });

  it('reports an error after the last block', async () => {
    const { body, blocks, ended } = read();
    body.write('data: a\n\n');
    await nextTurn();
    body.destroy(new Error('reset'));
    assert.equal((await ended)?.message, 'reset');
    assert.equal(text(blocks[0]), 'data: a\n\n');
  });

  it('reports a body that was destroyed before its end', async () => {
    const { body, ended } = read();
    body.destroy();
    assert.ok((await ended) instanceof Error);
  });
});
