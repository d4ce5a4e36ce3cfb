/** Everything that there is to say about a stream: what the engine found in its bytes, and what its connections tell. */

import { catalogue, noteCode, type NoteKind } from '../../shared/notes/catalogue.ts';
import type { Note, Severity } from '../../shared/notes/note.ts';
import type { ViewUpdate } from '../../shared/stream/engine.ts';
import type { StreamNotes } from '../../shared/boundary/page.ts';
import { notesOffSetting } from '../vscode/settings.ts';
import type { Watched } from './watched.ts';
import type { OpenStreams } from '../../net/session/connection-notes.ts';

/** Without a stream there is nothing to say. */
export async function notesOf(watched: Watched | undefined, open: OpenStreams): Promise<StreamNotes> {
  if (watched === undefined) return { notes: [], off: [], looked: 0, received: 0 };
  const { notes, looked } = await watched.notes(open);
  const off = notesOffSetting();
  const isOff = ({ kind }: Pick<Note<NoteKind>, 'kind'>): boolean => off.has(noteCode(kind));
  return {
    notes: notes.filter((note) => !isOff(note)),
    off: [...new Set(notes.filter(isOff).map(({ kind }) => kind))],
    looked,
    received: watched.counts.received,
  };
}

/** How many notes there are, by severity: cheap, for each update of a panel. */
export function noteCounts(watched: Watched, view: ViewUpdate, open: OpenStreams): Record<Severity, number> {
  const off = notesOffSetting();
  const counts = { error: 0, warning: 0, hint: 0 };
  const kinds = [...(view.noteKinds ?? []), ...watched.noteKinds(open)];
  for (const kind of kinds) if (!off.has(noteCode(kind))) counts[catalogue[kind].severity]++;
  return counts;
}
