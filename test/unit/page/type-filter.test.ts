import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fitChips } from '../../../src/page/filter/fit-chips.ts';
import { dealSymbols, typeClass, typeLabel } from '../../../src/page/ui/type-colour.ts';
import { applyGesture, type TypeGesture } from '../../../src/page/filter/type-gesture.ts';
import type { TypeChoice } from '../../../src/shared/query/types.ts';
import { otherTypes } from '../../../src/shared/stream/engine.ts';

function filter(only: string, hide: string): TypeChoice {
  return { only: only.split(' ').filter(Boolean), hide: hide.split(' ').filter(Boolean) };
}

describe('applyGesture', () => {
  const cases: [name: string, from: TypeChoice, type: string, gesture: TypeGesture, to: TypeChoice][] = [
    ['solo shows only this type', filter('', ''), 'a', 'solo', filter('a', '')],
    ['solo again shows all', filter('a', ''), 'a', 'solo', filter('', '')],
    ['solo of another moves over', filter('a', ''), 'b', 'solo', filter('b', '')],
    ['solo of one of several leaves it alone', filter('a b', ''), 'a', 'solo', filter('a', '')],
    ['solo keeps what is hidden', filter('', 'b'), 'a', 'solo', filter('a', 'b')],
    ['solo of a hidden type shows it again', filter('', 'a b'), 'a', 'solo', filter('', 'b')],
    ['a hidden type comes back among those shown', filter('b', 'a'), 'a', 'solo', filter('b a', '')],
    ['add begins a selection', filter('', ''), 'a', 'add', filter('a', '')],
    ['add takes one more', filter('a', ''), 'b', 'add', filter('a b', '')],
    ['add again takes it out', filter('a b', ''), 'a', 'add', filter('b', '')],
    ['add of a hidden type shows it again', filter('', 'a'), 'a', 'add', filter('', '')],
    ['hide hides', filter('', ''), 'a', 'hide', filter('', 'a')],
    ['hide again shows', filter('', 'a'), 'a', 'hide', filter('', '')],
    ['hide takes it out of those shown', filter('a b', ''), 'a', 'hide', filter('b', 'a')],
  ];
  for (const [name, from, type, gesture, to] of cases) {
    test(name, () => assert.deepEqual(applyGesture(from, type, gesture), to));
  }
});

test('the types that streams usually have are told apart by their marks, and a mark never changes', () => {
  const names = 'message token ping heartbeat done error open close update delta price progress end start endpoint log';
  const symbols = names.split(' ').map(typeClass);
  assert.equal(new Set(symbols).size, symbols.length);
  assert.equal(typeClass('message'), 'type-4 shape-2');
});

test('symbols are dealt in the order of appearance: seven colors, then 42 pairs of color and shape', () => {
  const types = Array.from({ length: 42 }, (_, i) => ({ name: `dealt ${i}` }));
  const symbols: string[] = [];
  for (const [i, { name }] of types.entries()) {
    dealSymbols(types.slice(0, i + 1));
    symbols.push(typeClass(name));
  }
  assert.equal(new Set(symbols.slice(0, 7).map((symbol) => symbol.split(' ')[0])).size, 7);
  assert.equal(new Set(symbols).size, 42);
  assert.deepEqual(
    types.map(({ name }) => typeClass(name)),
    symbols,
    'a symbol stays',
  );
  dealSymbols([{ name: 'dealt 9' }]);
  assert.equal(typeClass('dealt 9'), symbols[0], 'another stream deals anew');
  dealSymbols([]);
});

describe('fitChips', () => {
  const chips = Array.from({ length: 100 }, (_, i) => ({ name: `type-${i}`, kept: i }));

  test('more rows and more width take more, all of them if there is room', () => {
    const [narrow, wide, rows] = [fitChips(chips, 300, 2), fitChips(chips, 900, 2), fitChips(chips, 300, 4)];
    assert.ok(narrow > 0 && narrow < wide && wide < 100, `${narrow} of ${wide}`);
    assert.ok(rows > narrow);
    assert.equal(fitChips(chips, 900, 100), 100);
  });

  test('one at least, however narrow it is; none if there is none', () => {
    assert.equal(fitChips(chips, 0, 2), 1);
    assert.equal(fitChips([], 900, 2), 0);
  });
});

test('many types have all colours and all shapes', () => {
  const classes = new Set(Array.from({ length: 60 }, (_, i) => typeClass(`type.${i}`)));
  const parts = new Set([...classes].flatMap((symbol) => symbol.split(' ')));
  const wanted = [
    ...Array.from({ length: 6 }, (_, i) => `shape-${i}`),
    ...Array.from({ length: 7 }, (_, i) => `type-${i}`),
  ];
  assert.deepEqual([...parts].toSorted(), wanted);
});

test('the name for types that are too many is written as words', () => {
  assert.equal(typeLabel(otherTypes), 'other types');
  assert.equal(typeLabel('done'), 'done');
});
