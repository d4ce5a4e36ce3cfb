/** Opens what is said of a query, through the box that reads it; what it marks in the box is looked at as well. */

import assert from 'node:assert/strict';
import { problemOfQuery } from '../../../src/page/filter/search-problem.ts';
import { maxQueryChars } from '../../../src/shared/stream/condition.ts';
import type { CasesAt, openedInPageCode } from '../../support/message-cases.ts';

/** @param place - what of the query is marked; absent: all of it */
function marked(query: string, place = query): string | undefined {
  const problem = problemOfQuery(query);
  assert.equal(query.slice(problem?.place?.start, problem?.place?.end), place, 'the place that is marked');
  return problem?.text;
}

export const queryCases: CasesAt<typeof openedInPageCode>['query'] = {
  tooLong: { facts: [maxQueryChars], open: () => marked(`${'a'.repeat(maxQueryChars)}bc`, 'bc') },
  tooDeep: { facts: [], open: () => marked(`${'-'.repeat(100)}a`, '-') },
  noOpenParenthesis: { facts: [], open: () => marked('a) b', ')') },
  openParenthesis: { facts: [], open: () => marked('a (b', '(') },
  emptyGroup: { facts: [], open: () => marked('a ()', '()') },
  nothingAfter: { facts: ['or'], open: () => marked('a or', 'or') },
  nothingBefore: { facts: ['and'], open: () => marked('and b', 'and') },
  noBlank: { facts: ['b'], open: () => marked('type:"a"b', 'b') },
  openQuotation: { facts: [], open: () => marked('a "b', '"b') },
  emptyText: { facts: [], open: () => marked('""') },
  openPattern: { facts: [], open: () => marked('a /b', '/b') },
  unknownFlags: { facts: ['q'], open: () => marked('/a/q', 'q') },
  noType: { facts: [], open: () => marked('a type:', 'type:') },
  noId: { facts: [], open: () => marked('id:') },
  nothingAfterComma: { facts: [], open: () => marked('type:a, b', 'type:a,') },
  nothingToCompare: { facts: ['size'], open: () => marked('size>') },
  noTime: { facts: ['noon'], open: () => marked('after:noon', 'noon') },
  noNumber: { facts: ['x', 'ms, s, m or h'], open: () => marked('gap>x', 'x') },
  noUnitHere: { facts: ['kb'], open: () => marked('#>1kb', '1kb') },
  unknownUnit: { facts: ['kbb', 'b, kb, mb or gb'], open: () => marked('size>1kbb', '1kbb') },
  tooLarge: { facts: ['1e999'], open: () => marked('#>1e999', '1e999') },
  openPath: { facts: [], open: () => marked('$.a[') },
  badPath: { facts: ['$.a-b'], open: () => marked('$.a-b') },
  noValue: { facts: [], open: () => marked('$.a ==') },
  valueTooLarge: { facts: ['1e999'], open: () => marked('$.a == 1e999') },
};
