/** Everything that there is to say about a stream: what the engine found in its bytes, and what its connections tell. */

import { catalogue, diagnosisCode, type DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Diagnosis, Severity } from '../../shared/diagnoses/diagnosis.ts';
import type { ViewUpdate } from '../../shared/stream/engine.ts';
import type { StreamDiagnoses } from '../../shared/boundary/page.ts';
import { hiddenDiagnosesSetting } from '../vscode/settings.ts';
import type { Watched } from './watched.ts';
import type { OpenStreams } from '../../net/session/connection-diagnoses.ts';

/** Without a stream there is nothing to say. */
export async function diagnosesOf(watched: Watched | undefined, open: OpenStreams): Promise<StreamDiagnoses> {
  if (watched === undefined) return { diagnoses: [], off: [], looked: 0, received: 0 };
  const { diagnoses, looked } = await watched.diagnoses(open);
  const off = hiddenDiagnosesSetting();
  const isOff = ({ kind }: Pick<Diagnosis<DiagnosisKind>, 'kind'>): boolean => off.has(diagnosisCode(kind));
  return {
    diagnoses: diagnoses.filter((diagnosis) => !isOff(diagnosis)),
    off: [...new Set(diagnoses.filter(isOff).map(({ kind }) => kind))],
    looked,
    received: watched.counts.received,
  };
}

/** How many diagnoses there are, by severity: cheap, for each update of a panel. */
export function diagnosisCounts(watched: Watched, view: ViewUpdate, open: OpenStreams): Record<Severity, number> {
  const off = hiddenDiagnosesSetting();
  const counts = { error: 0, warning: 0, hint: 0 };
  const kinds = [...(view.diagnosisKinds ?? []), ...watched.diagnosisKinds(open)];
  for (const kind of kinds) if (!off.has(diagnosisCode(kind))) counts[catalogue[kind].severity]++;
  return counts;
}
