/**
 * What the host needs to know of the kinds of diagnoses, without their texts, which only the page shows: `esbuild.mjs` puts the
 * values of these constants into the extension's bundle in place of the whole catalogue. So there is nothing else in this file.
 */

import { bodyEntries } from './bodies.ts';
import { catalogue, type DiagnosisKind } from './catalogue.ts';
import type { DiagnosisEntry } from './diagnosis.ts';
import { payloadEntries } from './payload.ts';

export const kindFacts = Object.fromEntries(
  Object.entries(catalogue).map(([kind, { number, severity }]) => [kind, { number, severity }]),
) as Readonly<Record<DiagnosisKind, Pick<DiagnosisEntry, 'number' | 'severity'>>>;

/** Hints about what events carry: one setting turns all of them off. */
export const payloadKinds = Object.keys(payloadEntries) as readonly DiagnosisKind[];

/** About all bytes of a body of which no event is made. */
export const bodyKinds = Object.keys(bodyEntries) as readonly (keyof typeof bodyEntries)[];
