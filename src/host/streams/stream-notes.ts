/** Everything that there is to say about a stream: what the engine found in its bytes, and what its connections tell. */

import { catalogue, noteCode, type NoteKind } from '../../shared/notes/catalogue.ts';
import type { Note, NoteFacts, Severity } from '../../shared/notes/note.ts';
import type { ViewUpdate } from '../../shared/stream/engine.ts';
import type { StreamNotes } from '../../shared/boundary/page.ts';
import { notesOffSetting } from '../vscode/settings.ts';
import type { Recording } from './recording.ts';
import type { Stream } from './stream.ts';
import { connectionNotes, type OpenStreams } from './connection-notes.ts';

/** What there is something to say about. */
type Noted = Stream | Recording;

/** Without a stream there is nothing to say. */
export async function notesOf(noted: Noted | undefined, open: OpenStreams): Promise<StreamNotes> {
  if (noted === undefined) return { notes: [], off: [], looked: 0, received: 0 };
  const { engine } = noted;
  const { notes, looked } = await engine.notes();
  const all = noted.kind === 'recording' ? notes : withConnections(notes, noted, open);
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
export function noteCounts(noted: Noted, view: ViewUpdate, open: OpenStreams): Record<Severity, number> {
  const off = notesOffSetting();
  const counts = { error: 0, warning: 0, hint: 0 };
  const ofItsConnections = noted.kind === 'recording' ? [] : ofConnections(noted, open);
  const kinds = [...(view.noteKinds ?? []), ...ofItsConnections.map(({ kind }) => kind)];
  for (const kind of kinds) if (!off.has(noteCode(kind))) counts[catalogue[kind].severity]++;
  return counts;
}

/** A request may have had secrets, and a server may send them back. */
function withConnections(notes: readonly Note<NoteKind>[], stream: Stream, open: OpenStreams): Note<NoteKind>[] {
  return [...notes, ...ofConnections(stream, open)].map((note) => redacted(note, stream.connection.redact));
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
