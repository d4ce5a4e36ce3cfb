/** The answer of a language model, as other extensions get it. */

import type { Redact } from '../../net/redaction.ts';
import { catalogue } from '../../shared/diagnoses/catalogue.ts';
import { diagnosisCode } from '../../shared/diagnoses/diagnosis-code.ts';
import type { AnswerReading } from '../../shared/stream/answer.ts';
import type { StreamAnswer } from '../vscode/api.ts';

/** @param redact - for the messages, which quote the server: it may send secrets of the request back */
export function streamAnswer({ faults, ...answer }: AnswerReading, redact: Redact): StreamAnswer {
  return {
    ...answer,
    faults: faults.map(({ kind, seq, facts }) => ({
      code: diagnosisCode(kind),
      seq,
      message: redact(catalogue[kind].what(facts)),
    })),
  };
}
