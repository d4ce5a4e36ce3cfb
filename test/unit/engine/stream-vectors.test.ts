import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ByteStore } from '../../../src/engine/bytes/byte-store.ts';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { WireFramer } from '../../../src/engine/intake/framer.ts';
import type { FrameSink } from '../../../src/engine/intake/framing.ts';
import { newEngine, newSplittingEngine, push, records } from '../../support/engine-feed.ts';
import { assertSameEvents, loadStreamVectors, type Split, splitsOf, type StreamVector } from '../../support/vectors.ts';

const vectors = loadStreamVectors();

test('there are 153 vectors', () => {
  assert.equal(vectors.length, 153);
});

for (const [group, members] of Map.groupBy(vectors, ({ group }) => group)) {
  describe(`stream vectors: ${group}`, () => {
    for (const vector of members) test(vector.name, () => checkEverySplit(vector));
  });
}

function checkEverySplit(vector: StreamVector): void {
  let splits = 0;
  for (const split of splitsOf(vector)) {
    checkLog(newEngine(), vector, split);
    checkLog(newSplittingEngine(), vector, split);
    checkComments(vector, split);
    splits++;
  }
  assert.ok(splits >= 2, 'the vector was tried in several splits');
}

function checkLog(engine: Engine, { expected }: StreamVector, split: Split): void {
  let bytes = 0;
  for (const chunk of split.chunks) {
    push(engine, chunk);
    bytes += chunk.length;
  }
  engine.endBody();
  assertSameEvents(records(engine), expected.events, split.name);
  const { counts, lastEventId, retryMs } = engine.progress;
  assert.equal(counts.comments, expected.comments.length, `${split.name}: comments`);
  assert.equal(counts.bytes, bytes, `${split.name}: bytes`);
  assert.equal(lastEventId, expected.lastEventId, `${split.name}: last event ID`);
  const retry = expected.retryText === undefined ? expected.retry : Number(expected.retryText);
  assert.equal(retryMs ?? null, retry, `${split.name}: reconnection time`);
}

/** Only the framer knows the text of comments. */
function checkComments({ expected }: StreamVector, split: Split): void {
  const comments: string[] = [];
  const store = new ByteStore({ minChunkBytes: 1 });
  let origin = 0;
  const sink: FrameSink = {
    ...deafSink,
    comment: (start, end) => comments.push(Buffer.from(store.slice(origin + start, origin + end)).toString('utf8')),
  };
  const framer = new WireFramer(store, sink);
  for (const bytes of split.chunks) {
    if (bytes.length === 0) continue;
    const chunk = store.append(bytes.slice());
    origin = chunk.start;
    framer.read(chunk, chunk.length - bytes.length);
  }
  assert.deepEqual(comments, expected.comments, `${split.name}: comments`);
}

const deafSink: FrameSink = {
  event: () => false,
  lineFeedOfEvent() {},
  typeWithoutData() {},
  lastEventId() {},
  retry() {},
  badRetry() {},
  idWithNul() {},
  comment() {},
  unknownLine() {},
  byteOrderMark() {},
};
