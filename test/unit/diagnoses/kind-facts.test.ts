import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyEntries } from '../../../src/shared/diagnoses/bodies.ts';
import { catalogue } from '../../../src/shared/diagnoses/catalogue.ts';
import * as facts from '../../../src/shared/diagnoses/kind-facts.ts';

test('what the host knows of diagnoses can be put into its bundle as JSON', () => {
  const values = { ...facts };
  assert.deepEqual(JSON.parse(JSON.stringify(values)), values);
});

test('it is of each kind the number and the severity of the catalogue, without texts', () => {
  assert.deepEqual(Object.keys(facts.kindFacts), Object.keys(catalogue));
  for (const [kind, { number, severity }] of Object.entries(catalogue)) {
    assert.deepEqual(facts.kindFacts[kind as keyof typeof catalogue], { number, severity });
  }
  assert.deepEqual(facts.bodyKinds, Object.keys(bodyEntries));
});
