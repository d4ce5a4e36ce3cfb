import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { visibleName, visibleText, withoutInvisible } from '../../../src/shared/text/invisible.ts';

describe('invisible characters', () => {
  test('are named in the place where they stand', () => {
    assert.equal(visibleText('done\u200B'), 'done⟨U+200B⟩');
    assert.equal(visibleText('\uFEFFa\u00ADb\u202Ec'), '⟨U+FEFF⟩a⟨U+00AD⟩b⟨U+202E⟩c');
    assert.equal(visibleText('a\tb\0'), 'a⟨U+0009⟩b⟨U+0000⟩');
  });

  test('leave a text alone that has none', () => {
    for (const text of ['', 'done', 'größe', '日本語', 'a b', '👩🏽‍💻', '🏳️‍🌈']) assert.equal(visibleName(text), text);
  });

  test('are spaces, too, at the ends of a name', () => {
    assert.equal(visibleName(' done  '), '␣done␣␣');
    assert.equal(visibleName('  '), '␣␣');
    assert.equal(visibleText(' done '), ' done ');
  });

  test('can be left out', () => {
    assert.equal(withoutInvisible('\u2066do\u200Dne\u2069'), 'done');
  });
});
