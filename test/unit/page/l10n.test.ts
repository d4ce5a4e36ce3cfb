import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { problemsOf } from '../../../scripts/l10n/translations.ts';
import { pageTexts } from '../../../src/host/panel/page-texts.ts';

describe('translations', () => {
  it('are whole: nothing is missing, nothing is left, and each names the same values', () => {
    const source = {
      'Closed by {0}': 'Closed by {0}',
      Open: 'Open',
      'Open/verb': { message: 'Open', comment: ['verb'] },
    };
    const whole = { 'Closed by {0}': 'Von {0} geschlossen', Open: 'Offen', 'Open/verb': 'Öffnen' };
    assert.deepEqual(problemsOf(source, 'de', whole), []);
    const { Open: _, ...others } = whole;
    assert.deepEqual(problemsOf(source, 'de', others), ['de lacks: Open']);
    assert.deepEqual(problemsOf(source, 'de', { ...whole, Shut: 'Zu' }), ['de has what there is no text for: Shut']);
    assert.deepEqual(problemsOf(source, 'de', { ...whole, 'Closed by {0}': 'Geschlossen' }), [
      'de has other values in: Closed by {0}',
    ]);
  });

  it('are there before any text is asked for, in the host and in the page', () => {
    for (const [file, first] of [
      ['host/extension.ts', './vscode/l10n.ts'],
      ['page/app/main.ts', '../ui/l10n.ts'],
    ] as const) {
      const imports = readFileSync(new URL(`../../../src/${file}`, import.meta.url), 'utf8').match(/^import .*$/gm);
      assert.equal(imports?.[0], `import '${first}';`, file);
    }
  });

  it('stand in the page’s HTML as data that cannot end its element', () => {
    assert.equal(pageTexts(undefined), '');
    const html = pageTexts({ Close: '</script><script>alert(1)</script>' });
    assert.equal(html.match(/<\/script>/g)?.length, 1);
    assert.deepEqual(JSON.parse(html.slice(html.indexOf('>') + 1, html.lastIndexOf('<'))), {
      Close: '</script><script>alert(1)</script>',
    });
  });
});
