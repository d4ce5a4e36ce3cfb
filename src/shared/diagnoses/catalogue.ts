/** All kinds of diagnoses: what each says happened, what browsers do about it, and how the server is fixed. */

import { connectionEntries } from './connections.ts';
import { dataEntries } from './data.ts';
import { lineEntries } from './lines.ts';
import type { DiagnosisEntry } from './diagnosis.ts';

const entries = { ...lineEntries, ...dataEntries, ...connectionEntries };

export type DiagnosisKind = keyof typeof entries;

export const catalogue: Readonly<Record<DiagnosisKind, DiagnosisEntry>> = entries;

/** In the order of their numbers. */
export const diagnosisKinds = (Object.keys(entries) as DiagnosisKind[]).toSorted(
  (a, b) => entries[a].number - entries[b].number,
);

/** `SSE101`: how a kind is called in settings and documents. */
export function diagnosisCode(kind: DiagnosisKind): string {
  return `SSE${catalogue[kind].number}`;
}
