import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { newEngine, newSplittingEngine, push } from '../../support/engine-feed.ts';
import { runs } from '../../support/depth.ts';

const event = (id: string): string => `${id === '' ? '' : `id: ${id}\n`}data: x\n\n`;

function body(engine: Engine, ...ids: readonly string[]): void {
  engine.beginBody();
  push(engine, ids.map(event).join(''));
  engine.endBody();
}

function highlight(engine: Engine): number[] {
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
    assert.deepEqual(highlight(engine), [5, 7]);
    body(engine, '5', '6');
    assert.deepEqual(engine.progress.again, { events: 0, idWent: 'on' });
    assert.deepEqual(highlight(engine), [5, 7]);
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
    const ids = fc.array(fc.constantFrom('', '1', '2', '3', 'a', 'b', 'c', 'd'), { maxLength: 6 });
    const bodies = fc.array(ids, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(bodies, fc.integer({ min: 1, max: 30 }), (all, maxEvents) => {
        const engine = newEngine({ limits: { maxEvents, maxBytes: 1e6 } });
        const expected: number[] = [];
        const seen: string[] = [];
        for (const [n, idsOfBody] of all.entries()) {
          engine.beginBody();
          const before = seen.length;
          let known: Set<string> | undefined;
          for (const id of idsOfBody) {
            // When the first ID comes, those of the events before the body that are kept are known.
            if (id !== '') known ??= new Set(seen.slice(Math.max(0, seen.length - maxEvents), before));
            push(engine, event(id));
            seen.push(id);
            if (n > 0 && id !== '' && known?.has(id) === true) expected.push(seen.length);
          }
        }
        assert.deepEqual(
          highlight(engine),
          expected.filter((seq) => seq > seen.length - maxEvents),
        );
      }),
      { numRuns: runs(1000) },
    );
  });
});
