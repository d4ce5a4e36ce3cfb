/** Everything that there is to say about a stream: what the engine found in its bytes, and what its connections tell. */

import { catalogue, noteCode, type NoteKind } from '../../shared/notes/catalogue.ts';
import type { Note, Severity } from '../../shared/notes/note.ts';
import type { ViewUpdate } from '../../shared/stream/engine.ts';
import type { StreamNotes } from '../../shared/boundary/page.ts';
import { notesOffSetting } from '../vscode/settings.ts';
import type { Recording } from './recording.ts';
import type { Stream } from './stream.ts';
import type { OpenStreams } from '../../net/session/connection-notes.ts';

/** What there is something to say about. */
type Noted = Stream | Recording;

/** Without a stream there is nothing to say. */
export async function notesOf(noted: Noted | undefined, open: OpenStreams): Promise<StreamNotes> {
  if (noted === undefined) return { notes: [], off: [], looked: 0, received: 0 };
  const { notes, looked } = await noted.notes(open);
  const off = notesOffSetting();
  const isOff = ({ kind }: Pick<Note<NoteKind>, 'kind'>): boolean => off.has(noteCode(kind));
  return {
    notes: notes.filter((note) => !isOff(note)),
    off: [...new Set(notes.filter(isOff).map(({ kind }) => kind))],
    looked,
    received: noted.counts.received,
  };
}

/** How many notes there are, by severity: cheap, for each update of a panel. */
export function noteCounts(noted: Noted, view: ViewUpdate, open: OpenStreams): Record<Severity, number> {
  const off = notesOffSetting();
  const counts = { error: 0, warning: 0, hint: 0 };
  const kinds = [...(view.noteKinds ?? []), ...noted.noteKinds(open)];
  for (const kind of kinds) if (!off.has(noteCode(kind))) counts[catalogue[kind].severity]++;
  return counts;
}
