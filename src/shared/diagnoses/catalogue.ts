/** All kinds of diagnoses: what each says happened, what browsers do about it, and how the server is fixed. */

import { bodyEntries } from './bodies.ts';
import { connectionEntries } from './connections.ts';
import { dataEntries } from './data.ts';
import { deliveryEntries } from './delivery.ts';
import { redirectEntries } from './redirects.ts';
import { wireEntries } from './wire.ts';
import { endEntries } from './ends.ts';
import { lineEntries } from './lines.ts';
import { llmEntries } from './llm.ts';
import { payloadEntries } from './payload.ts';
import type { DiagnosisEntry } from './diagnosis.ts';

const entries = {
  ...lineEntries,
  ...dataEntries,
  ...deliveryEntries,
  ...redirectEntries,
  ...wireEntries,
  ...bodyEntries,
  ...payloadEntries,
  ...endEntries,
  ...connectionEntries,
  ...llmEntries,
};

export type DiagnosisKind = keyof typeof entries;

export const catalogue: Readonly<Record<DiagnosisKind, DiagnosisEntry>> = entries;

/** In the order of their numbers. */
export const diagnosisKinds = (Object.keys(entries) as DiagnosisKind[]).toSorted(
  (a, b) => entries[a].number - entries[b].number,
);
