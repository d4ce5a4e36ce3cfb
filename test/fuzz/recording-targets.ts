/** Files that somebody sent, files that go out and come in again, and whole lives of streams. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Engine } from '../../src/engine/door/engine.ts';
import { readRecording, type ReadingProblems } from '../../src/host/streams/read-recording.ts';
import type { ExportRequest } from '../../src/shared/stream/export.ts';
import { life, liveThrough } from '../support/account-run.ts';
import { exported } from '../support/exported.ts';
import { blockOf, newEngine, records } from '../support/engine-feed.ts';
import { bytesOf, splitAt } from './bytes.ts';
import type { Random } from './random.ts';
import type { FuzzTarget } from './targets.ts';
import { runs } from '../support/depth.ts';

async function* inTurn(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** A file as the panel would show it. */
async function opened(name: string, bytes: Uint8Array, random: Random): Promise<[Engine, ReadingProblems]> {
  const problems: ReadingProblems = { count: 0, altered: 0 };
  const engine = newEngine();
  engine.beginBody();
  const input = { name, chunks: inTurn(splitAt(bytes, random)), time: 5 };
  for await (const block of readRecording(input, problems, () => {})) {
    assert.equal(block.reads.at(-1)?.end, block.byteLength, 'a block is not as long as its reads');
    engine.push(block);
  }
  return [engine, problems];
}

const frame = {
  head: '{"log":{"version":"1.2","creator":{"name":"test","version":"0"},"entries":[',
  entries: [1, 3].map((firstSeq) => ({ firstSeq, head: '{"_eventSourceMessages":[', tail: ']}' })),
  tail: ']}}',
};

const requests: readonly ExportRequest[] = [{ format: 'ndjson' }, { format: 'json' }, { format: 'har', frame }];

/** What an export promises to bring back: everything but how long a block was. */
const facts = (engine: Engine): object[] => Array.from(records(engine), ({ bytes: _bytes, ...rest }) => rest);

/** Out and in again: the events are the same. */
async function goesRound(engine: Engine, random: Random): Promise<void> {
  const request = random.pick(requests);
  const file = exported(engine, request);
  const [again, problems] = await opened(`x.${request.format}`, file, random);
  assert.deepEqual(problems, { count: 0, altered: 0 }, `our own ${request.format} cannot be read`);
  assert.deepEqual(facts(again), facts(engine), `${request.format} comes back as something else`);
}

const har =
  '{"log":{"version":"1.2","entries":[{"_eventSourceMessages":[{"time":1.5,"eventName":"a","eventId":"1","data":"x"},{"time":2,"data":"y","_hasId":false,"_bytes":9}]}]}}';

export const recordingTarget: FuzzTarget = {
  corpus: [
    '{"seq":1,"type":"a","id":"1","lastEventId":"1","time":"2026-01-02T03:04:05.000Z","timeMs":1767323045000,"bytes":24,"data":"x"}\n{"data":"y"}\n',
    '[\n{"data":"x","type":"a"},\n{"data":"y\\nz","time":5}\n]\n',
    '[{"data":"x"},{"data":1},null]',
    har,
    'data: x\n\nevent: a\nid: 1\ndata: y\n\n',
    '{"data":"\\ud800\\u0000\\r","id":"a\\u0000","type":"a\\nb"}\n',
  ],
  words: [
    '{"data":"x"}',
    '"data":',
    '"id":"2",',
    '"type":"a",',
    '"time":1e20,',
    '"timeMs":-9e15,',
    '"bytes":1e9,',
    '"_eventSourceMessages":[',
    '{"log":{"entries":[',
    '[\n',
    '\n]',
    ',\n',
    'data: x\n\n',
  ],
  async check(text, random) {
    const name = `x.${random.pick(['ndjson', 'json', 'har', 'sse', 'txt', ''])}`;
    const [engine, problems] = await opened(name, bytesOf(text, random), random);
    assert.equal(problems.count > 0, problems.first !== undefined, 'it is not said what cannot be read');
    assert.match(problems.first?.what ?? 'Nothing.', /^\S.*\.$/s, 'what is said is no sentence');
    await goesRound(engine, random);
  },
};

export const exportTarget: FuzzTarget = {
  corpus: [
    'data: 1\n\nevent: done\ndata: {"a":1}\nid: 7\nretry: 10\n\n: c\n\nid\ndata\n\n',
    'id: 1\n\ndata: a\r\ndata: b\r\n\r\nid:  2\nevent:  x\ndata:  é\n\n',
    'id: 9\ndata: "\\u2028",\ndata\n\nevent: message\ndata:\n\n',
  ],
  words: [
    'data:',
    'data\n',
    'event:',
    'id:',
    'id\n',
    ' ',
    '\n\n',
    '\r\n\r\n',
    '\u2028',
    '"',
    '\\',
    '\0',
    ',',
    '\uFEFF',
  ],
  async check(text, random) {
    const engine = newEngine();
    engine.beginBody();
    for (const [n, piece] of splitAt(bytesOf(text, random), random).entries()) {
      engine.push(blockOf(piece, 1.7e12 + n + 0.125));
    }
    await goesRound(engine, random);
  },
};

/** Lives of streams are not made of text: the case is a seed. */
export const accountTarget: FuzzTarget = {
  corpus: ['x'],
  words: ['x'],
  check(_text, random) {
    for (const one of fc.sample(life, { seed: random.below(2 ** 31), numRuns: runs(1) })) liveThrough(one);
  },
};
