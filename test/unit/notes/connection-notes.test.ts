import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connectionNotes } from '../../../src/net/session/connection-notes.ts';
import { catalogue, noteKinds, type NoteKind } from '../../../src/shared/notes/catalogue.ts';
import type { Note } from '../../../src/shared/notes/note.ts';
import { type LifeCase, lifeCases } from '../../support/connection-note-cases.ts';
import { noteStreams } from '../../support/note-streams.ts';

function notesOf({ attempts, retryMs, longestSilenceMs = 0, open = 1 }: LifeCase): Note<NoteKind>[] {
  const connection = { attempts, longestSilenceMs };
  const others = Array.from({ length: open }, () => ({ state: 'open' as const, attempts }));
  return connectionNotes(connection, retryMs, () => others);
}

describe('each kind of note about connections', () => {
  for (const [kind, { trigger, nearMiss }] of Object.entries(lifeCases)) {
    test(`${kind}: is found, and nothing else`, () => {
      const notes = notesOf(trigger);
      assert.deepEqual(
        notes.map((note) => note.kind),
        [kind],
      );
      for (const { kind: found, facts } of notes) {
        const { what, mend } = catalogue[found];
        for (const sentence of [what(facts), mend(facts)]) assert.doesNotMatch(sentence, /undefined|NaN|\[object/);
      }
    });

    test(`${kind}: is not found where it is nearly so`, () => {
      assert.deepEqual(notesOf(nearMiss), []);
    });
  }
});

test('every kind of the catalogue has its streams', () => {
  const tested = [...Object.keys(noteStreams), ...Object.keys(lifeCases)].toSorted();
  assert.deepEqual(tested, noteKinds.toSorted());
});
