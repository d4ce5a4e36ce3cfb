import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { layOutJson } from '../../../src/shared/text/json-text.ts';

function layOut(text: string): string | undefined {
  return layOutJson(text)
    ?.map(({ text }) => text)
    .join('');
}

describe('layOutJson', () => {
  test('keeps digits, order, duplicates and escapes as they came', () => {
    const text = '{"n":12345678901234567890,"a":1.50,"10":1e+400,"2":-0,"a":"\\u0041\\/\\"","e":{},"l":[ ]}';
    assert.equal(
      layOut(text),
      [
        '{',
        '  "n": 12345678901234567890,',
        '  "a": 1.50,',
        '  "10": 1e+400,',
        '  "2": -0,',
        String.raw`  "a": "\u0041\/\"",`,
        '  "e": {},',
        '  "l": []',
        '}',
      ].join('\n'),
    );
  });

  test('says of each token what it is', () => {
    const kinds = layOutJson('{"a":["b",1,true,null]}')?.filter(({ kind }) => kind !== 'punctuation');
    assert.deepEqual(kinds, [
      { kind: 'name', text: '"a"' },
      { kind: 'string', text: '"b"' },
      { kind: 'number', text: '1' },
      { kind: 'word', text: 'true' },
      { kind: 'word', text: 'null' },
    ]);
  });

  test('lays out like JSON.stringify, whatever the value', () => {
    const value = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 1, 5), (value, indent) => {
        assert.equal(layOut(` ${JSON.stringify(value, null, indent)}\n`), JSON.stringify(value, null, 2));
      }),
    );
  });

  test('leaves alone what is not JSON, or only a word', () => {
    for (const text of ['', 'text', '{', '{"a":1}x', '[1,]', "{'a':1}", '42', '"text"', 'null', '[NaN]']) {
      assert.equal(layOut(text), undefined, text);
    }
  });

  test('nesting that was made to fill the memory stays small', () => {
    const text = '['.repeat(5000) + ']'.repeat(5000);
    assert.ok((layOut(text)?.length ?? 0) < 1_000_000);
  });

  test('a string of megabytes is one token', () => {
    const text = JSON.stringify([`${'x'.repeat(4e6)}\n"`]);
    assert.equal(layOutJson(text)?.filter(({ kind }) => kind === 'string').length, 1);
  });
});
