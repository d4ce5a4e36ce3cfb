import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/engine.ts';
import { newEngine, newSplittingEngine, push } from '../../support/engine-feed.ts';

const event = (id: string): string => `${id === '' ? '' : `id: ${id}\n`}data: x\n\n`;

function body(engine: Engine, ...ids: readonly string[]): void {
  engine.beginBody();
  push(engine, ids.map(event).join(''));
  engine.endBody();
}

function marked(engine: Engine): number[] {
  const { seq, again } = engine.view({ from: 0, count: 2000, follow: false }).window;
  return [...seq].filter((_, index) => again?.[index] === 1);
}

describe('events that came again', () => {
  test('are those of a later body whose own ID was seen', () => {
    const engine = newSplittingEngine();
    body(engine, '1', '2', '', '3');
    assert.equal(engine.progress.again, undefined, 'nothing is told of the first body');
    assert.equal(engine.view({ from: 0, count: 10, follow: false }).window.again, undefined);
    body(engine, '2', '', '3', '4');
    assert.deepEqual(engine.progress.again, { events: 2, idWent: 'back' });
    assert.deepEqual(marked(engine), [5, 7]);
    body(engine, '5', '6');
    assert.deepEqual(engine.progress.again, { events: 0, idWent: 'on' });
    assert.deepEqual(marked(engine), [5, 7]);
  });

  test('of which one cannot tell whether the ID went on, are not judged', () => {
    const engine = newEngine();
    body(engine, 'a');
    body(engine, 'b', 'a');
    assert.deepEqual(engine.progress.again, { events: 1 });
    body(engine, '');
    assert.equal(engine.progress.again, undefined);
  });

  test('are known by IDs of events that are kept', () => {
    const engine = newEngine({ limits: { maxEvents: 2, maxBytes: 1e6 } });
    body(engine, '1', '2', '3');
    body(engine, '1');
    assert.deepEqual(engine.progress.again, { events: 0, idWent: 'back' });
    body(engine, '3');
    assert.deepEqual(engine.progress.again, { events: 1, idWent: 'back' });
  });

  test('are the same as those of a simple model', () => {
    const ids = fc.array(fc.constantFrom('', '1', '2', '3', 'a', 'b'), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(ids, { minLength: 1, maxLength: 5 }), (bodies) => {
        const engine = newEngine();
        const seen = new Set<string>();
        const expected: number[] = [];
        let seq = 0;
        for (const [n, all] of bodies.entries()) {
          body(engine, ...all);
          const before = new Set(seen);
          for (const id of all) {
            seq++;
            if (n > 0 && before.has(id)) expected.push(seq);
            if (id !== '') seen.add(id);
          }
        }
        assert.deepEqual(marked(engine), expected);
      }),
    );
  });
});
