import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { isUnusualBody, jsonHint, shownBodyKind } from '../../../src/page/model/body-hints.ts';
import { jsonFault } from '../../../src/page/model/json-fault.ts';
import { isJson } from '../../../src/shared/text/json.ts';
import type { RequestDraft } from '../../../src/shared/boundary/page.ts';
import { runs } from '../../support/depth.ts';

function draft(body: string, type?: string, method = 'POST'): RequestDraft {
  const headers = type === undefined ? [] : [{ enabled: true, name: 'content-type', value: type }];
  return { url: 'h', method, parameters: [], headers, body };
}

describe('jsonFault', () => {
  const faults: readonly [text: string, place: string, expected: RegExp][] = [
    ['', '1:1', /^a value$/],
    ['{"a":}', '1:6', /^a value$/],
    ['{"a":1,}', '1:8', /^a name/],
    ["{'a':1}", '1:2', /^a name .* or }$/],
    ['{"a" 1}', '1:6', /^a colon$/],
    ['[1 2]', '1:4', /^a comma or \]$/],
    ['{"a":1\n "b":2}', '2:2', /^a comma or }$/],
    ['[1,\r\n2,]', '2:3', /^a value$/],
    ['{"a":1}}', '1:8', /^nothing more$/],
    ['{"a":[1', '1:8', /^a comma or \]$/],
    ['["a\nb"]', '1:2', /^a string that ends/],
    ['["\\x"]', '1:2', /^a string that ends/],
    ['[01]', '1:2', /^a value or \]$/],
    ['[True]', '1:2', /^a value or \]$/],
  ];
  for (const [text, place, expected] of faults) {
    test(`finds the place in ${JSON.stringify(text)}`, () => {
      const fault = jsonFault(text) ?? assert.fail('no fault was found');
      assert.equal(`${fault.line}:${fault.column}`, place);
      assert.match(fault.expected, expected);
    });
  }

  test('takes what JSON.parse takes, and nothing else', () => {
    const json = fc.json({ maxDepth: 4 });
    const broken = fc
      .tuple(json, fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '\\', '\n', '0', 'e', ' ', '-', '.'))
      .map(
        ([text, at, char]) => text.slice(0, at % (text.length + 1)) + char + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(json, broken), (text) => assert.equal(jsonFault(text) === undefined, isJson(text))),
      { numRuns: runs(3000) },
    );
  });
});

describe('what there is to say about a body', () => {
  test('JSON is checked where it is meant', () => {
    const meant = [
      draft('{'),
      draft(' [1'),
      draft('x', 'application/json; charset=utf-8'),
      draft('x', 'application/vnd.a+json'),
    ];
    for (const each of meant)
      assert.match(jsonHint(each) ?? '', /^Not JSON at line 1, column \d: expected .*sent unchanged\.$/);
    const not = [draft(''), draft(' \n', 'application/json'), draft('a=b'), draft('{', 'text/plain'), draft('{"a":1}')];
    for (const each of not) assert.equal(jsonHint(each), undefined);
  });

  test('a content type that is switched off says nothing', () => {
    const headers = [{ enabled: false, name: 'Content-Type', value: 'text/plain' }];
    assert.notEqual(jsonHint({ ...draft('{'), headers }), undefined);
  });

  test('GET with a body is unusual', () => {
    assert.deepEqual(
      [draft('x', undefined, 'GET'), draft('x', undefined, 'HEAD'), draft('', undefined, 'GET'), draft('x')].map(
        isUnusualBody,
      ),
      [true, true, false, false],
    );
  });
});

describe('a body with variables', () => {
  test('is JSON if it is with values in their place', () => {
    assert.equal(jsonHint(draft('{"a": {{n}}, "b": "x{{$env HOME}}"}')), undefined);
    assert.match(jsonHint(draft('{"a": {{n}},}')) ?? '', /line 1, column 13/);
  });
});

describe('the kind of a body', () => {
  test('is what was chosen, or what a header says', () => {
    assert.equal(shownBodyKind(draft('{}')), 'text');
    assert.equal(shownBodyKind(draft('{}', 'application/json')), 'json');
    assert.equal(shownBodyKind({ ...draft('{}', 'application/json'), bodyKind: 'form' }), 'form');
  });
});
