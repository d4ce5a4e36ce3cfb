import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EngineFeed } from '../../../src/engine/client/feed.ts';
import { IdleSink } from '../../support/idle-sink.ts';

const mebibyte = 1 << 20;

/** A feed of an engine that reads nothing by itself, and how often its source was told to go on. */
function behind(): { sink: IdleSink; feed: EngineFeed; told: () => number } {
  const sink = new IdleSink();
  const feed = new EngineFeed(sink);
  let told = 0;
  assert.equal(feed.push(block(16)), true, 'up to the bound the engine keeps up');
  assert.equal(feed.push(block(1)), false);
  feed.whenRoom(() => void told++);
  return { sink, feed, told: () => told };
}

function block(mebibytes: number): Parameters<EngineFeed['push']>[0] {
  return { pieces: [], byteLength: mebibytes * mebibyte, reads: [] };
}

describe('a source whose engine is behind', () => {
  it('goes on, once, when half of the bound is left', () => {
    const { sink, feed, told } = behind();
    sink.bytesInFlight = 8 * mebibyte + 1;
    feed.onProgress();
    assert.equal(told(), 0);
    sink.bytesInFlight = 8 * mebibyte;
    feed.onProgress();
    feed.onProgress();
    assert.equal(told(), 1);
  });

  it('goes on at once when it is released', () => {
    const { feed, told } = behind();
    feed.release();
    feed.release();
    assert.equal(told(), 1);
  });
});
