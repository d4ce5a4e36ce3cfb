import assert from 'node:assert/strict';
import { catalogue, type DiagnosisKind } from '../../src/shared/diagnoses/catalogue.ts';
import type { Diagnosis } from '../../src/shared/diagnoses/diagnosis.ts';

/** What some kinds are about is what a missing fact would look like: they name it, in quotation marks. */
const named: Partial<Record<DiagnosisKind, string>> = {
  objectObject: '“[object Object]”',
  notANumber: '“NaN”',
  missingValue: '“undefined”',
};

/** Asserts that every sentence of a diagnosis begins and ends as one, and that no fact is missing in it. */
export function assertWholeSentences({ kind, facts }: Diagnosis<DiagnosisKind>): void {
  const { what, browsers, fix } = catalogue[kind];
  for (const sentence of [what(facts), browsers, fix(facts)]) {
    // A name is written as it is.
    assert.match(sentence, /^(?:[^a-z]|nginx ).*[.)]$/s, kind);
    assert.doesNotMatch(sentence.replace(named[kind] ?? '', ''), /undefined|NaN|\[object/, kind);
  }
}
