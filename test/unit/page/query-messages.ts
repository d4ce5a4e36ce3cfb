/** Opens what is said of a query, through the box that reads it; what it marks in the box is looked at as well. */

import assert from 'node:assert/strict';
import { problemOfQuery } from '../../../src/page/filter/search-problem.ts';
import { maxQueryChars } from '../../../src/shared/stream/condition.ts';
import type { CasesAt, openedInPageCode } from '../../support/message-cases.ts';

/** @param place - what of the query is marked; absent: all of it */
function highlight(query: string, place = query): string | undefined {
  const problem = problemOfQuery(query);
  assert.equal(query.slice(problem?.place?.start, problem?.place?.end), place, 'the place that is marked');
  return problem?.text;
}

export const queryCases: CasesAt<typeof openedInPageCode>['query'] = {
  tooLong: { facts: [maxQueryChars], open: () => highlight(`${'a'.repeat(maxQueryChars)}bc`, 'bc') },
  tooDeep: { facts: [], open: () => highlight(`${'-'.repeat(100)}a`, '-') },
  noOpenParenthesis: { facts: [], open: () => highlight('a) b', ')') },
  openParenthesis: { facts: [], open: () => highlight('a (b', '(') },
  emptyGroup: { facts: [], open: () => highlight('a ()', '()') },
  nothingAfter: { facts: ['or'], open: () => highlight('a or', 'or') },
  nothingBefore: { facts: ['and'], open: () => highlight('and b', 'and') },
  noBlank: { facts: ['b'], open: () => highlight('type:"a"b', 'b') },
  openQuotation: { facts: [], open: () => highlight('a "b', '"b') },
  emptyText: { facts: [], open: () => highlight('""') },
  openPattern: { facts: [], open: () => highlight('a /b', '/b') },
  unknownFlags: { facts: ['q'], open: () => highlight('/a/q', 'q') },
  noType: { facts: [], open: () => highlight('a type:', 'type:') },
  noId: { facts: [], open: () => highlight('id:') },
  nothingAfterComma: { facts: [], open: () => highlight('type:a, b', 'type:a,') },
  nothingToCompare: { facts: ['size'], open: () => highlight('size>') },
  noTime: { facts: ['noon'], open: () => highlight('after:noon', 'noon') },
  noNumber: { facts: ['x', 'ms, s, m or h'], open: () => highlight('gap>x', 'x') },
  noUnitHere: { facts: ['kb'], open: () => highlight('#>1kb', '1kb') },
  unknownUnit: { facts: ['kbb', 'b, kb, mb or gb'], open: () => highlight('size>1kbb', '1kbb') },
  tooLarge: { facts: ['1e999'], open: () => highlight('#>1e999', '1e999') },
  openPath: { facts: [], open: () => highlight('$.a[') },
  badPath: { facts: ['$.a-b'], open: () => highlight('$.a-b') },
  noValue: { facts: [], open: () => highlight('$.a ==') },
  valueTooLarge: { facts: ['1e999'], open: () => highlight('$.a == 1e999') },
};
