/** Where JSON breaks: the same texts are JSON as for JSON.parse, and each beginning of JSON is only cut. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jsonFault } from '../../../src/llm/json/json-fault.ts';

const whole = [
  '{}',
  '[]',
  ' { "a" : [ 1 , -2.5e+3 , true , false , null ] , "b\\u00e4\\"" : { "c" : "" } } ',
  '"text"',
  '-0',
  '[[[]],{"a":{}}]',
  '{"path":"C:\\\\x","n":12345.678}',
];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('a text', () => {
  for (const text of whole) {
    it(`${text} is JSON, and each of its beginnings is cut`, () => {
      assert.equal(jsonFault(text), undefined);
      for (let length = 0; length < text.length; length++) {
        const cut = text.slice(0, length);
        if (!isJson(cut)) assert.equal(jsonFault(cut)?.isCut, true, JSON.stringify(cut));
      }
    });

    it(`${text} with a character changed is JSON where JSON.parse says so`, () => {
      for (let at = 0; at < text.length; at++) {
        for (const other of '{}[],:"x1 \\') {
          const changed = text.slice(0, at) + other + text.slice(at + 1);
          assert.equal(jsonFault(changed) === undefined, isJson(changed), JSON.stringify(changed));
        }
      }
    });
  }

  const broken = [
    ["{'a': 1}", 1, false],
    ['{"a": undefined}', 6, false],
    ['{"a": 1}}', 8, false],
    ['{"a" 1}', 5, false],
    ['{"a": 1,}', 8, false],
    ['[1 2]', 3, false],
    ['{"city": "Par', 9, true],
    ['{"a": [1, 2', 11, true],
    ['{"a": tru', 6, true],
    ['{"a": 1, "b', 9, true],
    ['{"a": 1, b', 9, false],
  ] as const;
  for (const [text, offset, isCut] of broken) {
    it(`${text} breaks at ${offset}`, () => assert.deepEqual(jsonFault(text), { offset, isCut }));
  }

  it('may be as deep as it likes', () => {
    assert.deepEqual(jsonFault('['.repeat(200_000)), { offset: 200_000, isCut: true });
  });
});
