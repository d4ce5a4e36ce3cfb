import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { catalogue, noteKinds, type NoteKind } from '../../../src/shared/notes/catalogue.ts';
import { asSent } from '../../support/as-sent.ts';
import { newEngine, newSplittingEngine, push } from '../../support/engine-feed.ts';
import { type NoteStream, noteStreams, sendStream } from '../../support/note-streams.ts';

function kindsIn(engine: Engine): NoteKind[] {
  return engine.notes().notes.map(({ kind }) => kind);
}

/** Each byte in a read of its own, all at the same moment. */
function inBytes({ pieces, ends }: NoteStream): NoteStream {
  const split = pieces.flatMap(({ bytes, at }) =>
    Array.from(Buffer.from(bytes as Uint8Array), (byte) => ({ bytes: Uint8Array.of(byte), at })),
  );
  return { pieces: split, ends };
}

describe('each kind of note about the wire', () => {
  for (const [kind, { trigger, nearMiss }] of Object.entries(noteStreams)) {
    test(`${kind}: is found`, () => {
      const engine = newEngine();
      sendStream(engine, trigger);
      assert.ok(kindsIn(engine).includes(kind as NoteKind), kindsIn(engine).join());
    });

    test(
      `${kind}: is found however the stream is split`,
      { skip: kind === 'portions' || kind === 'largeEvent' },
      () => {
        const engine = newSplittingEngine();
        sendStream(engine, inBytes(trigger));
        assert.ok(kindsIn(engine).includes(kind as NoteKind), kindsIn(engine).join());
      },
    );

    test(`${kind}: is not found where it is nearly so`, () => {
      const engine = newEngine();
      sendStream(engine, nearMiss);
      assert.ok(!kindsIn(engine).includes(kind as NoteKind));
      const warnings = kindsIn(engine).filter((found) => catalogue[found].severity !== 'hint');
      assert.deepEqual(warnings, []);
    });
  }
});

describe('each kind of note about the wire, when every byte comes by itself', () => {
  // One is about the times of reads, the other too long to be sent so.
  const { portions: _, largeEvent: __, ...others } = noteStreams;
  for (const [kind, { trigger }] of Object.entries(others)) {
    test(`${kind}: is found`, () => {
      const engine = newSplittingEngine();
      sendStream(engine, inBytes(trigger));
      assert.ok(kindsIn(engine).includes(kind as NoteKind), kindsIn(engine).join());
    });
  }
});

test('numbers are told once', () => {
  assert.equal(new Set(noteKinds.map((kind) => catalogue[kind].number)).size, noteKinds.length);
});

test('every sentence is whole', () => {
  for (const [kind, { trigger }] of Object.entries(noteStreams)) {
    const engine = newEngine();
    sendStream(engine, trigger);
    for (const note of engine.notes().notes) {
      const { what, browsers, mend } = catalogue[note.kind];
      for (const sentence of [what(note.facts), browsers, mend(note.facts)]) {
        assert.match(sentence, /^[^a-z].*[.)]$/s, kind);
        assert.doesNotMatch(sentence, /undefined|NaN|\[object/, kind);
      }
    }
  }
});

test('a failure in the midst of an event is no unfinished block', () => {
  const engine = newEngine();
  push(engine, 'data: 1\n\ndata: 2\n');
  engine.endBody(false);
  assert.deepEqual(kindsIn(engine), []);
});

test('a note is told with the event that it is about, and the row has it', () => {
  const engine = newEngine();
  sendStream(engine, {
    pieces: [{ bytes: 'data: 1\n\nevent: a\nid: 5\ndata: 2\n\nid: 4\ndata: 3\n\n', at: 0 }],
    ends: false,
  });
  const [note] = engine.notes().notes;
  assert.equal(note?.kind, 'idWentBack');
  assert.deepEqual(note.facts, { id: '4', before: 5 });
  assert.equal(note.places[0]?.seq, 3);
  assert.equal(Buffer.from(note.places[0]?.excerpt ?? []).toString(), 'id: 4\ndata: 3\n\n');
  const { window, noteKinds: kinds } = engine.view({ from: 0, count: 10, follow: true });
  assert.deepEqual(window.notes, [null, null, 'idWentBack']);
  assert.deepEqual(asSent(window), window, 'it arrives at the page as it is');
  assert.deepEqual(kinds, ['idWentBack']);
});

test('notes are bounded whatever a server sends', () => {
  const engine = newEngine({ limits: { maxEvents: 1000, maxBytes: 1 << 20 } });
  for (let n = 0; n < 200; n++) {
    push(engine, Array.from({ length: 1000 }, (_, k) => `x${n}-${k}: 1\nid: ${5 - (k % 5)}\ndata: 1\n\n`).join(''));
    engine.lint();
  }
  const { notes } = engine.notes();
  assert.ok(notes.length <= 100, String(notes.length));
  const unknown = notes.filter(({ kind }) => kind === 'unknownField');
  assert.equal(
    unknown.reduce((sum, { count }) => sum + count, 0),
    200_000,
  );
  for (const { places } of notes) assert.ok(places.length <= 50);
});
