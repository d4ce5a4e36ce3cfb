import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { findStreams } from '../../../../src/host/code-lens/event-source-scan.ts';

/** `url` for one that is whole, `url…` for the beginning of one. */
function urls(text: string, isMarkup = false): string[] {
  return findStreams(text, isMarkup).map(({ url, isWhole }) => (isWhole ? url : `${url}…`));
}

describe('the scanner of code', () => {
  it('finds what is written out', () => {
    for (const code of [
      'new EventSource("http://h/a")',
      "const s = new EventSource('http://h/a', { withCredentials: true });",
      'new\n  EventSource ( /* here */ `http://h/a` )',
      'new window.EventSource("http://h/" + "a")',
      'return new globalThis . EventSource("http:\\/\\/h/a");',
      'new EventSourcePolyfill("http://h/a")',
      "const re = /['\"`]/; new EventSource('http://h/a')",
      'a / b; new EventSource("http://h/a") / c',
      "<p>don't</p>\nnew EventSource('http://h/a')",
      '`${new EventSource("http://h/a")}`',
      'x = `a ${ `b ${ { c: "}" } }` } d`; new EventSource("http://h/a")',
    ]) {
      assert.deepEqual(urls(code), ['http://h/a'], code);
    }
    const code = '/* é */ const s = new EventSource("/a");';
    assert.equal(findStreams(code, false)[0]?.offset, code.indexOf('new'));
  });

  it('finds the beginning of what is put together', () => {
    assert.deepEqual(urls('new EventSource(`http://h/${id}/x`)'), ['http://h/…']);
    assert.deepEqual(urls('new EventSource("/a?x=" + id + "&y")'), ['/a?x=…']);
    assert.deepEqual(urls('new EventSource(`${base}/a`)'), ['/a…']);
    assert.deepEqual(urls('new EventSource(`${f({ a: "}" })}/a`)'), ['/a…']);
    assert.deepEqual(urls('new EventSource(config.base + "/a")'), ['/a…']);
    assert.deepEqual(urls('new EventSource("/a" || other)'), ['/a…']);
    assert.deepEqual(urls('new EventSource("/a'), ['/a…']);
  });

  it('leaves alone what is none, or says nothing', () => {
    for (const code of [
      '// new EventSource("/a")',
      '/* new EventSource("/a") */',
      '"new EventSource(\'/a\')"',
      '`new EventSource("/a")`',
      'const re = /new EventSource("a")/;',
      'EventSource("/a")',
      'new MyEventSource("/a")',
      'new EventSources("/a")',
      'x.new EventSource("/a")',
      'new Foo, EventSource("/a")',
      'new EventSource(url)',
      'new EventSource(new URL("/a", base))',
      'new EventSource',
      'new EventSource()',
    ]) {
      assert.deepEqual(urls(code), [], code);
    }
  });

  it('reads the scripts of markup only', () => {
    const page = `<p>don't \` new EventSource("/no")</p><SCRIPT type="module">new EventSource("/a")</script>
      <script>/* </script> <script setup lang="ts">
      new EventSource('/b')`;
    assert.deepEqual(urls(page, true), ['/a', '/b']);
    assert.deepEqual(urls('<script', true), []);
  });

  it('never throws, and takes no longer than the text is', () => {
    const piece = fc.constantFrom(
      'new ',
      'EventSource',
      '(',
      ')',
      '`',
      '${',
      '}',
      '"',
      "'",
      '/',
      '*',
      '\\',
      '\n',
      '+',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), fc.boolean(), (pieces, isMarkup) => {
        const text = `EventSource ${pieces.join('')}`;
        for (const { offset } of findStreams(text, isMarkup)) assert.ok(text.startsWith('new', offset));
      }),
    );
    // Each of them took minutes if it were looked through again from every place.
    for (const text of ['`${', '/*', 'new EventSource(', '<script>', '"\\', 'new EventSource("a"+', '/[']) {
      findStreams(`EventSource ${text.repeat(100_000)}`, text === '<script>');
    }
  });
});
