/** Everything that there is to say about a stream: what the engine found in its bytes, and what its connections tell. */

import { catalogue, noteCode, type NoteKind } from '../../protocol/notes/catalogue.ts';
import type { Note, NoteFacts, Severity } from '../../protocol/notes/note.ts';
import type { ViewUpdate } from '../../protocol/engine.ts';
import type { StreamNotes } from '../../protocol/page.ts';
import { notesOffSetting } from '../settings.ts';
import type { Stream } from '../stream.ts';
import { connectionNotes, type OpenStreams } from './connection-notes.ts';

/** Without a stream there is nothing to say. */
export async function notesOf(stream: Stream | undefined, open: OpenStreams): Promise<StreamNotes> {
  if (stream === undefined) return { notes: [], off: [], looked: 0, received: 0 };
  const { engine, connection } = stream;
  const { notes, looked } = await engine.notes();
  const all = [...notes, ...ofConnections(stream, open)].map((note) => redacted(note, connection.redact));
  const off = notesOffSetting();
  const isOff = ({ kind }: Pick<Note<NoteKind>, 'kind'>): boolean => off.has(noteCode(kind));
  return {
    notes: all.filter((note) => !isOff(note)),
    off: [...new Set(all.filter(isOff).map(({ kind }) => kind))],
    looked,
    received: engine.progress.counts.received,
  };
}

/** How many notes there are, by severity: cheap, for each update of a panel. */
export function noteCounts(stream: Stream, view: ViewUpdate, open: OpenStreams): Record<Severity, number> {
  const off = notesOffSetting();
  const counts = { error: 0, warning: 0, hint: 0 };
  const kinds = [...(view.noteKinds ?? []), ...ofConnections(stream, open).map(({ kind }) => kind)];
  for (const kind of kinds) if (!off.has(noteCode(kind))) counts[catalogue[kind].severity]++;
  return counts;
}

function ofConnections({ connection, engine }: Stream, open: OpenStreams): Note<NoteKind>[] {
  return connectionNotes(connection, engine.progress.retryMs, open);
}

function redacted(note: Note<NoteKind>, redact: (text: string) => string): Note<NoteKind> {
  const facts = Object.entries(note.facts).map(([name, value]) => [
    name,
    typeof value === 'string' ? redact(value) : value,
  ]);
  return { ...note, facts: Object.fromEntries(facts) as NoteFacts };
}
