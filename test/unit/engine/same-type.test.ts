import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { newEngine, push } from '../../support/engine-feed.ts';

describe('sameType', () => {
  test('is the next and the previous event of the type, whatever is between', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 40 }), (types) => {
        const engine = newEngine();
        push(engine, types.map((type) => `event: ${type}\ndata\n\n`).join(''));
        types.forEach((type, at) => {
          const next = types.indexOf(type, at + 1);
          assert.equal(engine.sameType(at + 1, 1), next < 0 ? undefined : next + 1);
          const previous = at === 0 ? -1 : types.lastIndexOf(type, at - 1);
          assert.equal(engine.sameType(at + 1, -1), previous < 0 ? undefined : previous + 1);
        });
      }),
    );
  });

  test('is found across segments, and not among those that were dropped', () => {
    const engine = newEngine({ limits: { maxEvents: 30_000, maxBytes: 1 << 30 } });
    const rare = 'event: rare\ndata\n\n';
    push(engine, rare, 'data\n\n'.repeat(20_000), rare, 'data\n\n'.repeat(20_000), rare);
    assert.equal(engine.sameType(40_003, -1), 20_002);
    assert.equal(engine.sameType(20_002, 1), 40_003);
    assert.equal(engine.sameType(20_002, -1), undefined, 'the first one was dropped');
    assert.equal(engine.sameType(1, 1), undefined, 'and cannot be asked about');
    assert.equal(engine.sameType(40_003, 1), undefined);
  });

  test('tells types apart that the table of types does not', () => {
    const engine = newEngine();
    const long = (letter: string): string => `event: ${letter.repeat(300)}\ndata\n\n`;
    push(engine, long('a'), long('b'), long('a'), long('b'));
    assert.equal(engine.sameType(1, 1), 3);
    assert.equal(engine.sameType(4, -1), 2);
    assert.equal(engine.sameType(3, 1), undefined);
  });
});
