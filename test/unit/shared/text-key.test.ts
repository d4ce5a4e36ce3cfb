import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { packTranslations, unpackTranslations } from '../../../src/host/vscode/packed-translations.ts';
import { byText, textKey, withTextKeys, type Translations } from '../../../src/shared/text/text-key.ts';

const file = new URL('../../../l10n/bundle.l10n.de.json', import.meta.url);
const german = JSON.parse(readFileSync(file, 'utf8')) as Translations;

describe('translations by short keys', () => {
  const keyed = withTextKeys(german);

  it('are all found by their English texts', () => {
    const found = byText(keyed);
    assert.ok(Object.keys(german).length > 1000);
    for (const [text, translation] of Object.entries(german)) assert.equal(found[text], translation);
  });

  it('are not found for another text, nor for the name of a member of all objects', () => {
    for (const text of ['No such text', 'constructor', '__proto__', '']) assert.equal(byText(keyed)[text], undefined);
  });

  it('are two thirds as long', () => {
    assert.ok(JSON.stringify(keyed).length < (JSON.stringify(german).length * 2) / 3);
  });

  it('are the same when they were packed, a third as long', () => {
    const packed = packTranslations(keyed);
    assert.deepEqual(unpackTranslations(packed), keyed);
    assert.ok(JSON.stringify(packed).length < JSON.stringify(german).length / 3);
  });

  it('are refused when two texts have the same key', () => {
    const [one, other] = ['text 8056', 'text 16020'];
    assert.equal(textKey(one), textKey(other));
    assert.throws(() => withTextKeys({ [one]: 'a', [other]: 'b' }), /same key/);
  });
});
