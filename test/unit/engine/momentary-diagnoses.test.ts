import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newEngine, push } from '../../support/engine-feed.ts';

const window = { from: 0, count: 0, follow: false };
const prices = 'event: price\ndata: {"n":1}\n\n'.repeat(12);

describe('what is said of a stream as long as it is so', () => {
  test('is among the kinds that each update counts: the badge says what the list says', () => {
    const engine = newEngine();
    push(engine, prices);
    const listed = engine.diagnoses().diagnoses.map(({ kind }) => kind);
    assert.ok(listed.includes('neverOnMessage'));
    assert.deepEqual(engine.view(window).diagnosisKinds, listed);
    push(engine, 'data: unnamed\n\n');
    assert.equal(engine.view(window).diagnosisKinds?.includes('neverOnMessage') ?? false, false);
  });

  test('is read without a type that never came', () => {
    const engine = newEngine();
    push(engine, prices);
    engine.diagnoses();
    engine.read(1, 100);
    assert.deepEqual(engine.view(window).types, [{ name: 'price', kept: 12 }]);
  });

  test('ends with events that are named message', () => {
    const engine = newEngine();
    push(engine, `${prices}event: message\ndata: 1\n\n`);
    assert.equal(engine.view(window).diagnosisKinds?.includes('neverOnMessage') ?? false, false);
  });
});
