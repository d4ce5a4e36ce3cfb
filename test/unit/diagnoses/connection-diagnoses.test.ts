import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connectionDiagnoses } from '../../../src/net/session/connection-diagnoses.ts';
import { diagnosisKinds, type DiagnosisKind } from '../../../src/shared/diagnoses/catalogue.ts';
import { diagnosisCode } from '../../../src/shared/diagnoses/diagnosis-code.ts';
import type { Diagnosis } from '../../../src/shared/diagnoses/diagnosis.ts';
import { lifeCases } from '../../support/connection-diagnosis-cases.ts';
import type { LifeCase } from '../../support/life-case.ts';
import { diagnosisStreams } from '../../support/diagnosis-streams.ts';
import { assertWholeSentences } from '../../support/whole-sentences.ts';

function diagnosesOf({
  attempts,
  retryMs,
  longestSilenceMs = 0,
  open = 1,
  heldUpBy,
}: LifeCase): Diagnosis<DiagnosisKind>[] {
  const connection = { attempts, longestSilenceMs, heldUpBy };
  const others = Array.from({ length: open }, () => ({ state: 'open' as const, attempts }));
  return connectionDiagnoses(connection, retryMs, () => others);
}

describe('each kind of note about connections', () => {
  for (const [kind, { trigger, nearMiss }] of Object.entries(lifeCases)) {
    test(`${kind}: is found, and nothing else`, () => {
      const diagnoses = diagnosesOf(trigger);
      assert.deepEqual(
        diagnoses.map((diagnosis) => diagnosis.kind),
        [kind],
      );
      diagnoses.forEach(assertWholeSentences);
    });

    test(`${kind}: is not found where it is nearly so`, () => {
      assert.deepEqual(diagnosesOf(nearMiss), []);
    });
  }
});

test('every kind of the catalogue has its streams', () => {
  const tested = [...Object.keys(diagnosisStreams), ...Object.keys(lifeCases)].toSorted();
  assert.deepEqual(tested, diagnosisKinds.toSorted());
});

test('no number stands for two kinds', () => {
  assert.equal(new Set(diagnosisKinds.map(diagnosisCode)).size, diagnosisKinds.length);
});
