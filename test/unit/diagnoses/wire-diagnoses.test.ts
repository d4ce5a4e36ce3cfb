import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { catalogue, type DiagnosisKind } from '../../../src/shared/diagnoses/catalogue.ts';
import { asSent } from '../../support/as-sent.ts';
import { newEngine, newSplittingEngine, push } from '../../support/engine-feed.ts';
import { diagnosisStreams } from '../../support/diagnosis-streams.ts';
import { type DiagnosisExample, type DiagnosisStream, sendStream } from '../../support/sent-stream.ts';
import { assertWholeSentences } from '../../support/whole-sentences.ts';

/** Somebody waits for an end. */
const byDone = { stopOn: [{ type: 'done' }] };

function kindsIn(engine: Engine): DiagnosisKind[] {
  return engine.diagnoses().diagnoses.map(({ kind }) => kind);
}

/** Each byte in a read of its own, all at the same moment. */
function inBytes({ pieces, ...how }: DiagnosisStream): DiagnosisStream {
  const split = pieces.flatMap(({ bytes, at }) =>
    Array.from(Buffer.from(bytes as Uint8Array), (byte) => ({ bytes: Uint8Array.of(byte), at })),
  );
  return { pieces: split, ...how };
}

describe('each kind of note about the wire', () => {
  for (const [kind, { trigger, also: others, nearMiss }] of Object.entries<DiagnosisExample>(diagnosisStreams)) {
    test(`${kind}: is found`, () => {
      const engine = newEngine(byDone);
      sendStream(engine, trigger);
      assert.ok(kindsIn(engine).includes(kind as DiagnosisKind), kindsIn(engine).join());
    });

    for (const [index, stream] of (others ?? []).entries()) {
      test(`${kind}: is found in another stream, ${index + 1}`, () => {
        const engine = newEngine(byDone);
        sendStream(engine, stream);
        assert.ok(kindsIn(engine).includes(kind as DiagnosisKind), kindsIn(engine).join());
      });
    }

    test(`${kind}: is not found where it is nearly so`, () => {
      const engine = newEngine(byDone);
      sendStream(engine, nearMiss);
      assert.ok(!kindsIn(engine).includes(kind as DiagnosisKind));
      const warnings = kindsIn(engine).filter((found) => catalogue[found].severity !== 'hint');
      assert.deepEqual(warnings, []);
    });
  }
});

describe('each kind of note about the wire, when every byte comes by itself', () => {
  // One is about the times of reads, the other too long to be sent so.
  const { portions: _, largeEvent: __, ...others } = diagnosisStreams;
  for (const [kind, { trigger }] of Object.entries(others)) {
    test(`${kind}: is found`, () => {
      const engine = newSplittingEngine(byDone);
      sendStream(engine, inBytes(trigger));
      assert.ok(kindsIn(engine).includes(kind as DiagnosisKind), kindsIn(engine).join());
    });
  }
});

test('every sentence is whole', () => {
  for (const { trigger } of Object.values(diagnosisStreams)) {
    const engine = newEngine(byDone);
    sendStream(engine, trigger);
    engine.diagnoses().diagnoses.forEach(assertWholeSentences);
  }
});

test('a failure in the midst of an event is no unfinished block', () => {
  const engine = newEngine(byDone);
  push(engine, 'data: 1\n\ndata: 2\n');
  engine.endBody(false);
  assert.deepEqual(kindsIn(engine), []);
});

test('a note is told with the event that it is about, and the row has it', () => {
  const engine = newEngine(byDone);
  sendStream(engine, {
    pieces: [{ bytes: 'data: 1\n\nevent: a\nid: 5\ndata: 2\n\nid: 4\ndata: 3\n\n', at: 0 }],
    ends: false,
  });
  const [diagnosis] = engine.diagnoses().diagnoses;
  assert.equal(diagnosis?.kind, 'idWentBack');
  assert.deepEqual(diagnosis.facts, { id: '4', before: 5 });
  assert.equal(diagnosis.places[0]?.seq, 3);
  assert.equal(Buffer.from(diagnosis.places[0]?.excerpt ?? []).toString(), 'id: 4\ndata: 3\n\n');
  const { window, diagnosisKinds: kinds } = engine.view({ from: 0, count: 10, follow: true });
  assert.deepEqual(window.diagnoses, [null, null, 'idWentBack']);
  assert.deepEqual(asSent(window), window, 'it arrives at the page as it is');
  assert.deepEqual(kinds, ['idWentBack']);
});

test('notes are bounded whatever a server sends', () => {
  const engine = newEngine({ limits: { maxEvents: 1000, maxBytes: 1 << 20 } });
  for (let n = 0; n < 200; n++) {
    push(engine, Array.from({ length: 1000 }, (_, k) => `x${n}-${k}: 1\nid: ${5 - (k % 5)}\ndata: 1\n\n`).join(''));
    engine.lint();
  }
  const { diagnoses } = engine.diagnoses();
  assert.ok(diagnoses.length <= 100, String(diagnoses.length));
  const unknown = diagnoses.filter(({ kind }) => kind === 'unknownField');
  assert.equal(
    unknown.reduce((sum, { count }) => sum + count, 0),
    200_000,
  );
  for (const { places } of diagnoses) assert.ok(places.length <= 50);
});
