import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRaw } from '../../../src/page/ui/raw-text.ts';

/** Text as it came, and `<NAME>` for each picture, with `/` where a line ends. */
function pictures(bytes: Uint8Array): string {
  return readRaw(bytes)
    .map(({ text, name, endsLine }) => (name === undefined ? text : `<${name}>${endsLine === true ? '/' : ''}`))
    .join('');
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe('readRaw', () => {
  test('shows each of the three line ends, and CR LF as one', () => {
    assert.equal(pictures(utf8('a\nb\rc\r\n\n\r')), 'a<LF>/b<CR>/c<CR LF>/<LF>/<CR>/');
    assert.deepEqual(readRaw(utf8('\r\n')), [{ text: '␍␊', name: 'CR LF', endsLine: true }]);
  });

  test('shows controls, the byte order mark, and what reorders or hides text', () => {
    assert.equal(
      pictures(utf8('\0\t\u001b\u007f\u0085\ufeffa\u202eb\u200bc\u2066')),
      '<NUL><TAB><ESC><DEL><U+0085><U+FEFF>a<U+202E>b<U+200B>c<U+2066>',
    );
  });

  test('every control has the picture of its own code point', () => {
    const controls = Array.from({ length: 32 }, (_, code) => code).filter((code) => code !== 10 && code !== 13);
    const texts = controls.map((code) => readRaw(Uint8Array.of(code))[0]?.text.codePointAt(0));
    assert.deepEqual(
      texts,
      controls.map((code) => 0x2400 + code),
    );
  });

  test('leaves other text alone, and puts U+FFFD for what is not UTF-8', () => {
    assert.deepEqual(readRaw(utf8('data: ä 💧')), [{ text: 'data: ä 💧' }]);
    assert.equal(pictures(Uint8Array.of(0x61, 0xff, 0x62)), 'a\ufffdb');
    assert.deepEqual(readRaw(new Uint8Array()), []);
  });
});
