import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatSpan } from '../../../src/page/ui/format.ts';
import {
  completeLayout,
  defaultLayout,
  fitLayout,
  moveColumn,
  pathProblem,
  putPathColumn,
  removeColumn,
  resetColumns,
  resizeColumn,
  shownColumns,
  toggleColumn,
  toggleAnnotations,
  wantedOf,
} from '../../../src/page/model/columns.ts';
import type { GridLayout } from '../../../src/shared/stream/columns.ts';
import { isGridLayout } from '../../../src/shared/boundary/guards.ts';

const ids = (layout: GridLayout): string =>
  shownColumns(layout)
    .map(({ id }) => id)
    .join(' ');

describe('the columns', () => {
  test('begin with number, time, type, data', () => assert.equal(ids(defaultLayout), 'seq time type data size'));

  test('leave the sizes out of a narrow list, until the person has chosen', () => {
    assert.equal(ids(fitLayout(defaultLayout, 500)), 'seq time type data');
    assert.equal(ids(fitLayout(defaultLayout, 600)), 'seq time type data size');
    assert.equal(
      ids(fitLayout({ ...defaultLayout, columns: [...defaultLayout.columns] }, 500)),
      'seq time type data size',
    );
    assert.equal(completeLayout(JSON.parse(JSON.stringify(defaultLayout)) as GridLayout), defaultLayout);
  });

  test('are as at first while what is between the events is switched on and off', () => {
    const shown = toggleAnnotations(toggleAnnotations(defaultLayout, 'gap'), 'comment');
    assert.deepEqual(shown.marks, ['comment', 'gap']);
    assert.equal(ids(fitLayout(shown, 500)), 'seq time type data');
    assert.equal(
      ids(fitLayout(completeLayout(JSON.parse(JSON.stringify(shown)) as GridLayout), 500)),
      'seq time type data',
    );
    assert.deepEqual(resetColumns({ ...shown, columns: [], time: 'gap' }), shown);
    assert.equal(toggleAnnotations(toggleAnnotations(shown, 'gap'), 'comment'), defaultLayout);
  });

  test('one stays in any case', () => {
    const one: GridLayout = {
      columns: [
        { id: 'data', isShown: true },
        { id: 'seq', isShown: false },
      ],
      time: 'absolute',
    };
    assert.equal(toggleColumn(one, 'data'), one);
    assert.equal(ids(toggleColumn(one, 'seq')), 'data seq');
    assert.equal(ids(removeColumn({ ...one, columns: [{ id: '$.a', isShown: true }] }, '$.a')), ids(defaultLayout));
  });

  test('are moved among those that are shown, as far as there are any', () => {
    assert.equal(ids(moveColumn(defaultLayout, 'size', -1)), 'seq time type size data');
    assert.equal(ids(moveColumn(defaultLayout, 'seq', 1)), 'time seq type data size');
    assert.equal(ids(moveColumn(defaultLayout, 'type', -9)), 'type seq time data size');
    assert.equal(moveColumn(defaultLayout, 'size', 1), defaultLayout);
    assert.equal(moveColumn(defaultLayout, 'id', 1), defaultLayout, 'one that is hidden has no place');
  });

  test('have a width within bounds, and layouts of all changes pass the boundary', () => {
    for (const width of [-5, 31.7, 200.4, 1e9]) assert.ok(isGridLayout(resizeColumn(defaultLayout, 'data', width)));
    assert.ok(isGridLayout(putPathColumn(defaultLayout, { path: '$.a', title: ' A ' })));
    assert.equal(
      isGridLayout({ ...defaultLayout, columns: [...defaultLayout.columns, ...defaultLayout.columns] }),
      false,
    );
    assert.equal(isGridLayout({ ...defaultLayout, columns: [{ id: 'constructor', isShown: true }] }), false);
  });

  test('ask the engine for no more than is shown', () => {
    assert.deepEqual(wantedOf(defaultLayout), { facts: ['shared'] });
    assert.deepEqual(wantedOf(defaultLayout, false), {}, 'nothing is folded');
    assert.deepEqual(wantedOf(toggleColumn(defaultLayout, 'data')), {});
    const path = putPathColumn(toggleColumn(defaultLayout, 'id'), { path: '$.a', title: '' });
    assert.deepEqual(wantedOf({ ...path, time: 'typeGap' }, false), { facts: ['id', 'typeGap'], columns: ['$.a'] });
    assert.deepEqual(wantedOf(toggleColumn({ ...defaultLayout, time: 'gap' }, 'time'), false), {});
    assert.deepEqual(wantedOf(toggleColumn(defaultLayout, 'gap'), false), { facts: ['gap'] });
    assert.deepEqual(wantedOf({ ...defaultLayout, time: 'gap' }, false), { facts: ['gap'] });
  });

  test('from JSON paths: each path once, twenty at most, titles can change', () => {
    const one = putPathColumn(defaultLayout, { path: '$.a', title: '' });
    assert.match(pathProblem(one, '$.a') ?? '', /already/);
    assert.equal(pathProblem(one, '$.a', '$.a'), undefined);
    assert.deepEqual(putPathColumn(resizeColumn(one, '$.a', 99), { path: '$.b', title: 'B' }, '$.a').columns.at(-1), {
      id: '$.b',
      isShown: true,
      width: 99,
      title: 'B',
    });
    const many = Array.from({ length: 20 }, (_, i) => `$.p${i}`).reduce(
      (layout, path) => putPathColumn(layout, { path, title: '' }),
      defaultLayout,
    );
    assert.match(pathProblem(many, '$.x') ?? '', /20/);
  });
});

test('formatSpan is short, and exact where it matters', () => {
  const spans = [0, 1.54, 9.96, 120.4, 999.6, 1234.4, 59_999.7, 123_400, 3_723_000, -5];
  assert.deepEqual(spans.map(formatSpan), [
    '0.0 ms',
    '1.5 ms',
    '10 ms',
    '120 ms',
    '1.000 s',
    '1.234 s',
    '1:00.000',
    '2:03.400',
    '1:02:03',
    '−5.0 ms',
  ]);
});
