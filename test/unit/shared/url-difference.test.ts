import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { urlDifference } from '../../../src/shared/request/url-difference.ts';

const cases: readonly [url: string, other: string, has: readonly string[], lacks: readonly string[]][] = [
  ['http://h/x?a=1', 'http://h/x?a=1', [], []],
  ['http://h/x?a=1&b=2', 'http://h/x?b=2&a=1', [], []],
  ['http://h/x?a=1', 'http://h/x?a=2', ['a=1'], []],
  ['http://h/x', 'http://h/x?a=2&a=3', [], ['a']],
  ['http://h/x?a=1&a=1', 'http://h/x?a=1', ['a=1'], []],
  ['http://h/y?s=%20', 'http://h/x', ['/y', 's= '], []],
  ['https://h/x', 'http://h/x', ['https://h/x'], []],
  ['not a URL', 'http://h/', ['not a URL'], []],
  ['not a URL', 'not a URL', [], []],
];

describe('how a URL differs from another', () => {
  for (const [url, other, has, lacks] of cases) {
    it(`${url} from ${other}`, () => assert.deepEqual(urlDifference(url, other), { has, lacks }));
  }
});
