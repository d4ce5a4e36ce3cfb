/** Conditions that a query can say. */

import * as fc from 'fast-check';
import { comparisons, type Condition } from '../../../../src/shared/stream/condition.ts';

const text = fc.oneof(
  fc.constantFrom(
    'a',
    'or',
    'AND',
    'not',
    '-x',
    '"',
    'a b',
    'type:x',
    '$.a',
    '#>1',
    'a"b',
    '/x/',
    '(',
    'f(x)',
    'a)',
    '\\n',
    ',',
  ),
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);
const name = fc.oneof(text, fc.constantFrom('', 'price', 'a,b', 'a*b', '\nother types'));
const op = fc.constantFrom(...comparisons);
const number = fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e30, noNaN: true }));
const kind = fc.constantFrom('type' as const, 'id' as const);
const named = kind.chain((kind) =>
  fc.oneof(
    name.map((name): Condition => ({ kind, name, isGlob: false })),
    fc.constantFrom('*', 'a*', '*.b*').map((name): Condition => ({ kind, name, isGlob: true })),
  ),
);
const path = fc.constantFrom('$.a', "$['a b']", '$..*', '$[?@.a > 1 && match(@.b, "x y")].c', '$[1:2,0]', '$');
const scalar = fc.oneof(
  text,
  fc.constantFrom('', 'true', '1'),
  // A zero has no sign in a query.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.boolean(),
  fc.constant(null),
);

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  text.map((text): Condition => ({ kind: 'text', text })),
  named,
  fc
    .tuple(
      fc.constantFrom('', 'a b', String.raw`\/`, '[/"]', 'x{2}', String.raw`\d+ or`),
      fc.constantFrom('', 'i', 'ims', 'v'),
    )
    .map(([source, flags]): Condition => ({ kind: 'pattern', source, flags })),
  fc
    .tuple(fc.constantFrom('size' as const, 'gap' as const, 'seq' as const), op, number)
    .map(([kind, op, value]): Condition => ({ kind, op, value })),
  fc.tuple(op, fc.integer({ min: 0, max: 4e12 })).map(([op, value]): Condition => ({ kind: 'time', op, value })),
  fc.tuple(path, op, scalar).map(([path, op, value]): Condition => ({ kind: 'path', path, test: { op, value } })),
  // The root alone is text.
  path.filter((path) => path !== '$').map((path): Condition => ({ kind: 'path', path })),
);

export const anyCondition = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    leaf,
    tie('tree').map((of): Condition => ({ kind: 'not', of })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('tree'), { minLength: 2, maxLength: 4 }))
      .map(([kind, of]): Condition => ({ kind, of })),
  ),
})).tree;

const signs = String.raw`( ) - " ' / , \ $ $. [ ] ? @ # > <= = !=`.split(' ');
const words = 'type: id: after: before: size gap time and or not a b* 1 kb 12:00'.split(' ');
const pieces = [...signs, ...words, ' ', ' ', '\t'];

/** Whatever a person may type, and much that resembles a query. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join('')),
);
