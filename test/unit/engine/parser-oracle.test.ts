/**
 * `eventsource-parser` beside our framer, over the vectors and over random streams in random splits. Where the two differ,
 * the difference is one of the list, with the sentence of the standard that decides.
 */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { createParser } from 'eventsource-parser';
import * as fc from 'fast-check';
import { newEngine, newSplittingEngine, push, records } from '../../support/engine-feed.ts';
import { bytesOf, loadStreamVectors, type SeenEvent, splitsOf } from '../../support/vectors.ts';
import { runs } from '../../support/depth.ts';

interface Outcome {
  readonly events: readonly SeenEvent[];
  readonly comments: number;
  readonly retry: number | undefined;
  readonly lastEventId: string;
}

interface KnownDifference {
  readonly what: string;
  /** The sentence of the HTML or Encoding standard that decides. */
  readonly standard: string;
  applies(stream: Uint8Array): boolean;
}

/** U+00EF U+00BB U+00BF in UTF-8: a byte order mark that was taken for Latin-1 and encoded once more. */
const misencodedMark = Buffer.from('\u00EF\u00BB\u00BF', 'utf8');

const knownDifferences: readonly KnownDifference[] = [
  {
    what: 'the parser takes the characters U+00EF U+00BB U+00BF at the start for a byte order mark, and strips them',
    standard:
      'Encoding, UTF-8 decode: "Let buffer be the result of peeking three bytes from ioQueue, converted to a byte sequence. If buffer is 0xEF 0xBB 0xBF, then read three bytes from ioQueue." Three characters that are six bytes are none.',
    applies: (stream) => misencodedMark.equals(stream.subarray(0, misencodedMark.length)),
  },
];

function ours(chunks: Iterable<Uint8Array>): Outcome {
  const engine = newSplittingEngine();
  push(engine, ...chunks);
  engine.endBody();
  const events = Array.from(records(engine), ({ type, data, lastEventId }) => ({ type, data, lastEventId }));
  const { counts, retryMs, lastEventId } = engine.progress;
  return { events, comments: counts.comments, retry: retryMs, lastEventId };
}

/** The parser takes text, and leaves the byte order mark and the last event ID string to its user in part. */
function theirs(chunks: Iterable<Uint8Array>): Outcome {
  const events: SeenEvent[] = [];
  let comments = 0;
  let retry: number | undefined;
  let lastEventId = '';
  const parser = createParser({
    onEvent: ({ event = 'message', data }) => void events.push({ type: event, data, lastEventId }),
    onId: (id) => void (lastEventId = id),
    onComment: () => void comments++,
    onRetry: (time) => void (retry = time),
  });
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const chunk of chunks) parser.feed(decoder.decode(chunk, { stream: true }));
  return { events, comments, retry, lastEventId };
}

describe('eventsource-parser beside the framer', () => {
  test('over the vectors: each difference is a known one', () => {
    for (const vector of loadStreamVectors()) {
      const isKnown = knownDifferences.some((difference) => difference.applies(bytesOf(vector)));
      for (const { name, chunks } of [...splitsOf(vector)].slice(0, 8)) {
        const isSame = isDeepStrictEqual(theirs(chunks), ours(chunks));
        assert.equal(isSame, !isKnown, `${vector.name}: ${name}`);
      }
    }
  });

  test('every known difference is seen in a vector', () => {
    const streams = loadStreamVectors().map(bytesOf);
    for (const difference of knownDifferences) {
      assert.ok(
        streams.some((stream) => difference.applies(stream)),
        difference.what,
      );
    }
  });

  test('over random streams in random splits', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), (bytes, sizes) => {
        fc.pre(!knownDifferences.some((difference) => difference.applies(bytes)));
        const chunks = cutUp(bytes, sizes);
        assert.deepEqual(ours(chunks), theirs(chunks));
      }),
      { numRuns: runs(4000) },
    );
  });

  test('over a chunk with more line ends than are looked for at once, in every phase', () => {
    for (let phase = 0; phase < 8; phase++) {
      const bytes = Buffer.from('\r\n'.repeat(phase) + 'data: 1\r\ndata: 2\r\r\ndata: 3\n\n'.repeat(1000));
      assert.deepEqual(ours([bytes]), theirs([bytes]));
    }
  });

  test('over random streams: the split makes no difference, to the byte counts neither', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }), (bytes, sizes) => {
        const whole = newEngine();
        push(whole, bytes);
        for (const cut of [newEngine(), newSplittingEngine()]) {
          push(cut, ...cutUp(bytes, sizes));
          assert.deepEqual([...records(cut)], [...records(whole)]);
          assert.deepEqual({ ...cut.progress, blocks: 0 }, { ...whole.progress, blocks: 0 });
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});

/** Pieces that streams are made of, the ones that matter often. */
const piece = fc.oneof(
  {
    arbitrary: fc.constantFrom('data', 'event', 'id', 'retry', 'data:', 'data: ', 'event: ', 'id: ', 'retry: '),
    weight: 8,
  },
  { arbitrary: fc.constantFrom('\n', '\r', '\r\n', '\n\n', '\r\r', '\r\n\r\n'), weight: 8 },
  {
    arbitrary: fc.constantFrom(':', ' ', '\t', '\0', '7', '0012', 'x', 'done', 'é', '€', '🚀', '\uFEFF', 'Data: '),
    weight: 6,
  },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 6 }), weight: 1 },
);
const malformed = fc.uint8Array({ minLength: 1, maxLength: 3, min: 0x80 });
const stream = fc
  .array(
    fc.oneof({ arbitrary: piece.map((text) => Buffer.from(text)), weight: 20 }, { arbitrary: malformed, weight: 1 }),
    {
      maxLength: 60,
    },
  )
  .map((pieces) => new Uint8Array(Buffer.concat(pieces)));

/** Cuts into chunks of these sizes in turn; a size of 0 makes an empty chunk. */
function cutUp(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    // Sizes that are all 0 would never end.
    const size = turn < 1000 ? (sizes[turn % sizes.length] ?? 1) : bytes.length;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}
