/** Everything that there is to say about a stream: what the engine found in its bytes, and what its connections tell. */

import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import { kindFacts, payloadKinds } from '../../shared/diagnoses/kind-facts.ts';
import type { Severity } from '../../shared/diagnoses/diagnosis.ts';
import type { ViewUpdate } from '../../shared/stream/engine.ts';
import type { StreamDiagnoses } from '../../shared/boundary/page.ts';
import { showsDiagnosis, showsPayloadHints } from '../vscode/settings.ts';
import type { Watched } from './watched.ts';
import type { Redact } from '../../net/redaction.ts';
import { redactedDiagnosis } from '../../net/session/redacted-diagnosis.ts';
import type { OpenStreams } from '../../net/session/connection-diagnoses.ts';

/** Without a stream there is nothing to say. */
export const noDiagnoses: StreamDiagnoses = { diagnoses: [], off: [], looked: 0, received: 0 };

export async function diagnosesOf(watched: Watched, open: OpenStreams): Promise<StreamDiagnoses> {
  const { diagnoses, looked } = await watched.diagnoses(open);
  const off = diagnoses.map(({ kind }) => kind).filter((kind) => !showsDiagnosis(kind) && canBeShown(kind));
  return {
    diagnoses: diagnoses.filter(({ kind }) => showsDiagnosis(kind)),
    off: [...new Set(off)],
    looked,
    received: watched.counts.received,
  };
}

/** Whether a click is enough to show that kind again. */
function canBeShown(kind: DiagnosisKind): boolean {
  return showsPayloadHints() || !payloadKinds.includes(kind);
}

/** How many diagnoses there are, by severity: cheap, for each update of a panel. */
export function diagnosisCounts(watched: Watched, view: ViewUpdate, open: OpenStreams): Record<Severity, number> {
  const counts = { error: 0, warning: 0, hint: 0 };
  const kinds = [...(view.diagnosisKinds ?? []), ...watched.diagnosisKinds(open)];
  for (const kind of kinds) if (showsDiagnosis(kind)) counts[kindFacts[kind].severity]++;
  return counts;
}

/** The view without the diagnoses that are not to be shown, and without secrets in the others. */
export function shownView({ eventlessReason: reason, window, ...view }: ViewUpdate, redact: Redact): ViewUpdate {
  const diagnoses = window.diagnoses?.map((kind) => (kind !== null && showsDiagnosis(kind) ? kind : null));
  const shown = reason !== undefined && showsDiagnosis(reason.kind) ? redactedDiagnosis(reason, redact) : undefined;
  return {
    ...view,
    ...(shown !== undefined && { eventlessReason: shown }),
    window: { ...window, ...(diagnoses !== undefined && { diagnoses }) },
  };
}
