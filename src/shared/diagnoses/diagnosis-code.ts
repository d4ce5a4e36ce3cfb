/** How diagnoses are called in settings and documents. */

import type { DiagnosisKind } from './catalogue.ts';
import { kindFacts } from './kind-facts.ts';

/** `SSE101`. */
export function diagnosisCode(kind: DiagnosisKind): string {
  return `SSE${kindFacts[kind].number}`;
}
