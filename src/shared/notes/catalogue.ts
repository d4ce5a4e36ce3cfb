/** All kinds of notes: what each says happened, what browsers do about it, and how the server is mended. */

import { connectionNotes } from './connection-notes.ts';
import { dataNotes } from './data-notes.ts';
import { lineNotes } from './line-notes.ts';
import type { NoteEntry } from './note.ts';

const entries = { ...lineNotes, ...dataNotes, ...connectionNotes };

export type NoteKind = keyof typeof entries;

export const catalogue: Readonly<Record<NoteKind, NoteEntry>> = entries;

/** In the order of their numbers. */
export const noteKinds = (Object.keys(entries) as NoteKind[]).toSorted((a, b) => entries[a].number - entries[b].number);

/** `SSE101`: how a kind is called in settings and documents. */
export function noteCode(kind: NoteKind): string {
  return `SSE${catalogue[kind].number}`;
}
