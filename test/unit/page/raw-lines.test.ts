import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { hexDump, hexRow } from '../../../src/page/details/raw/hex-rows.ts';
import { readLines } from '../../../src/page/details/raw/raw-lines.ts';
import { tokensOf } from '../../../src/page/ui/raw-text.ts';

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe('readLines', () => {
  test('tells the fields of the standard apart, by their names to the letter', () => {
    const lines = [
      'data: x',
      'data',
      'event:y',
      'id:',
      'retry: 1',
      ': hi',
      ':',
      'Data: x',
      'datax',
      ' data: x',
      'foo: 1',
    ];
    const kinds = readLines(utf8(`${lines.join('\n')}\n\n`)).map(({ kind }) => kind);
    assert.equal(kinds.join(' '), 'data data event id retry comment comment unknown unknown unknown unknown end');
  });

  test('splits each at its first colon, at any line end', () => {
    const shown = readLines(utf8('data:a:b\r\nid\r:c\n\r\n')).map(({ head, tail }) =>
      [head, tail].map((tokens) => tokens.map(({ text }) => text).join('')),
    );
    assert.deepEqual(shown, [
      ['data:', 'a:b␍␊'],
      ['id', '␍'],
      [':', 'c␊'],
      ['', '␍␊'],
    ]);
  });

  test('loses nothing of the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ':', '\r', '\n', '\0', ' ', 'é', '\u202e') });
    const shown = (tokens: readonly { text: string; endsLine?: boolean }[]): string =>
      tokens.map(({ text, endsLine }) => `${text}${endsLine === true ? '\n' : ''}`).join('');
    fc.assert(
      fc.property(text, (text) => {
        const lines = readLines(utf8(text)).flatMap(({ head, tail }) => head.concat(tail));
        assert.equal(shown(lines), shown(tokensOf(text)));
      }),
    );
  });
});

describe('hexDump', () => {
  test('has the offset, the bytes and what they are in ASCII', () => {
    const bytes = utf8('data: {"é":1}\r\n\r\n');
    assert.equal(hexRow(bytes, 0), '00000000  64 61 74 61 3a 20 7b 22  c3 a9 22 3a 31 7d 0d 0a  data: {"..":1}..');
    assert.equal(hexRow(bytes, 1), `00000010  0d 0a${' '.repeat(45)}..`);
    assert.equal(hexDump(bytes), `${hexRow(bytes, 0)}\n${hexRow(bytes, 1)}\n`);
    assert.equal(hexDump(new Uint8Array()), '');
  });

  test('can be read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const read = hexDump(bytes)
          .split('\n')
          .flatMap((row) => row.slice(10, 58).match(/[\da-f]{2}/g) ?? []);
        assert.deepEqual(
          Uint8Array.from(read, (hex) => Number.parseInt(hex, 16)),
          bytes,
        );
      }),
    );
  });
});
