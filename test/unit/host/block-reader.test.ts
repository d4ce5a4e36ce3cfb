import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import type { NetworkBlock } from '../../../src/protocol/engine.ts';
import { BlockReader } from '../../../src/host/block-reader.ts';

interface Reading {
  readonly body: PassThrough;
  readonly reader: BlockReader;
  readonly blocks: NetworkBlock[];
  readonly ended: Promise<Error | undefined>;
}

function read(): Reading {
  const body = new PassThrough({ highWaterMark: 1 << 24 });
  const blocks: NetworkBlock[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<Error | undefined>();
  const reader = new BlockReader(body, { onBlock: (block) => void blocks.push(block), onEnd: resolve });
  return { body, reader, blocks, ended };
}

const text = (block: NetworkBlock | undefined): string => new TextDecoder().decode(block?.bytes);
const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

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

  it('hands over a large block at once, and bytes that own their buffer', async () => {
    const { body, blocks, ended } = read();
    body.write(Buffer.alloc(200_000, 'a'));
    body.write(Buffer.alloc(200_000, 'b'));
    body.write('c');
    body.end();
    await ended;
    assert.deepEqual(
      blocks.map(({ bytes }) => bytes.length),
      [400_000, 1],
    );
    for (const { bytes } of blocks) assert.equal(bytes.byteLength, bytes.buffer.byteLength);
  });

  it('lets others have their turn in the midst of a flood', async () => {
    const { body, blocks, ended } = read();
    for (let n = 0; n < 64; n++) body.write(Buffer.alloc(1 << 18, 'a'));
    body.end();
    let turns = 0;
    let highest = 0;
    let before = 0;
    const total = (): number => blocks.reduce((sum, { bytes }) => sum + bytes.length, 0);
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

  it('hands over nothing while it is paused', async () => {
    const { body, blocks, reader, ended } = read();
    reader.pause();
    assert.equal(reader.paused, true);
    body.end('data: a\n\n');
    for (let turn = 0; turn < 5; turn++) await nextTurn();
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
