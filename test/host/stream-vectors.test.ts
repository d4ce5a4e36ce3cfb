import assert from 'node:assert/strict';
import { join } from 'node:path';
import { extensions } from 'vscode';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { type StreamVector, assertSameEvents, chunksOf, loadStreamVectors } from '../support/vectors.ts';
import type { EventRecord } from '../../src/shared/stream/records.ts';
import type { MonitoredStream } from '../../src/host/vscode/api.ts';
import { closed, connect, until } from './support/api.ts';
import { playAll } from './support/play-all.ts';

/** Vectors that are on their way at once; what most of their time goes to is the start of a worker for each. */
const atOnce = 8;

/** Every fifth vector, and all of a group that has few. */
function sample(vectors: readonly StreamVector[]): readonly StreamVector[] {
  const seen = new Map<string, number>();
  return vectors.filter(({ group }) => {
    const n = seen.get(group) ?? 0;
    seen.set(group, n + 1);
    return n % 5 === 0 || group === 'eof' || group === 'large';
  });
}

/** All events of the log, however many calls it takes. */
async function readAll(stream: MonitoredStream): Promise<EventRecord[]> {
  const events: EventRecord[] = [];
  for (;;) {
    const more = await stream.read((events.at(-1)?.seq ?? 0) + 1, 10_000);
    if (more.length === 0) return events;
    events.push(...more);
  }
}

describe('stream vectors over a real socket', () => {
  const { extensionPath } = extensions.getExtension('sse-monitor.sse-monitor') ?? { extensionPath: '' };
  const vectors = sample(loadStreamVectors(join(extensionPath, 'test', 'fixtures')));

  let played: (name: string) => Promise<void>;

  before(() => {
    played = playAll(vectors, atOnce, play);
  });

  it('are a fair sample', () => {
    assert.ok(vectors.length >= 35, String(vectors.length));
  });

  for (const vector of vectors) {
    it(`${vector.group}: ${vector.name}`, () => played(vector.name));
  }
});

/** @throws when what the extension makes of it is not what the standard says */
async function play(vector: StreamVector): Promise<void> {
  await using server = await startSseServer(async (_request, response) => {
    openEventStream(response);
    for (const chunk of chunksOf(vector)) await new Promise((written) => response.write(chunk, written));
    response.end();
  });
  using stream = await connect({ url: server.url, reconnect: 'never', stopOn: [] });
  await until(stream, closed);
  assert.equal(stream.end?.kind, 'serverEnded');
  assert.equal(stream.counts.comments, vector.expected.comments.length);
  assert.equal(stream.counts.bytes, vector.byteLength);
  assert.equal(stream.lastEventId, vector.expected.lastEventId);
  const events = await readAll(stream);
  assert.equal(stream.counts.received, events.length);
  assertSameEvents(events, vector.expected.events, vector.name);
}
