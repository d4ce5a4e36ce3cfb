import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { buttonPx, chipsPx } from '../../../src/page/filter/fit-chips.ts';
import { dealSymbols, typeClass, typeLabel } from '../../../src/page/ui/type-colour.ts';
import { applyGesture, checkType, isTypeShown, type TypeGesture } from '../../../src/page/filter/type-gesture.ts';
import { longestName, shortNames } from '../../../src/page/ui/short-names.ts';
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

describe('checkType', () => {
  const all = ['a', 'b', 'c'];
  const cases: [name: string, from: TypeChoice, type: string, to: TypeChoice][] = [
    ['hides a type that is shown', filter('', ''), 'a', filter('', 'a')],
    ['and one more', filter('', 'a'), 'b', filter('', 'a b')],
    ['shows a hidden one again', filter('', 'a b'), 'a', filter('', 'b')],
    ['adds to those that are shown', filter('a', ''), 'b', filter('a b', '')],
    ['takes away from them', filter('a b', ''), 'a', filter('b', '')],
    ['with all of them checked, types that are still to come are shown', filter('a b', ''), 'c', filter('', '')],
    ['all are shown when none would be', filter('a', ''), 'a', filter('', '')],
    ['also when each was hidden', filter('', 'a b'), 'c', filter('', '')],
    ['shows one that is both', filter('a', 'b'), 'b', filter('a b', '')],
  ];
  for (const [name, from, type, to] of cases) {
    test(name, () => assert.deepEqual(checkType(from, type, all), to));
  }

  test('its box is checked after it was not, and the other way round', () => {
    const choice = fc.record({ only: fc.subarray(all), hide: fc.subarray(all) });
    fc.assert(
      fc.property(choice, fc.constantFrom(...all), (from, type) => {
        const to = checkType(from, type, all);
        const isLast = all.every((other) => other === type || !isTypeShown(from, other));
        assert.equal(isTypeShown(to, type), !isTypeShown(from, type) || isLast);
        for (const other of all) {
          if (other !== type && !isLast) assert.equal(isTypeShown(to, other), isTypeShown(from, other), other);
        }
      }),
    );
  });
});

describe('shortNames', () => {
  const start = 'com.example.a.namespace.'.repeat(8);
  const end = '.and.its.last.part'.repeat(8);

  test('leave short names alone, and keep both ends of long ones', () => {
    const names = ['price', `${start}alpha`];
    assert.deepEqual([...shortNames(names).values()], ['price', 'com.example.a.na…space.alpha']);
  });

  test('long names that differ are written differently, wherever they do', () => {
    for (const names of [
      ['alpha', 'beta', 'gamma'].map((name) => start + name),
      ['alpha', 'beta', 'gamma'].map((name) => name + end),
      ['alpha', 'beta', 'gamma'].map((name) => `${start}${name}${end}`),
      [`${start}alpha${end}`, `${start}alphA${end}`, `${start}beta${end}`, `${start}${end}`],
    ]) {
      const short = shortNames(names);
      assert.equal(new Set(short.values()).size, names.length, [...short.values()].join(' | '));
      for (const name of short.values()) assert.ok(name.length <= longestName + 4, name);
    }
  });

  test('no character is torn apart', () => {
    const family = '👨‍👩‍👧‍👦';
    const names = fc.array(
      fc.string({ unit: fc.constantFrom(family, 'é', 'e\u0301', '日', 'a'), minLength: 10, maxLength: 60 }),
    );
    fc.assert(
      fc.property(names, (names) => {
        for (const [name, short] of shortNames([...new Set(names)])) {
          const whole = new Set([...new Intl.Segmenter().segment(`${name}…`)].map(({ segment }) => segment));
          for (const { segment } of new Intl.Segmenter().segment(short))
            assert.ok(whole.has(segment), `${short} of ${name}`);
        }
      }),
    );
  });
});

test('chips and buttons are reckoned wider than what is on them', () => {
  const textPx = (text: string) => 7 * text.length;
  assert.equal(chipsPx([], textPx), 0);
  const one = chipsPx([{ name: 'price', kept: 12 }], textPx);
  assert.equal(one, 33 + 7 * 7);
  assert.equal(
    chipsPx(
      [
        { name: 'price', kept: 12 },
        { name: 'x', kept: 1 },
      ],
      textPx,
    ),
    one + 4 + 33 + 14,
  );
  assert.equal(buttonPx('All', textPx), 18 + 21 + 4);
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
