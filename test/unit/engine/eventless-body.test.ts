import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Engine } from '../../../src/engine/door/engine.ts';
import type { Diagnosis } from '../../../src/shared/diagnoses/diagnosis.ts';
import { blockOf, newEngine } from '../../support/engine-feed.ts';

const window = { from: 0, count: 10, follow: true };
const begin = 1_700_000_000_000;

/** What the empty list shows instead of events. */
function reasonIn(engine: Engine): Diagnosis | undefined {
  return engine.view(window).eventlessReason;
}

function startIn(engine: Engine): string {
  return Buffer.from(reasonIn(engine)?.places[0]?.excerpt ?? []).toString();
}

function kindsIn(engine: Engine): readonly string[] {
  return engine.diagnoses().diagnoses.map(({ kind }) => kind);
}

/** Those that have something to do have a slice, as after two seconds. */
function waitAWhile(engine: Engine): void {
  for (const { follower, pace } of engine.followers)
    if (pace === 'afterAWhile' && !follower.isAtRest) follower.advance();
}

function opened(...pieces: readonly [text: string, at: number][]): Engine {
  const engine = newEngine();
  engine.beginBody();
  for (const [text, at] of pieces) engine.push(blockOf(text, begin + at));
  return engine;
}

describe('a body of which no event is made', () => {
  test('is left alone at first, and shown after a while, with its start', () => {
    const engine = opened(['data: 1\n', 0], ['data: 2\n', 500]);
    assert.deepEqual(kindsIn(engine), []);
    assert.equal(reasonIn(engine), undefined);
    waitAWhile(engine);
    assert.equal(reasonIn(engine)?.kind, 'noBlankLine');
    assert.equal(startIn(engine), 'data: 1\ndata: 2\n');
    assert.deepEqual(engine.view(window).diagnosisKinds, ['noBlankLine'], 'it counts');
  });

  test('is shown by the clock of its bytes too, while they come', () => {
    assert.equal(reasonIn(opened(['data: 1\n', 0], ['data: 2\n', 1900])), undefined);
    assert.equal(reasonIn(opened(['data: 1\n', 0], ['data: 2\n', 2000]))?.kind, 'noBlankLine');
  });

  test('is right again as soon as an event comes', () => {
    const engine = opened(['data: 1\n', 0]);
    waitAWhile(engine);
    engine.push(blockOf('\n', begin + 5000));
    assert.equal(reasonIn(engine), undefined);
    assert.deepEqual(kindsIn(engine), []);
    assert.deepEqual(engine.view(window).diagnosisKinds, undefined);
  });

  test('is judged anew when more comes', () => {
    const engine = opened(['{"a":1}\n', 0]);
    waitAWhile(engine);
    assert.deepEqual(kindsIn(engine), ['jsonBody']);
    engine.push(blockOf('{"a":2}\n', begin + 5000));
    waitAWhile(engine);
    assert.deepEqual(kindsIn(engine), ['jsonLines']);
  });

  test('keeps what its lines say until then, and loses none of it to an event', () => {
    const engine = opened(['Data: 1\n\nplain text\n\n', 0]);
    assert.deepEqual(kindsIn(engine), []);
    engine.push(blockOf('data: 1\n\n', begin + 10));
    assert.deepEqual(kindsIn(engine), ['fieldCase', 'unknownField']);
    assert.deepEqual(
      engine.diagnoses().diagnoses.map(({ places }) => places[0]?.seq),
      [0, 0],
    );
  });

  test('stays explained when it is over, also while the next one is awaited', () => {
    const engine = opened(['Internal Server Error', 0]);
    engine.endBody();
    assert.equal(reasonIn(engine)?.facts['text'], 'Internal Server Error');
    engine.beginBody();
    assert.equal(reasonIn(engine)?.kind, 'plainText');
    assert.deepEqual(kindsIn(engine), ['plainText']);
  });

  test('is not blamed for a connection that broke', () => {
    const engine = opened(['data: 1\n', 0]);
    engine.endBody(false);
    assert.deepEqual(kindsIn(engine), []);
  });

  test('holds no more than its start, and some of its lines', () => {
    const engine = opened(...Array.from({ length: 3000 }, (_, n) => [`line ${n}: x\n`, n] as [string, number]));
    engine.endBody();
    assert.ok(startIn(engine).length <= 1024);
    const { diagnoses } = engine.diagnoses();
    const count = diagnoses.reduce((sum, diagnosis) => sum + diagnosis.count, 0);
    assert.ok(count >= 2900, 'those beyond are told at once');
    assert.ok(diagnoses.length <= 22, String(diagnoses.length));
  });

  test('is over with the first event: nothing is looked at from then on', () => {
    const engine = opened(['data: 1\n\n', 0]);
    const { follower } = engine.followers.find(({ pace }) => pace === 'afterAWhile') ?? {};
    assert.ok(follower?.isAtRest);
    engine.push(blockOf('data: 2\ndata: 3\n', begin + 1000));
    assert.ok(follower.isAtRest);
  });
});
